package org.anjuan.worker.dicom;

import java.awt.image.BufferedImage;

/**
 * How the samples of coloured pixels lie, and what they mean.
 *
 * @param samples of each pixel; the first three are its colour
 * @param width bytes of a sample, the highest of which is shown
 * @param planar whether the planes of samples lie one after the other, else the pixels
 * @param brightness whether they are brightness and two differences of colour (YBR_FULL)
 */
record Colours(int samples, int width, boolean planar, boolean brightness) {

  BufferedImage image(byte[] bytes, int columns, int rows) {
    var image = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_RGB);
    int plane = columns * rows;
    int[] pixel = new int[3];
    for (int i = 0; i < plane; i++) {
      for (int s = 0; s < 3; s++) {
        int at = planar ? s * plane + i : samples * i + s;
        pixel[s] = bytes[width * at + width - 1] & 255;
      }
      image.setRGB(i % columns, i / columns, brightness ? fromBrightness(pixel) : packed(pixel));
    }
    return image;
  }

  private static int packed(int... rgb) {
    return rgb[0] << 16 | rgb[1] << 8 | rgb[2];
  }

  private static int fromBrightness(int[] ybr) {
    double y = ybr[0];
    double b = ybr[1] - 128.0;
    double r = ybr[2] - 128.0;
    return packed(
        byteOf(y + 1.402 * r), byteOf(y - 0.344136 * b - 0.714136 * r), byteOf(y + 1.772 * b));
  }

  private static int byteOf(double value) {
    return (int) Math.clamp(Math.round(value), 0, 255);
  }
}
