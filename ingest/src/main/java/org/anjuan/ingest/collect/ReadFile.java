package org.anjuan.ingest.collect;

import java.io.IOException;
import java.nio.file.Path;
import org.anjuan.ingest.collect.removal.FileState;

/** A file and what it was when it was read: only that may be taken away. */
record ReadFile(Path path, FileState state) {
  static ReadFile of(Path path) throws IOException {
    return new ReadFile(path, FileState.of(path));
  }
}
