package org.anjuan.ingest.station;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.anjuan.archive.vault.BlobContent;
import org.anjuan.archive.vault.BlobId;
import org.anjuan.archive.vault.Vault;
import org.jspecify.annotations.Nullable;

/** Reads blobs one after the other as if they were one; one is open at a time. */
final class PartStream extends InputStream {
  private final Vault vault;
  private final Deque<BlobId> left;
  private @Nullable BlobContent open;
  private InputStream current = InputStream.nullInputStream();

  PartStream(Vault vault, List<BlobId> parts) {
    this.vault = vault;
    this.left = new ArrayDeque<>(parts);
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (true) {
      var count = current.read(into, offset, length);
      if (count >= 0 || !advance()) {
        return count;
      }
    }
  }

  private boolean advance() throws IOException {
    close();
    var next = left.poll();
    if (next == null) {
      return false;
    }
    var content = vault.open(next);
    open = content;
    current = content.stream();
    return true;
  }

  @Override
  public void close() throws IOException {
    current.close();
    current = InputStream.nullInputStream();
    var content = open;
    if (content != null) {
      content.close();
      open = null;
    }
  }
}
