package org.anjuan.archive.watermark;

/** The fast Fourier transform of squares whose side is a power of two, in place. */
final class Fourier {

  private final int side;
  private final float[] cosine;
  private final float[] sine;
  private final int[] reversed;

  Fourier(int side) {
    if (Integer.bitCount(side) != 1 || side < 2) {
      throw new IllegalArgumentException("side: a power of two");
    }
    this.side = side;
    cosine = new float[side / 2];
    sine = new float[side / 2];
    for (int i = 0; i < side / 2; i++) {
      cosine[i] = (float) Math.cos(2 * Math.PI * i / side);
      sine[i] = (float) Math.sin(2 * Math.PI * i / side);
    }
    reversed = new int[side];
    int shift = 32 - Integer.numberOfTrailingZeros(side);
    for (int i = 0; i < side; i++) {
      reversed[i] = Integer.reverse(i) >>> shift;
    }
  }

  int side() {
    return side;
  }

  void forward(float[] real, float[] imaginary) {
    rows(real, imaginary);
    transpose(real);
    transpose(imaginary);
    rows(real, imaginary);
    transpose(real);
    transpose(imaginary);
  }

  /** Without dividing by the number of values. */
  void backward(float[] real, float[] imaginary) {
    // Swapping the parts before and after turns the one transform into the other.
    forward(imaginary, real);
  }

  private void rows(float[] real, float[] imaginary) {
    for (int row = 0; row < side; row++) {
      row(real, imaginary, row * side);
    }
  }

  private void row(float[] real, float[] imaginary, int from) {
    for (int i = 0; i < side; i++) {
      int j = reversed[i];
      if (i < j) {
        swap(real, from + i, from + j);
        swap(imaginary, from + i, from + j);
      }
    }
    for (int half = 1; half < side; half <<= 1) {
      int stride = side / (2 * half);
      for (int start = from; start < from + side; start += 2 * half) {
        for (int k = 0; k < half; k++) {
          float c = cosine[k * stride];
          float s = -sine[k * stride];
          int a = start + k;
          int b = a + half;
          float re = real[b] * c - imaginary[b] * s;
          float im = real[b] * s + imaginary[b] * c;
          real[b] = real[a] - re;
          imaginary[b] = imaginary[a] - im;
          real[a] += re;
          imaginary[a] += im;
        }
      }
    }
  }

  private void transpose(float[] values) {
    for (int y = 0; y < side; y++) {
      for (int x = y + 1; x < side; x++) {
        swap(values, y * side + x, x * side + y);
      }
    }
  }

  private static void swap(float[] values, int i, int j) {
    float kept = values[i];
    values[i] = values[j];
    values[j] = kept;
  }
}
