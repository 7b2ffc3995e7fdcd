package org.anjuan.ingest.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.anjuan.archive.document.ArchivedDocument;
import org.anjuan.archive.document.Documents;
import org.anjuan.archive.document.SourceKey;
import org.anjuan.archive.record.RecordId;
import org.anjuan.ingest.CollectingHospital;
import org.anjuan.ingest.Papers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** What sources do to a file while it is taken in, with the real archive behind it. */
@Tag("ING-2")
@Tag("ING-5")
class FolderIntakeTests extends CollectingHospital {
  @TempDir static Path root;

  @Autowired private FolderIntake intake;
  @Autowired private Documents documents;

  private final String name = RecordId.next().value().substring(0, 10);
  private final LeftAlone leftAlone = new LeftAlone(Clock.systemUTC());
  private Path campus;

  @BeforeEach
  void campus() throws IOException {
    campus = Files.createDirectories(root.resolve(name).resolve("MAIN"));
  }

  @Test
  void aReportThatReplacesTheOneJustTakenInBecomesItsNextVersion() throws IOException {
    var file = write(Papers.pdf("before"), "{\"title\": \"before\"}");
    var replaced = new AtomicBoolean();
    look((folder, path) -> {
      var read = intake.take(folder, path);
      if (!replaced.getAndSet(true)) {
        write(Papers.pdf("after"), "{\"title\": \"after\"}");
      }
      return read;
    });
    assertThat(document().orElseThrow().versions()).hasSize(1);
    assertThat(file).as("it was not read yet").exists();

    look(intake::take);
    assertThat(document().orElseThrow().versions()).hasSize(2);
    assertThat(document().orElseThrow().title()).isEqualTo("after");
    assertThat(campus.resolve("20260301/Z" + name + "_1/EMR")).isEmptyDirectory();
  }

  @Test
  void whatIsWrittenToWhileItIsReadIsNotFiledByHalf() throws Exception {
    var whole = Arrays.copyOf(Papers.pdf("whole"), 4_000_000);
    var file = write(whole, null);
    var begun = new CountDownLatch(1);
    var stopped = new AtomicBoolean();
    var writer =
        Thread.ofPlatform()
            .start(() -> {
              while (!stopped.get()) {
                append(file);
                begun.countDown();
              }
            });
    begun.await();
    try {
      assertThat(intake.take(campus, file)).isEmpty();
      assertThat(document()).isEmpty();
    } finally {
      stopped.set(true);
      writer.join();
    }

    assertThat(intake.take(campus, file)).extracting(ReadFile::path).containsExactly(file);
  }

  @Test
  void filesWithoutAReadableSideCarHoldUpNobody() throws IOException {
    for (var i = 0; i < 40; i++) {
      var bad = file().resolveSibling("C0034_" + name + "b" + i + ".pdf");
      Files.createDirectories(Path.of(bad + ".json")); // nobody reads a folder, not even root
      Files.write(bad, Papers.pdf("bad"));
    }
    for (var i = 0; i < 5; i++) {
      Files.write(
          file().resolveSibling("C0034_" + name + "g" + i + ".pdf"), Papers.pdf("good " + i));
    }
    look(intake::take);
    for (var i = 0; i < 5; i++) {
      assertThat(documents.find(new SourceKey("EMR", name + "g" + i))).isPresent();
    }
  }

  private static void append(Path file) {
    try {
      Files.writeString(file, "\n", StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void look(CampusLook.Receiver receiver) {
    var inbox = root.resolve(name);
    var clearing =
        new Clearing(inbox, inbox, FolderProperties.Afterwards.DELETE, Clock.systemUTC());
    new CampusLook(
            campus,
            receiver,
            clearing,
            leftAlone,
            Duration.ZERO,
            new Semaphore(4),
            () -> true,
            Clock.systemUTC())
        .look();
  }

  private Optional<ArchivedDocument> document() {
    return documents.find(new SourceKey("EMR", name));
  }

  private Path file() {
    return campus.resolve("20260301/Z" + name + "_1/EMR/C0034_" + name + ".pdf");
  }

  private Path write(byte[] content, @org.jspecify.annotations.Nullable String sideCar)
      throws IOException {
    var file = file();
    Files.createDirectories(file.getParent());
    if (sideCar != null) {
      rename(Files.writeString(Path.of(file + ".json.tmp"), sideCar), Path.of(file + ".json"));
    }
    rename(Files.write(Path.of(file + ".tmp"), content), file);
    return file;
  }

  private static void rename(Path unfinished, Path file) throws IOException {
    Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
