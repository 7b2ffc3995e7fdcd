package org.anjuan.archive.format;

import java.util.List;

class PdfWorkersTests extends FormatWorkersContract {

  @Override
  DocumentFormat format() {
    return DocumentFormat.PDF;
  }

  @Override
  byte[] document(List<String> pages) {
    return Samples.pdf(pages);
  }
}
