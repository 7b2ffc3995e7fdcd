package org.anjuan.worker.recognition;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The models, loaded from the class path. They live as long as the process. */
record Models(OrtSession detection, OrtSession direction, OrtSession reading, List<String> signs) {

  static Models load(int threads) throws OrtException {
    try (var options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(threads);
      options.setInterOpNumThreads(1);
      // Pages differ in size: patterns and arenas would only keep the memory of the largest.
      options.setMemoryPatternOptimization(false);
      options.addCPU(false);
      return new Models(
          session("ch_PP-OCRv4_det_infer.onnx", options),
          session("ch_ppocr_mobile_v2.0_cls_infer.onnx", options),
          session("ch_PP-OCRv4_rec_infer.onnx", options),
          new String(resource("ppocr_keys_v1.txt"), StandardCharsets.UTF_8).lines().toList());
    }
  }

  private static OrtSession session(String name, OrtSession.SessionOptions options)
      throws OrtException {
    return OrtEnvironment.getEnvironment().createSession(resource(name), options);
  }

  private static byte[] resource(String name) {
    try (var stream = Models.class.getResourceAsStream("/models/" + name)) {
      if (stream == null) {
        throw new IllegalStateException("missing: " + name);
      }
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
