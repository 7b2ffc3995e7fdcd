package org.anjuan.archive.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import org.anjuan.archive.ChildJvm;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("GEN-1")
class DataFolderTests {

  @TempDir Path temp;

  @Test
  void secondOpeningIsRefusedUntilTheFirstIsClosed() {
    try (var first = DataFolder.open(temp)) {
      assertThatExceptionOfType(DataFolderInUse.class)
          .isThrownBy(() -> DataFolder.open(temp))
          .withMessageContaining(first.path().toString())
          .withMessageContaining("--anjuan.data=");
    }
    try (var again = DataFolder.open(temp)) {
      assertThat(again.path()).isEqualTo(temp.toAbsolutePath());
    }
  }

  @Test
  void anotherProcessIsRefusedWhileThisOneHoldsTheFolder() throws Exception {
    try (var ignored = DataFolder.open(temp)) {
      var child = ChildJvm.start(Opener.class, "-Xmx64m", temp.toString());
      assertThat(child.lines()).containsExactly("DataFolderInUse");
    }
    var child = ChildJvm.start(Opener.class, "-Xmx64m", temp.toString());
    assertThat(child.lines()).containsExactly("opened");
  }

  @Test
  void foldersInsideAreMadeWhenAskedFor() {
    try (var data = DataFolder.open(temp.resolve("new"))) {
      assertThat(data.folder("mongo")).isDirectory().hasParent(data.path());
    }
  }

  /** Tries once, says how it went. */
  public static final class Opener {
    public static void main(String[] args) {
      try (var ignored = DataFolder.open(Path.of(args[0]))) {
        System.out.println("opened");
      } catch (DataFolderInUse refused) {
        System.out.println("DataFolderInUse");
      }
    }
  }
}
