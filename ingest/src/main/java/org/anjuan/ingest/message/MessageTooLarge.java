package org.anjuan.ingest.message;

import java.io.IOException;

/** A message beyond the limit; it was broken off and not kept. */
public final class MessageTooLarge extends IOException {
  private static final long serialVersionUID = 1L;

  MessageTooLarge(long limit) {
    super("more than " + limit + " bytes");
  }
}
