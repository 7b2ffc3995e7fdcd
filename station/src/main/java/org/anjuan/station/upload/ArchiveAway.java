package org.anjuan.station.upload;

import java.io.IOException;

/** The archive can't be reached, or not now: try again later. */
public final class ArchiveAway extends IOException {
  private static final long serialVersionUID = 1L;

  ArchiveAway(String why) {
    super(why);
  }
}
