package org.anjuan.worker.drawing;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/**
 * An invisible watermark: a square of light and dark chips, repeated over the whole page so faintly
 * that white paper stays white to the eye.
 *
 * <p>What the chips say, and under which key, is the application's secret; here they are only burnt
 * in. The square is laid from the page's top left corner in pixels, so that its size does not
 * depend on the page's.
 */
public final class MarkPattern {

  /** Chips along a side. */
  public static final int SIDE = 32;

  /** Pixels along a chip. */
  public static final int CHIP = 4;

  /** Pixels along the square. */
  public static final int TILE = SIDE * CHIP;

  /** So many bytes say all chips, one bit each, row by row, the lowest bit first. */
  public static final int BYTES = SIDE * SIDE / 8;

  /** How far a pixel's brightness is moved, of 255. */
  private static final float STRENGTH = 1.7f;

  /** The largest shift. */
  private static final int LEVELS = 2;

  private static final int WHITE = 0xffffff;
  private static final int ONE_EACH = 0x010101;

  private final byte[] shift;

  /**
   * @throws IllegalArgumentException when there are more or fewer chips than a square has
   */
  public MarkPattern(byte[] chips) {
    if (chips.length != BYTES) {
      throw new IllegalArgumentException("a pattern has " + BYTES + " bytes");
    }
    shift = new byte[TILE * TILE];
    for (int y = 0; y < TILE; y++) {
      for (int x = 0; x < TILE; x++) {
        shift[y * TILE + x] = (byte) Math.round(STRENGTH * softened(chips, x, y));
      }
    }
  }

  /** The mean of a pixel and its eight neighbours: hard edges would be seen first. */
  private static float softened(byte[] chips, int x, int y) {
    int sum = 0;
    for (int dy = -1; dy <= 1; dy++) {
      for (int dx = -1; dx <= 1; dx++) {
        sum += sign(chips, Math.floorMod(x + dx, TILE) / CHIP, Math.floorMod(y + dy, TILE) / CHIP);
      }
    }
    return sum / 9f;
  }

  private static int sign(byte[] chips, int column, int row) {
    int chip = row * SIDE + column;
    return (chips[chip >> 3] >> (chip & 7) & 1) == 1 ? 1 : -1;
  }

  /** Burns the pattern into a picture in plain RGB. */
  public void burnInto(BufferedImage image) {
    if (image.getType() != BufferedImage.TYPE_INT_RGB) {
      throw new IllegalArgumentException("not plain RGB");
    }
    int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    int width = image.getWidth();
    for (int y = 0, i = 0; y < image.getHeight(); y++) {
      int row = (y & TILE - 1) * TILE;
      for (int x = 0; x < width; x++, i++) {
        int by = shift[row + (x & TILE - 1)];
        int pixel = pixels[i];
        // Pages are white for the most part.
        pixels[i] = (pixel & WHITE) == WHITE ? (255 - LEVELS + by) * ONE_EACH : moved(pixel, by);
      }
    }
  }

  private static int moved(int pixel, int by) {
    return channel(pixel >> 16 & 255, by) << 16
        | channel(pixel >> 8 & 255, by) << 8
        | channel(pixel & 255, by);
  }

  /** White and black give way by as much as the pattern needs to go both ways. */
  private static int channel(int value, int by) {
    return Math.min(Math.max(value, LEVELS), 255 - LEVELS) + by;
  }
}
