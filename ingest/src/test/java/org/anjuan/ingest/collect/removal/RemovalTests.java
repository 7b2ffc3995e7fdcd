package org.anjuan.ingest.collect.removal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Only what was read is taken away, at whatever moment its source puts another in its place. */
@Tag("ING-2")
@Tag("ING-5")
class RemovalTests {
  private static final Instant LONG_AGO = Instant.parse("2026-03-01T08:00:00Z");

  @TempDir Path folder;

  private final Removal removal = new Removal();
  private Path report;

  @BeforeEach
  void report() throws IOException {
    report = write("report.pdf", "before", LONG_AGO);
  }

  @Test
  void whatIsStillWhatWasReadGoes() throws IOException {
    var read = FileState.of(report);
    assertThat(removal.remove(report, read::equals, Files::deleteIfExists)).isTrue();
    assertThat(folder).isEmptyDirectory();
    assertThat(removal.remove(report, read::equals, Files::deleteIfExists)).isFalse();
  }

  @Test
  void anotherFileOfTheSameLengthAndTimeIsNotWhatWasRead() throws IOException {
    var read = FileState.of(report);
    Files.move(
        write("report.tmp", "after!", LONG_AGO), report, StandardCopyOption.REPLACE_EXISTING);
    assertThat(removal.remove(report, read::equals, Files::deleteIfExists)).isFalse();
    assertThat(report).hasContent("after!");
  }

  @Test
  void replacedWhileItIsSetAsideItGetsItsNameBack() throws IOException {
    assertThat(removal.remove(report, afterTheFirstLook(() -> {}), Files::deleteIfExists))
        .isFalse();
    assertThat(report).hasContent("before");
    assertThat(folder).isDirectoryNotContaining("glob:**/.taken-*");
  }

  @Test
  void aNewerOneThatHasComeMeanwhileKeepsTheName() throws IOException {
    var newer = afterTheFirstLook(() -> write("report.pdf", "newest", LONG_AGO.plusSeconds(1)));
    assertThat(removal.remove(report, newer, Files::deleteIfExists)).isFalse();
    assertThat(report).hasContent("newest");
    assertThat(folder).isDirectoryNotContaining("glob:**/.taken-*");
  }

  @Test
  void whatComesUnderTheNameWhileTheReadOneGoesStays() throws IOException {
    var read = FileState.of(report);
    assertThat(
            removal.remove(
                report,
                read::equals,
                aside -> {
                  write("report.pdf", "after", LONG_AGO.plusSeconds(1));
                  Files.delete(aside);
                }))
        .isTrue();
    assertThat(report).hasContent("after");
  }

  @Test
  void whereTheDeedFailsTheFileIsBackInItsPlace() throws IOException {
    assertThatIOException()
        .isThrownBy(() ->
            removal.remove(
                report,
                any -> true,
                aside -> {
                  throw new IOException("no room");
                }));
    assertThat(report).hasContent("before");
    assertThat(folder).isDirectoryNotContaining("glob:**/.taken-*");
  }

  @Test
  void aNameTooLongForASecondOneIsComparedWhereItLies() throws IOException {
    var longest = write("x".repeat(251) + ".pdf", "before", LONG_AGO);
    var read = FileState.of(longest);
    Files.writeString(longest, "after, and longer");
    assertThat(removal.remove(longest, read::equals, Files::deleteIfExists)).isFalse();
    assertThat(longest).hasContent("after, and longer");
    assertThat(removal.remove(longest, any -> true, Files::deleteIfExists)).isTrue();
    assertThat(longest).doesNotExist();
  }

  @Test
  @Tag("ING-4")
  void whatACrashLeftAsideGetsItsNameBackUnlessANewerOneHasIt() throws IOException {
    var aside = write(".taken-0123abcd-other.pdf", "left aside", LONG_AGO);
    assertThat(Removal.isAside(String.valueOf(aside.getFileName()))).isTrue();
    removal.putBack(aside);
    assertThat(folder.resolve("other.pdf")).hasContent("left aside");
    assertThat(aside).doesNotExist();

    var older = write(".taken-0123abcd-report.pdf", "older", LONG_AGO.minusSeconds(1));
    removal.putBack(older);
    assertThat(report).hasContent("before");
    assertThat(older).doesNotExist();

    var newer = write(".taken-0123abcd-report.pdf", "newer", LONG_AGO.plusSeconds(1));
    removal.putBack(newer);
    assertThat(report).hasContent("before");
    assertThat(newer).as("until the name is free").exists();
    Files.delete(report);
    removal.putBack(newer);
    assertThat(report).hasContent("newer");
  }

  @Test
  void whatIsInHandIsNotPutBack() throws IOException {
    removal.remove(
        report,
        any -> true,
        aside -> {
          removal.putBack(aside);
          Files.delete(aside);
        });
    assertThat(folder).isEmptyDirectory();
  }

  private interface Meanwhile {
    void happens() throws IOException;
  }

  /** Finds the file as it was at first, and then, when it lies aside, another. */
  private Predicate<FileState> afterTheFirstLook(Meanwhile meanwhile) {
    var looks = new int[1];
    return state -> {
      if (looks[0]++ == 0) {
        return true;
      }
      try {
        meanwhile.happens();
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
      return false;
    };
  }

  private Path write(String name, String text, Instant modified) throws IOException {
    var file = Files.writeString(folder.resolve(name), text);
    return Files.setLastModifiedTime(file, FileTime.from(modified));
  }
}
