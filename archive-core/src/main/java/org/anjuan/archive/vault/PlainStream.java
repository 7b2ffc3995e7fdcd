package org.anjuan.archive.vault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/** The plaintext of a range, opened segment by segment. */
final class PlainStream extends InputStream {

  private final BlobHeader header;
  private final SegmentSource source;
  private final SegmentCipher cipher;
  private final BooleanSupplier contentClosed;
  private byte[] plain = new byte[0]; // one segment, used again for each
  private int position;
  private int limit;
  private long segment;
  private int skip;
  private long left;
  private boolean closed;

  PlainStream(
      BlobHeader header,
      SegmentSource source,
      SegmentCipher cipher,
      BooleanSupplier contentClosed,
      long offset,
      long length) {
    this.header = header;
    this.source = source;
    this.cipher = cipher;
    this.contentClosed = contentClosed;
    this.segment = offset / header.segmentBytes();
    this.skip = (int) (offset % header.segmentBytes());
    this.left = length;
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, into.length);
    requireOpen();
    if (length == 0) {
      return 0;
    }
    if (left == 0) {
      return -1;
    }
    int count = Math.min(length, opened());
    System.arraycopy(plain, position, into, offset, count);
    taken(count);
    return count;
  }

  /** Segment by segment, without a buffer between. */
  @Override
  public long transferTo(OutputStream out) throws IOException {
    requireOpen();
    long before = left;
    while (left > 0) {
      int count = opened();
      out.write(plain, position, count);
      taken(count);
      requireOpen();
    }
    return before;
  }

  private void requireOpen() throws IOException {
    if (closed || contentClosed.getAsBoolean()) {
      throw new IOException("The blob is closed");
    }
  }

  /** How many bytes can be given at once, one at least: a segment is opened when there are none. */
  private int opened() {
    if (position == limit) {
      openNextSegment();
    }
    return available();
  }

  private void taken(int count) {
    position += count;
    left -= count;
  }

  private void openNextSegment() {
    var sealed = source.next(segment);
    int length = header.plainBytes(segment);
    if (sealed.length != length + Suite.TAG_BYTES) {
      throw new TamperedBlob(header.id(), "segment " + segment + " has another length");
    }
    if (plain.length < length) {
      plain = new byte[length];
    }
    limit = 0; // nothing is given out of a segment that does not open
    position = 0;
    cipher.open(sealed, segment, header.isLast(segment), plain);
    limit = length;
    segment++;
    position = skip;
    skip = 0;
  }

  @Override
  public int available() {
    return (int) Math.min(limit - position, left);
  }

  @Override
  public void close() {
    closed = true;
    plain = new byte[0];
    position = 0;
    limit = 0;
  }
}
