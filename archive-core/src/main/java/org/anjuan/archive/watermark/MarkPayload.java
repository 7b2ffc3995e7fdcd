package org.anjuan.archive.watermark;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/** A mark and its keyed check: only who has the key can make one, or takes noise for one. */
final class MarkPayload {

  static final int ID_BITS = 32;

  /** Of 16 million wrong readings, one passes. */
  static final int CHECK_BITS = 24;

  static final int BITS = ID_BITS + CHECK_BITS;

  private final SecretKey key;

  MarkPayload(SecretKey key) {
    this.key = key;
  }

  boolean[] bits(MarkId id) {
    var bits = new boolean[BITS];
    write(bits, 0, ID_BITS, id.bits());
    write(bits, ID_BITS, CHECK_BITS, check(id.bits()));
    return bits;
  }

  /** The mark, when the check is right. */
  Optional<MarkId> read(boolean[] bits) {
    int id = read(bits, 0, ID_BITS);
    return read(bits, ID_BITS, CHECK_BITS) == check(id)
        ? Optional.of(MarkId.of(id))
        : Optional.empty();
  }

  private int check(int id) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      var sum = mac.doFinal(ByteBuffer.allocate(4).putInt(id).array());
      return ByteBuffer.wrap(sum).getInt() >>> 32 - CHECK_BITS;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC-SHA256 is missing in this Java runtime", e);
    }
  }

  private static void write(boolean[] bits, int from, int length, int value) {
    for (int i = 0; i < length; i++) {
      bits[from + i] = (value >>> i & 1) == 1;
    }
  }

  private static int read(boolean[] bits, int from, int length) {
    int value = 0;
    for (int i = 0; i < length; i++) {
      value |= (bits[from + i] ? 1 : 0) << i;
    }
    return value;
  }
}
