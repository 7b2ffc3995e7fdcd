package org.anjuan.worker.pdf;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.anjuan.worker.runtime.Binding;
import org.anjuan.worker.runtime.OpenDocument;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.multipdf.PDFMergerUtility;
import org.apache.pdfbox.pdmodel.PDDocument;

/** Binds PDFs. */
final class PdfBinding implements Binding {

  @Override
  public OpenDocument.Copied bind(List<OpenDocument> documents, OutputStream out)
      throws IOException {
    try (var whole = new PDDocument(IOUtils.createMemoryOnlyStreamCache())) {
      var merger = new PDFMergerUtility();
      for (var document : documents) {
        ((PdfDocument) document).appendTo(whole, merger);
      }
      whole.save(out);
      return new OpenDocument.Copied(whole.getNumberOfPages(), false);
    }
  }
}
