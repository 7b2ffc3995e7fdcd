package org.anjuan.archive.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** All that is known of a blob besides its bytes; bound to its wrapped key. */
record BlobHeader(
    BlobId id, Suite suite, long size, int segmentBytes, String sha256, Instant created) {

  static final int FORMAT = 1;
  static final int SMALLEST_SEGMENT = 1 << 10;
  static final int LARGEST_SEGMENT = 4 << 20;

  BlobHeader {
    if (size < 0
        || segmentBytes < SMALLEST_SEGMENT
        || segmentBytes > LARGEST_SEGMENT
        || sha256.length() != 64) {
      throw new IllegalArgumentException("Not a blob's header");
    }
  }

  /** An empty blob has one empty segment: there is always a last one. */
  long segments() {
    return Math.max(1, Math.ceilDiv(size, (long) segmentBytes));
  }

  int plainBytes(long segment) {
    return (int) Math.min(segmentBytes, size - segment * segmentBytes);
  }

  boolean isLast(long segment) {
    return segment == segments() - 1;
  }

  long sealedBytes() {
    return size + segments() * Suite.TAG_BYTES;
  }

  /** Associated data of the wrapped data key. */
  byte[] binding(String keyId) {
    var key = keyId.getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(128 + key.length)
        .put("anjuan-key".getBytes(StandardCharsets.US_ASCII))
        .put((byte) FORMAT)
        .put((byte) suite.code())
        .put(id.value().getBytes(StandardCharsets.US_ASCII))
        .putLong(size)
        .putInt(segmentBytes)
        .put(sha256.getBytes(StandardCharsets.US_ASCII), 0, 64)
        .putLong(created.toEpochMilli())
        .put((byte) key.length)
        .put(key)
        .array();
  }
}
