package org.anjuan.worker.recognition;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;
import org.anjuan.worker.drawing.Bitmaps;

/** A model that takes a picture, its colours shifted and scaled as it was trained. */
record Network(OrtSession session, Normalisation normalisation) {

  /** What is taken from, and what divides, a colour between 0 and 1: blue, green, red. */
  @SuppressWarnings("ArrayRecordComponent") // constants
  record Normalisation(float[] mean, float[] deviation) {

    static final Normalisation NATURAL =
        new Normalisation(
            new float[] {0.485f, 0.456f, 0.406f}, new float[] {0.229f, 0.224f, 0.225f});

    static final Normalisation CENTRED =
        new Normalisation(new float[] {0.5f, 0.5f, 0.5f}, new float[] {0.5f, 0.5f, 0.5f});
  }

  /** Numbers and their dimensions. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Output(float[] values, long[] shape) {}

  Output run(BufferedImage image) throws OrtException {
    long[] shape = {1, 3, image.getHeight(), image.getWidth()};
    var name = session.getInputNames().iterator().next();
    try (var input =
            OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), planes(image), shape);
        var results = session.run(Map.of(name, input))) {
      var result = (OnnxTensor) results.get(0);
      var buffer = result.getFloatBuffer();
      var values = new float[buffer.remaining()];
      buffer.get(values);
      return new Output(values, result.getInfo().getShape());
    }
  }

  private FloatBuffer planes(BufferedImage image) {
    int[] pixels = Bitmaps.pixels(image);
    var planes =
        ByteBuffer.allocateDirect(3 * Float.BYTES * pixels.length)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    var plane = new float[pixels.length];
    for (int colour = 0; colour < 3; colour++) {
      float mean = normalisation.mean[colour];
      float deviation = normalisation.deviation[colour];
      int shift = 8 * colour;
      for (int i = 0; i < pixels.length; i++) {
        plane[i] = ((pixels[i] >> shift & 255) / 255f - mean) / deviation;
      }
      planes.put(plane);
    }
    return planes.rewind();
  }
}
