package org.anjuan.worker.image;

import ai.onnxruntime.OrtException;
import org.anjuan.worker.paper.PaperFont;
import org.anjuan.worker.recognition.PageRecognition;
import org.anjuan.worker.runtime.WorkerProcess;

/** The process that reads pictures, and text in pictures. */
public final class ImageWorker {

  private ImageWorker() {}

  public static void main(String[] arguments) throws OrtException {
    var recognition = PageRecognition.load(Integer.getInteger("anjuan.recognition.threads", 1));
    WorkerProcess.serve(new ImageFormat(recognition, PaperFont.ofThisProcess()), recognition);
  }
}
