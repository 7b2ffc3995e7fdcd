package org.anjuan.search.engine;

import java.nio.file.Path;

/** Another server, in this process or another, holds the data folder. */
public final class DataFolderInUse extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DataFolderInUse(Path folder) {
    super(
        "The search index in "
            + folder
            + " is in use by another Anjuan. Stop that one, or set anjuan.data to another folder.");
  }
}
