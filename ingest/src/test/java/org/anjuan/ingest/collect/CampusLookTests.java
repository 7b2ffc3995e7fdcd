package org.anjuan.ingest.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What makes trouble in an inbox costs itself only, and only what was read goes away. */
@Tag("ING-2")
class CampusLookTests {
  private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

  @TempDir Path root;

  private final Set<String> taken = new ConcurrentSkipListSet<>();
  private final LeftAlone leftAlone = new LeftAlone(at(NOW));
  private Path campus;

  @BeforeEach
  void campus() throws IOException {
    campus = Files.createDirectories(root.resolve("inbox/MAIN"));
  }

  @Test
  void filesThatCanNotBeReadHoldUpNothingThatLiesBehindThem() throws IOException {
    for (var i = 0; i < 60; i++) {
      drop("day/Z%03d_1/EMR/bad.pdf".formatted(i));
      drop("day/Z%03d_1/EMR/good.pdf".formatted(i));
    }
    var look = look(this::takeGood);
    assertThat(look.look()).isEqualTo(60);
    assertThat(look.failures()).isEqualTo(60);
    assertThat(look.firstFailure()).isEqualTo("AccessDeniedException: no");

    var again = look(this::takeGood);
    assertThat(again.look()).isZero();
    assertThat(again.failures()).as("told once, not at every look").isZero();
  }

  private List<ReadFile> takeGood(Path campus, Path file) throws IOException {
    if (file.endsWith("bad.pdf")) {
      throw new java.nio.file.AccessDeniedException(file.toString(), null, "no");
    }
    return take(campus, file);
  }

  @Test
  void whatChangedAfterItFailedIsReadAtOnce() throws IOException {
    var bad = drop("day/Z1_1/EMR/bad.pdf");
    assertThat(look(this::takeGood).look()).isZero();
    Files.setLastModifiedTime(bad, FileTime.from(NOW.minusSeconds(5)));
    assertThat(look(this::take).look()).isEqualTo(1);
  }

  @Test
  void aStoreThatIsAwayEndsTheLookAndTheNextBeginsWithOthers() throws IOException {
    for (var i = 0; i < 60; i++) {
      drop("day/Z%03d_1/EMR/a.pdf".formatted(i));
    }
    CampusLook.Receiver away =
        (campus, file) -> {
          taken.add(file.toString());
          throw new IllegalStateException("the store is away");
        };
    look(away).look();
    var first = taken.size();
    assertThat(first).isBetween(20, 30);
    look(away).look();
    assertThat(taken.size()).isGreaterThanOrEqualTo(2 * first - 10);
  }

  @Test
  void aFolderThatIsTakenAwayDuringTheLookDoesNotEndIt() throws IOException {
    for (var stay = 0; stay < 5; stay++) {
      drop("day/Z%d_1/a.pdf".formatted(stay));
      drop("day/Z%d_1/b.pdf".formatted(stay));
    }
    // Its source clears a stay's folder of what was taken, while the second file waits its turn.
    look(
            (campus, file) -> {
              var read = take(campus, file);
              var folder = String.valueOf(file.getParent());
              Files.move(Path.of(folder), root.resolve("gone" + Path.of(folder).getFileName()));
              return read;
            })
        .look();
    assertThat(taken.stream().map(file -> Path.of(file).getParent()).distinct()).hasSize(5);
  }

  @Test
  void anEmptyFolderThatCanNotBeRemovedStays() throws IOException {
    var locked = Files.createDirectories(campus.resolve("locked"));
    var empty = old(Files.createDirectories(locked.resolve("20260101")));
    for (var i = 0; i < 5; i++) {
      drop("day%d/Z1_1/a.pdf".formatted(i));
    }
    Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r-xr-xr-x"));
    assumeThat(Files.isWritable(locked)).as("permissions bind us").isFalse();
    try {
      var look = look(this::take);
      assertThat(look.look()).isEqualTo(5);
      assertThat(look.failures()).isEqualTo(1);
      assertThat(empty).exists();
    } finally {
      Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  @Test
  void anEmptyFolderIsRemovedOnceItIsOld() throws IOException {
    var fresh = Files.createDirectories(campus.resolve("fresh"));
    Files.setLastModifiedTime(fresh, FileTime.from(NOW));
    var empty = old(Files.createDirectories(campus.resolve("20260101")));
    look(this::take).look();
    assertThat(empty).doesNotExist();
    assertThat(fresh).exists();
  }

  @Test
  @Tag("ING-5")
  void aReportThatReplacesTheOneJustReadStaysWithItsSideCar() throws IOException {
    var file = drop("day/Z1_1/EMR/a.pdf");
    drop("day/Z1_1/EMR/a.pdf.json");
    look(
            (campus, read) -> {
              var seen = List.of(ReadFile.of(read), ReadFile.of(Path.of(read + ".json")));
              replace(read, "corrected");
              return seen;
            })
        .look();
    assertThat(file).hasContent("corrected");
    assertThat(Path.of(file + ".json")).exists();
  }

  @Test
  @Tag("ING-5")
  void aSideCarThatComesForTheNextReportStays() throws IOException {
    var file = drop("day/Z1_1/EMR/a.pdf");
    var sideCar = drop("day/Z1_1/EMR/a.pdf.json");
    look(
            (campus, read) -> {
              var seen = List.of(ReadFile.of(read), ReadFile.of(sideCar));
              replace(sideCar, "of the next version");
              return seen;
            })
        .look();
    assertThat(file).doesNotExist();
    assertThat(sideCar).hasContent("of the next version");
  }

  @Test
  @Tag("ING-4")
  void whatACrashLeftAsideIsTakenInUnderItsOwnName() throws IOException {
    drop("day/Z1_1/EMR/.taken-0123abcd-a.pdf");
    look(this::take).look();
    look(this::take).look();
    assertThat(taken).containsExactly(campus.resolve("day/Z1_1/EMR/a.pdf").toString());
    assertThat(campus.resolve("day/Z1_1/EMR")).isEmptyDirectory();
  }

  private CampusLook look(CampusLook.Receiver receiver) {
    var clearing =
        new Clearing(
            root.resolve("inbox"),
            root.resolve("done"),
            FolderProperties.Afterwards.DELETE,
            at(NOW));
    return new CampusLook(
        campus,
        receiver,
        clearing,
        leftAlone,
        Duration.ofMillis(300),
        new Semaphore(1),
        () -> true,
        at(NOW));
  }

  private List<ReadFile> take(Path campus, Path file) throws IOException {
    var read = ReadFile.of(file);
    taken.add(file.toString());
    return List.of(read);
  }

  private Path drop(String path) throws IOException {
    var file = campus.resolve(path);
    Files.createDirectories(file.getParent());
    return old(Files.writeString(file, "as it was"));
  }

  private static void replace(Path file, String text) throws IOException {
    var unfinished = Files.writeString(Path.of(file + ".tmp"), text);
    Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private static Path old(Path path) throws IOException {
    return Files.setLastModifiedTime(path, FileTime.from(NOW.minus(Duration.ofHours(1))));
  }

  private static Clock at(Instant instant) {
    return Clock.fixed(instant, ZoneOffset.UTC);
  }
}
