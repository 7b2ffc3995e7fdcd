package org.anjuan.archive.format;

import java.util.List;

class OfdWorkersTests extends FormatWorkersContract {

  @Override
  DocumentFormat format() {
    return DocumentFormat.OFD;
  }

  @Override
  byte[] document(List<String> pages) {
    return Samples.ofd(pages);
  }
}
