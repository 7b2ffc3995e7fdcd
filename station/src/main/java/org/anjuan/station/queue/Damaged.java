package org.anjuan.station.queue;

import java.io.IOException;

/** A sealed file that is not what was written. */
public final class Damaged extends IOException {
  private static final long serialVersionUID = 1L;

  Damaged(String what) {
    super(what);
  }
}
