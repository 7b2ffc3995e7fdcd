package org.anjuan.archive.watermark;

/** A picture's brightness, row by row, 0 to 255. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record GreyImage(int width, int height, float[] values) {

  public GreyImage {
    if (width < 1 || height < 1 || values.length != width * height) {
      throw new IllegalArgumentException("size");
    }
  }

  /** From three bytes a pixel: red, green, blue. */
  public static GreyImage ofRgb(int width, int height, byte[] rgb) {
    var values = new float[width * height];
    for (int i = 0, o = 0; i < values.length; i++, o += 3) {
      values[i] = grey(rgb[o] & 255, rgb[o + 1] & 255, rgb[o + 2] & 255);
    }
    return new GreyImage(width, height, values);
  }

  /** From one number a pixel, as in {@code BufferedImage.TYPE_INT_RGB}. */
  public static GreyImage ofPixels(int width, int height, int[] pixels) {
    var values = new float[width * height];
    for (int i = 0; i < values.length; i++) {
      values[i] = grey(pixels[i] >> 16 & 255, pixels[i] >> 8 & 255, pixels[i] & 255);
    }
    return new GreyImage(width, height, values);
  }

  private static float grey(int red, int green, int blue) {
    return 0.299f * red + 0.587f * green + 0.114f * blue;
  }

  /** Half as wide and high: the mean of four. */
  GreyImage halved() {
    int halfWidth = Math.max(1, width / 2);
    int halfHeight = Math.max(1, height / 2);
    var half = new float[halfWidth * halfHeight];
    for (int y = 0; y < halfHeight; y++) {
      for (int x = 0; x < halfWidth; x++) {
        int right = Math.min(2 * x + 1, width - 1);
        int down = Math.min(2 * y + 1, height - 1);
        half[y * halfWidth + x] =
            (values[2 * y * width + 2 * x]
                    + values[2 * y * width + right]
                    + values[down * width + 2 * x]
                    + values[down * width + right])
                / 4;
      }
    }
    return new GreyImage(halfWidth, halfHeight, half);
  }
}
