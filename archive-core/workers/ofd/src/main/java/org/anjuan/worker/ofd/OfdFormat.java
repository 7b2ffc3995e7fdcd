package org.anjuan.worker.ofd;

import java.io.IOException;
import org.anjuan.worker.runtime.Limits;
import org.anjuan.worker.runtime.OpenDocument;
import org.anjuan.worker.runtime.PageFormat;

/** Opens OFD packages. */
final class OfdFormat implements PageFormat {

  @Override
  public OpenDocument open(byte[] content, Limits limits) throws IOException {
    var unpacked = OfdPackage.unpack(content, limits.bytes());
    try {
      return new OfdDocument(unpacked, limits);
    } catch (RuntimeException | StackOverflowError e) {
      unpacked.close();
      throw e;
    }
  }
}
