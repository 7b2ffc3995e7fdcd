package org.anjuan.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.anjuan.archive.audit.AuditAction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("SEC-12")
class AuditedEndpointsTests {

  @Test
  void everyEndpointOfTheInterfaceSaysWhatItLeavesInTheTrail() {
    assertThat(AuditedEndpoints.rows().stream().map(AuditedEndpoints.Row::endpoint))
        .containsExactlyInAnyOrderElementsOf(
            EndpointMatrixTests.rows()
                .map(EndpointMatrixTests.Row::toString)
                .filter(endpoint -> endpoint.contains(" /api/"))
                .toList());
  }

  /** That the named test shows it is for people to read; that it speaks of it is held here. */
  @Test
  void testThatIsNamedInsteadOfTheWalkSpeaksOfTheAction() {
    var tests = sources();
    for (var row : AuditedEndpoints.rows()) {
      if (row.elsewhere() != null) {
        assertThat(tests)
            .as(row.endpoint())
            .hasEntrySatisfying(
                row.elsewhere(),
                source -> assertThat(source).contains(String.valueOf(row.action())));
      }
    }
  }

  private static Map<String, String> sources() {
    var root = Path.of(System.getProperty("anjuan.root", ".."));
    var sources = new HashMap<String, String>();
    for (var module : List.of("archive-core", "search", "ingest", "security", "web")) {
      try (var files = Files.walk(root.resolve(module).resolve("src/test/java"))) {
        for (var file : (Iterable<Path>) files::iterator) {
          var name = String.valueOf(file.getFileName());
          if (name.endsWith("Tests.java")) {
            sources.put(name.replace(".java", ""), Files.readString(file));
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return sources;
  }

  @Test
  void whatItLeavesIsAnActionThatExists() {
    for (var row : AuditedEndpoints.rows()) {
      var action = row.action();
      if (action != null) {
        assertThat(AuditAction.valueOf(action)).as(row.endpoint()).isNotNull();
      }
    }
  }
}
