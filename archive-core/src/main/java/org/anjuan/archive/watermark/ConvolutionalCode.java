package org.anjuan.archive.watermark;

import java.util.Arrays;

/**
 * The convolutional code of rate 1/3 and constraint length 9 (generators 557, 663, 711 in octal, as
 * CDMA2000 uses it), ended by zeros, decoded softly by Viterbi's algorithm.
 */
final class ConvolutionalCode {

  private static final int[] GENERATORS = {0557, 0663, 0711};
  private static final int MEMORY = 8;
  private static final int STATES = 1 << MEMORY;

  private ConvolutionalCode() {}

  /** How many bits so many become. */
  static int length(int bits) {
    return (bits + MEMORY) * GENERATORS.length;
  }

  static boolean[] encode(boolean[] bits) {
    var coded = new boolean[length(bits.length)];
    int register = 0;
    for (int i = 0, o = 0; i < bits.length + MEMORY; i++) {
      register = register << 1 & 2 * STATES - 1 | (i < bits.length && bits[i] ? 1 : 0);
      for (int generator : GENERATORS) {
        coded[o++] = parity(register & generator);
      }
    }
    return coded;
  }

  /**
   * The likeliest bits.
   *
   * @param soft for each coded bit: the more positive, the surer it is set
   */
  static boolean[] decode(double[] soft, int bits) {
    int steps = bits + MEMORY;
    var cost = new double[STATES];
    Arrays.fill(cost, Double.NEGATIVE_INFINITY);
    cost[0] = 0;
    var before = new byte[steps][STATES];
    for (int step = 0; step < steps; step++) {
      var next = new double[STATES];
      Arrays.fill(next, Double.NEGATIVE_INFINITY);
      int inputs = step < bits ? 2 : 1;
      for (int state = 0; state < STATES; state++) {
        for (int input = 0; input < inputs; input++) {
          int register = state << 1 | input;
          double sum = cost[state] + agreement(register, soft, step);
          int to = register & STATES - 1;
          if (sum > next[to]) {
            next[to] = sum;
            before[step][to] = (byte) (register >> MEMORY);
          }
        }
      }
      cost = next;
    }
    return walkBack(before, bits);
  }

  private static double agreement(int register, double[] soft, int step) {
    double sum = 0;
    for (int g = 0; g < GENERATORS.length; g++) {
      double value = soft[step * GENERATORS.length + g];
      sum += parity(register & GENERATORS[g]) ? value : -value;
    }
    return sum;
  }

  private static boolean[] walkBack(byte[][] before, int bits) {
    var decoded = new boolean[bits];
    int state = 0;
    for (int step = before.length - 1; step >= 0; step--) {
      if (step < bits) {
        decoded[step] = (state & 1) == 1;
      }
      state = state >> 1 | before[step][state] << MEMORY - 1;
    }
    return decoded;
  }

  private static boolean parity(int bits) {
    return (Integer.bitCount(bits) & 1) == 1;
  }
}
