package org.anjuan.archive.platform;

import java.nio.file.Path;

/** Another process, or another part of this one, holds the data folder. */
public final class DataFolderInUse extends RuntimeException {

  DataFolderInUse(Path folder) {
    super(
        "The data folder "
            + folder
            + " is in use by another running Anjuan. Stop that one, or start this one with another"
            + " folder: --anjuan.data=<folder>");
  }
}
