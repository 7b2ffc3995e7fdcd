package org.anjuan.archive.format;

import java.util.List;

class ImageWorkersTests extends FormatWorkersContract {

  @Override
  DocumentFormat format() {
    return DocumentFormat.TIFF;
  }

  @Override
  byte[] document(List<String> pages) {
    return Samples.tiff(pages);
  }
}
