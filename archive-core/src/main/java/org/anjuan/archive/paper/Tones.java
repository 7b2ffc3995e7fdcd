package org.anjuan.archive.paper;

import org.anjuan.archive.format.PagePixels;

/** A page in grey, one byte a pixel. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Tones(byte[] values, int width, int height) {

  private static final int COARSE = 420;

  /** At the margins lie shadows, punched holes and the edges of the glass. */
  private static final double MARGIN = 0.05;

  /** How far around a pixel its background is looked for, in pixels of a coarse page. */
  private static final int AROUND = 8;

  private static final int FAINTEST_INK = 20;
  private static final double LEAST_INK = 0.0012;

  /** Made coarser by whole steps until it is no wider. */
  static Tones of(PagePixels pixels, int widest) {
    int step = Math.max(1, Math.ceilDiv(pixels.width(), widest));
    int width = Math.max(1, pixels.width() / step);
    int height = Math.max(1, pixels.height() / step);
    var tones = new byte[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        tones[y * width + x] = (byte) mean(pixels, x * step, y * step, step);
      }
    }
    return new Tones(tones, width, height);
  }

  private static int mean(PagePixels pixels, int left, int top, int step) {
    var rgb = pixels.rgb();
    int right = Math.min(left + step, pixels.width());
    int bottom = Math.min(top + step, pixels.height());
    long sum = 0;
    for (int y = top; y < bottom; y++) {
      for (int i = 3 * (y * pixels.width() + left), end = i + 3 * (right - left); i < end; ) {
        // weights of red, green and blue, of 256
        sum += 77 * (rgb[i++] & 255) + 150 * (rgb[i++] & 255) + 29 * (rgb[i++] & 255);
      }
    }
    return (int) (sum / (256L * Math.max(1, (right - left) * (bottom - top))));
  }

  /**
   * Whether hardly anything differs from the paper around it. Compared with what is near, so that a
   * shadow on a photographed page is no ink.
   */
  boolean isBlank() {
    var coarse = coarse();
    int dx = (int) (coarse.width * MARGIN);
    int dy = (int) (coarse.height * MARGIN);
    var sums = coarse.sums();
    long ink = 0;
    long all = 0;
    for (int y = dy; y < coarse.height - dy; y++) {
      for (int x = dx; x < coarse.width - dx; x++, all++) {
        int tone = coarse.values[y * coarse.width + x] & 255;
        ink += coarse.around(sums, x, y) - tone > FAINTEST_INK ? 1 : 0;
      }
    }
    return ink < LEAST_INK * Math.max(1, all);
  }

  /** By a quarter, clockwise. */
  Tones turned() {
    var turned = new byte[values.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        turned[x * height + height - 1 - y] = values[y * width + x];
      }
    }
    return new Tones(turned, height, width);
  }

  private Tones coarse() {
    int step = Math.max(1, Math.ceilDiv(width, COARSE));
    int wide = Math.max(1, width / step);
    int high = Math.max(1, height / step);
    var coarse = new byte[wide * high];
    for (int y = 0; y < high; y++) {
      for (int x = 0; x < wide; x++) {
        int darkest = 255;
        for (int v = y * step; v < Math.min(height, (y + 1) * step); v++) {
          for (int u = x * step; u < Math.min(width, (x + 1) * step); u++) {
            darkest = Math.min(darkest, values[v * width + u] & 255);
          }
        }
        // thin strokes must not be averaged away
        coarse[y * wide + x] = (byte) darkest;
      }
    }
    return new Tones(coarse, wide, high);
  }

  /** The sum of all tones above and left of each pixel. */
  private long[] sums() {
    var sums = new long[(width + 1) * (height + 1)];
    for (int y = 0; y < height; y++) {
      long row = 0;
      for (int x = 0; x < width; x++) {
        row += values[y * width + x] & 255;
        sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1] + row;
      }
    }
    return sums;
  }

  private long around(long[] sums, int x, int y) {
    int left = Math.max(0, x - AROUND);
    int right = Math.min(width, x + AROUND + 1);
    int top = Math.max(0, y - AROUND);
    int bottom = Math.min(height, y + AROUND + 1);
    int row = width + 1;
    long sum =
        sums[bottom * row + right]
            - sums[top * row + right]
            - sums[bottom * row + left]
            + sums[top * row + left];
    return sum / ((long) (right - left) * (bottom - top));
  }
}
