package org.anjuan.station.queue;

import java.io.IOException;
import java.nio.file.Path;

/** Another station program holds this queue. */
public final class QueueInUse extends IOException {
  private static final long serialVersionUID = 1L;

  QueueInUse(Path folder) {
    super("another station works with " + folder);
  }
}
