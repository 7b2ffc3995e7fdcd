package org.anjuan.ingest.station;

import java.io.IOException;

/** A part of an upload that is larger than was agreed; it was broken off and not kept. */
public final class PartTooLarge extends IOException {
  private static final long serialVersionUID = 1L;

  PartTooLarge() {
    super("the part is too large");
  }
}
