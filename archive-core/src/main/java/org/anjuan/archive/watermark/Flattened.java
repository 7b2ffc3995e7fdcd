package org.anjuan.archive.watermark;

/**
 * A picture without what is the page's own: the mean of the surroundings is taken away, and what
 * stands out from them, such as writing, counts little.
 */
final class Flattened {

  private static final float FLOOR = 3;

  private Flattened() {}

  static GreyImage of(GreyImage image, int radius) {
    int width = image.width();
    int height = image.height();
    var difference = new float[width * height];
    var mean = boxMean(image.values(), width, height, radius);
    var squares = new float[width * height];
    for (int i = 0; i < difference.length; i++) {
      difference[i] = image.values()[i] - mean[i];
      squares[i] = difference[i] * difference[i];
    }
    var energy = boxMean(squares, width, height, radius);
    for (int i = 0; i < difference.length; i++) {
      // The best weight of a sample in noise is one over the noise's power.
      difference[i] = energy[i] < 1e-3f ? 0 : difference[i] / (energy[i] + FLOOR);
    }
    return new GreyImage(width, height, difference);
  }

  static float[] boxMean(float[] values, int width, int height, int radius) {
    var rows = new float[values.length];
    for (int y = 0; y < height; y++) {
      runningMean(values, rows, y * width, 1, width, radius);
    }
    var both = new float[values.length];
    for (int x = 0; x < width; x++) {
      runningMean(rows, both, x, width, height, radius);
    }
    return both;
  }

  private static void runningMean(
      float[] in, float[] out, int from, int step, int length, int radius) {
    double sum = 0;
    for (int i = 0; i < Math.min(radius, length); i++) {
      sum += in[from + i * step];
    }
    for (int i = 0; i < length; i++) {
      int entering = i + radius;
      int leaving = i - radius - 1;
      if (entering < length) {
        sum += in[from + entering * step];
      }
      if (leaving >= 0) {
        sum -= in[from + leaving * step];
      }
      int count = Math.min(entering, length - 1) - Math.max(leaving, -1);
      out[from + i * step] = (float) (sum / count);
    }
  }
}
