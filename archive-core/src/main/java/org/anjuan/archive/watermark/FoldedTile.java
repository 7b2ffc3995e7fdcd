package org.anjuan.archive.watermark;

import java.util.function.IntUnaryOperator;
import org.anjuan.worker.drawing.MarkPattern;

/**
 * All squares of a picture laid on top of each other, so that what repeats stays and what does not
 * fades; two samples a chip each way.
 */
final class FoldedTile {

  static final int PER_CHIP = 2;
  static final int SIDE = MarkPattern.SIDE * PER_CHIP;

  private static final Fourier FOURIER = new Fourier(SIDE);

  /** The spectrum, every part of it equally loud. */
  private final float[] real;

  private final float[] imaginary;

  private FoldedTile(float[] real, float[] imaginary) {
    this.real = real;
    this.imaginary = imaginary;
    FOURIER.forward(real, imaginary);
    for (int i = 0; i < real.length; i++) {
      float size = (float) Math.hypot(real[i], imaginary[i]) + 1e-9f;
      real[i] /= size;
      imaginary[i] /= size;
    }
    real[0] = 0;
    imaginary[0] = 0;
  }

  /**
   * @param scale of the squares, 1 as burnt in
   * @param turn in radians, clockwise on the screen
   */
  static FoldedTile of(GreyImage flat, double scale, double turn) {
    var sums = new float[SIDE * SIDE];
    double perPixel = SIDE / (MarkPattern.TILE * scale);
    double across = Math.cos(turn) * perPixel;
    double down = Math.sin(turn) * perPixel;
    // 16 binary places; whole squares fall off by themselves.
    int stepX = (int) Math.round(across * 65536);
    int stepY = (int) Math.round(-down * 65536);
    var values = flat.values();
    int width = flat.width();
    double middleX = width / 2.0;
    double middleY = flat.height() / 2.0;
    for (int y = 0, i = 0; y < flat.height(); y++) {
      double u0 = -middleX * across + (y - middleY) * down;
      double v0 = middleX * down + (y - middleY) * across;
      int u = (int) Math.round(u0 * 65536);
      int v = (int) Math.round(v0 * 65536);
      for (int x = 0; x < width; x++, i++) {
        sums[(v >> 16 & SIDE - 1) * SIDE + (u >> 16 & SIDE - 1)] += values[i];
        u += stepX;
        v += stepY;
      }
    }
    return new FoldedTile(sums, new float[SIDE * SIDE]);
  }

  /** How alike this and a pattern are, for every shift of the one against the other. */
  float[] correlation(Spectrum pattern) {
    var re = new float[real.length];
    var im = new float[real.length];
    for (int i = 0; i < re.length; i++) {
      re[i] = real[i] * pattern.real[i] + imaginary[i] * pattern.imaginary[i];
      im[i] = imaginary[i] * pattern.real[i] - real[i] * pattern.imaginary[i];
    }
    FOURIER.backward(re, im);
    return re;
  }

  /** How bright each chip is, the square beginning at this shift. */
  double[] chips(int shift, Spectrum chip) {
    var brightness = correlation(chip);
    var chips = new double[MarkLayout.CHIPS];
    int left = shift % SIDE;
    int top = shift / SIDE;
    for (int i = 0; i < chips.length; i++) {
      int x = i % MarkPattern.SIDE * PER_CHIP + left & SIDE - 1;
      int y = i / MarkPattern.SIDE * PER_CHIP + top & SIDE - 1;
      chips[i] = brightness[y * SIDE + x];
    }
    return chips;
  }

  /** The spectrum of a pattern that is looked for. */
  static final class Spectrum {
    private final float[] real = new float[SIDE * SIDE];
    private final float[] imaginary = new float[SIDE * SIDE];

    /** Of chips of these signs; 0 for those that may be either. */
    Spectrum(IntUnaryOperator signs) {
      for (int i = 0; i < MarkLayout.CHIPS; i++) {
        int sign = signs.applyAsInt(i);
        int x = i % MarkPattern.SIDE * PER_CHIP;
        int y = i / MarkPattern.SIDE * PER_CHIP;
        for (int dy = 0; dy < PER_CHIP; dy++) {
          for (int dx = 0; dx < PER_CHIP; dx++) {
            real[(y + dy) * SIDE + x + dx] = sign;
          }
        }
      }
      FOURIER.forward(real, imaginary);
    }
  }
}
