package org.anjuan.web.process;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Watches an application until it has nothing left to do. */
final class Caretaker {
  private static final Duration PATIENCE = Duration.ofMinutes(8);
  private static final String GENERATOR = "org.anjuan.demo.DemoHospital";

  private final AnjuanProcess application;

  Caretaker(AnjuanProcess application) {
    this.application = application;
  }

  /** What a system administrator sees. */
  static JsonNode state(Visitor administrator) {
    return administrator.json("/api/system");
  }

  /** Waits until the inbox is empty and no work is open; dead letters are not open work. */
  void awaitRest() {
    var administrator = Visitor.person(application, "sysadmin");
    await("all work done")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(500))
        .until(
            () -> !isFed() && documentsIn(application.inbox()).isEmpty() && rests(administrator));
  }

  private boolean isFed() {
    return application.hasChild(GENERATOR);
  }

  /** A notice that is told again only after hours is no work on documents. */
  private static boolean rests(Visitor administrator) {
    return state(administrator)
        .path("work")
        .path("byKind")
        .propertyStream()
        .filter(kind -> !kind.getKey().equals("TELL_NOTICE"))
        .allMatch(kind -> kind.getValue().asLong() == 0);
  }

  /** What still lies in the inbox; a side-car alone does no harm. */
  static List<Path> documentsIn(Path inbox) {
    try (var files = Files.walk(inbox)) {
      return files.filter(Files::isRegularFile).filter(Caretaker::isDocument).toList();
    } catch (UncheckedIOException taken) {
      return List.of(inbox); // a file went away under the walk: look again
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isDocument(Path file) {
    var name = String.valueOf(file.getFileName());
    return name.equals("encounter.json") || !name.endsWith(".json");
  }
}
