package org.anjuan.security.account;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes by time, RFC 6238 with what every authenticator understands: SHA-1, 6 digits, 30 seconds.
 */
final class Totp {
  private static final int SECONDS = 30;
  private static final int TURN = 1_000_000;

  /** Clocks of telephones are off; a person types slowly. */
  private static final int WINDOW = 1;

  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private Totp() {}

  static String code(byte[] secret, long step) {
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret, "RAW"));
      var hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
      var offset = hash[hash.length - 1] & 0xF;
      var number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & Integer.MAX_VALUE;
      return String.format(Locale.ROOT, "%06d", number % TURN);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static long stepAt(Instant time) {
    return Math.floorDiv(time.getEpochSecond(), SECONDS);
  }

  /**
   * The time step whose code was typed, if it is of about now. All are compared, whichever fits.
   */
  static OptionalLong matching(byte[] secret, String typed, Instant now) {
    var present = stepAt(now);
    var found = OptionalLong.empty();
    for (var step = present - WINDOW; step <= present + WINDOW; step++) {
      if (MessageDigest.isEqual(bytes(code(secret, step)), bytes(typed))) {
        found = OptionalLong.of(step);
      }
    }
    return found;
  }

  static String base32(byte[] secret) {
    var text = new StringBuilder();
    var buffer = 0;
    var bits = 0;
    for (var b : secret) {
      buffer = (buffer << 8) | (b & 0xFF);
      bits += 8;
      while (bits >= 5) {
        bits -= 5;
        text.append(BASE32.charAt((buffer >> bits) & 31));
      }
    }
    if (bits > 0) {
      text.append(BASE32.charAt((buffer << (5 - bits)) & 31));
    }
    return text.toString();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
