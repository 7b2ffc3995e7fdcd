package org.anjuan.worker.pdf;

import java.nio.file.Path;
import javax.imageio.spi.IIORegistry;
import org.anjuan.worker.jpeg2000.Jpeg2000;
import org.anjuan.worker.runtime.WorkerProcess;
import org.apache.pdfbox.pdmodel.font.FontMappers;

/** The process that reads PDF. */
public final class PdfWorker {

  private PdfWorker() {}

  public static void main(String[] arguments) {
    FontMappers.set(
        ChineseFallback.with(
            FontMappers.instance(), Path.of(System.getProperty("anjuan.font", ""))));
    if (Jpeg2000.isAvailable()) {
      IIORegistry.getDefaultInstance().registerServiceProvider(new Jpeg2000ReaderSpi());
    }
    WorkerProcess.serve(new PdfFormat(), new PdfBinding());
  }
}
