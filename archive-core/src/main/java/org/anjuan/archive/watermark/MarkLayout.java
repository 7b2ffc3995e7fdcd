package org.anjuan.archive.watermark;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import org.anjuan.worker.drawing.MarkPattern;

/**
 * Where the bits of a mark lie in the square of chips, by a secret: which chips are the fixed ones
 * that say where the square begins, which bit each of the others repeats, and each one's sign.
 */
final class MarkLayout {

  static final int CHIPS = MarkPattern.SIDE * MarkPattern.SIDE;
  static final int CODED = ConvolutionalCode.length(MarkPayload.BITS);

  private static final int FIXED = CHIPS * 3 / 8;

  /** For each chip the bit that it repeats; -1 for the fixed ones. */
  private final int[] bitOf = new int[CHIPS];

  private final boolean[] flipped = new boolean[CHIPS];

  MarkLayout(byte[] secret) {
    var random = new SecretNumbers(secret);
    var order = new int[CHIPS];
    for (int i = 0; i < CHIPS; i++) {
      order[i] = i;
      flipped[i] = random.below(2) == 1;
    }
    for (int i = CHIPS - 1; i > 0; i--) {
      int other = random.below(i + 1);
      int kept = order[i];
      order[i] = order[other];
      order[other] = kept;
    }
    for (int i = 0; i < CHIPS; i++) {
      bitOf[order[i]] = i < FIXED ? -1 : (i - FIXED) % CODED;
    }
  }

  /** The chips for {@link MarkPattern}. */
  byte[] chips(boolean[] coded) {
    var chips = new byte[MarkPattern.BYTES];
    for (int i = 0; i < CHIPS; i++) {
      boolean bit = bitOf[i] < 0 || coded[bitOf[i]];
      if (bit != flipped[i]) {
        chips[i >> 3] |= (byte) (1 << (i & 7));
      }
    }
    return chips;
  }

  /** +1 or -1 for the fixed chips, 0 for the others. */
  int fixed(int chip) {
    return bitOf[chip] >= 0 ? 0 : flipped[chip] ? -1 : 1;
  }

  /** How sure each coded bit is, from how bright each chip was found. */
  double[] soft(double[] chips) {
    var soft = new double[CODED];
    for (int i = 0; i < CHIPS; i++) {
      if (bitOf[i] >= 0) {
        soft[bitOf[i]] += flipped[i] ? -chips[i] : chips[i];
      }
    }
    return soft;
  }

  /** Numbers from SHA-256 in counter mode: the same in every Java for as long as files are read. */
  private static final class SecretNumbers {
    private final byte[] secret;
    private ByteBuffer block = ByteBuffer.allocate(0);
    private int counter;

    SecretNumbers(byte[] secret) {
      this.secret = secret.clone();
    }

    int below(int bound) {
      if (block.remaining() < Integer.BYTES) {
        refill();
      }
      // The bias of a bound below 2^10 in 2^31 is of no consequence.
      return (block.getInt() & Integer.MAX_VALUE) % bound;
    }

    private void refill() {
      try {
        var digest = MessageDigest.getInstance("SHA-256");
        digest.update(secret);
        digest.update(ByteBuffer.allocate(4).putInt(counter++).array());
        block = ByteBuffer.wrap(digest.digest());
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("SHA-256 is missing in this Java runtime", e);
      }
    }
  }
}
