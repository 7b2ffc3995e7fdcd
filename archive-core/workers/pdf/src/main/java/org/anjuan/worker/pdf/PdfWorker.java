package org.anjuan.worker.pdf;

import java.nio.file.Path;
import org.anjuan.worker.runtime.WorkerProcess;
import org.apache.pdfbox.pdmodel.font.FontMappers;

/** The process that reads PDF. */
public final class PdfWorker {

  private PdfWorker() {}

  public static void main(String[] arguments) {
    FontMappers.set(
        ChineseFallback.with(
            FontMappers.instance(), Path.of(System.getProperty("anjuan.font", ""))));
    WorkerProcess.serve(new PdfFormat(), new PdfBinding());
  }
}
