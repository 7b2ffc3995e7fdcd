package org.anjuan.ingest.collect.channel;

import java.io.IOException;
import java.io.InputStream;

/** Files that are read whole. */
final class SmallFile {
  private static final int LARGEST = 1 << 20;

  private SmallFile() {}

  static byte[] read(InputStream in) throws IOException {
    var bytes = in.readNBytes(LARGEST + 1);
    if (bytes.length > LARGEST) {
      throw new SourceTrouble(Trouble.TOO_LONG, "side-car");
    }
    return bytes;
  }
}
