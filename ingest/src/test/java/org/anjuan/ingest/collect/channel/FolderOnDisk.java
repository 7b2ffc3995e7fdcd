package org.anjuan.ingest.collect.channel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the peers of file channels have in common: their files lie in a folder here. */
abstract class FolderOnDisk extends PullChannelContract {
  @org.junit.jupiter.api.io.TempDir Path root;

  @Override
  void put(String path, byte[] content) throws IOException {
    var file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
  }

  @Override
  boolean has(String path) {
    return Files.exists(root.resolve(path));
  }

  @Override
  boolean isAcknowledged(String path) {
    return !has(path) && Files.exists(root.resolve("done").resolve(path));
  }

  static Afterwards moving() {
    return new Afterwards(Afterwards.Deed.MOVE, "done");
  }
}
