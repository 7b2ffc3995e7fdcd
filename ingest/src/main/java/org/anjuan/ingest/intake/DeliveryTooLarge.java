package org.anjuan.ingest.intake;

import java.io.IOException;

/** A delivery beyond the hard limit; it was broken off and not kept. */
public final class DeliveryTooLarge extends IOException {
  private static final long serialVersionUID = 1L;

  DeliveryTooLarge(long limit) {
    super("more than " + limit + " bytes");
  }
}
