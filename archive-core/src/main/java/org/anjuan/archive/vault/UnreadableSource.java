package org.anjuan.archive.vault;

import java.io.IOException;

/** The stream that was to be stored failed; nothing was stored. */
public final class UnreadableSource extends RuntimeException {

  UnreadableSource(IOException cause) {
    super("The content could not be read to its end", cause);
  }
}
