package org.anjuan.archive.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

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
  void nothingIsLeftWhenItIsClosed() {
    var folder = new WorkerFolder();
    folder.close();

    assertThat(folder.path()).doesNotExist();
  }
}
