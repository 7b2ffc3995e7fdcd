package org.anjuan.worker.text;

import org.anjuan.worker.paper.PaperFont;
import org.anjuan.worker.runtime.WorkerProcess;

/** The process that reads XML, plain text, Word and RTF. */
public final class TextWorker {

  private TextWorker() {}

  public static void main(String[] arguments) {
    var font = PaperFont.ofThisProcess();
    WorkerProcess.serve(new TextFormat(font));
  }
}
