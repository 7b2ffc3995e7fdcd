package org.anjuan.archive.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

@Tag("SEC-1")
class WorkerFolderTests {

  @Test
  void whatAKilledApplicationLeftIsRemovedAndNothingElse() throws IOException {
    var left = Files.createTempDirectory(WorkerFolder.PREFIX);
    Files.createFile(left.resolve(WorkerFolder.LOCK));
    try (var living = new WorkerFolder();
        var next = new WorkerFolder()) {
      assertThat(left).doesNotExist();
      assertThat(living.font()).exists();
      assertThat(next.font()).exists();
    }
  }

  @Test
  void oneThatTheMachineHasClearedAwayIsMadeAnew() throws IOException {
    Path former;
    try (var folder = new WorkerFolder()) {
      var first = folder.path();
      FileSystemUtils.deleteRecursively(first);

      var temporary = folder.temporary();

      assertThat(temporary).isDirectory().hasParent(folder.path());
      assertThat(folder.font()).exists().hasParent(folder.path());
      Files.delete(folder.font());
      folder.temporary();
      assertThat(folder.font()).exists();
      assertThat(folder.path()).isNotEqualTo(first);
      assertThat(temporary).as("workers that live still have the former folder").exists();
      former = temporary.getParent();
    }
    assertThat(former).doesNotExist();
  }

  @Test
  void nothingIsLeftWhenItIsClosed() {
    var folder = new WorkerFolder();
    folder.close();

    assertThat(folder.path()).doesNotExist();
  }
}
