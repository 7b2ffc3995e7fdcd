package org.anjuan.archive.vault;

import java.io.InputStream;
import java.time.Clock;
import javax.crypto.SecretKey;

/**
 * The vault on MongoDB: sealed segments are the chunks of a GridFS bucket.
 *
 * <p>Order of writes: an entry among the unsettled, the chunks, the entry again (is it still ours?)
 * unless all was written at once, the files document. Until the last one, nobody can open the blob,
 * and its data key exists in memory only.
 */
final class GridFsVault implements Vault {

  private final VaultBucket bucket;
  private final MasterKeys keys;
  private final Suite suite;
  private final int segmentBytes;
  private final Clock clock;

  GridFsVault(VaultBucket bucket, MasterKeys keys, Suite suite, int segmentBytes, Clock clock) {
    this.bucket = bucket;
    this.keys = keys;
    this.suite = suite;
    this.segmentBytes = segmentBytes;
    this.clock = clock;
  }

  @Override
  public StoredBlob store(InputStream content) {
    var id = BlobId.random();
    try {
      var writer = new BlobWriter(bucket, clock, id, suite, segmentBytes);
      var header = writer.write(content);
      if (!writer.isStillOurs()) {
        throw new StoreAborted(id);
      }
      bucket.insert(header, keys.wrap(writer.dataKey(), header));
      return new StoredBlob(id, header.size(), header.sha256());
    } catch (RuntimeException failed) {
      undo(id, failed);
      throw failed;
    }
  }

  /** Tidies at once what can be tidied; what can't is left to the sweep. */
  private void undo(BlobId id, RuntimeException failed) {
    try {
      remove(id);
    } catch (RuntimeException later) {
      failed.addSuppressed(later);
    }
  }

  @Override
  public void keep(BlobId id) {
    bucket.settleSoon(id);
  }

  @Override
  public void letGo(BlobId id) {
    bucket.unsettle(id, clock.instant());
  }

  @Override
  public BlobContent open(BlobId id) {
    var stored = bucket.find(id).orElseThrow(() -> new NoSuchBlob(id));
    return new Content(stored.header(), keys.unwrap(stored.key(), stored.header()));
  }

  @Override
  public void remove(BlobId id) {
    bucket.beginRemoval(id, clock.instant());
    bucket.delete(id);
    bucket.settle(id);
  }

  private final class Content implements BlobContent {

    private final BlobHeader header;
    private final SecretKey dataKey;
    private volatile boolean closed;

    Content(BlobHeader header, SecretKey dataKey) {
      this.header = header;
      this.dataKey = dataKey;
    }

    @Override
    public long size() {
      return header.size();
    }

    @Override
    public String sha256() {
      return header.sha256();
    }

    @Override
    public InputStream stream() {
      return stream(0, header.size());
    }

    @Override
    public InputStream stream(long offset, long length) {
      if (offset < 0 || length < 0 || offset > header.size() - length) {
        throw new NoSuchRange(offset, length, header.size());
      }
      long first = offset / header.segmentBytes();
      long end =
          Math.min(header.segments(), Math.ceilDiv(offset + length, (long) header.segmentBytes()));
      return new PlainStream(
          header,
          new SegmentSource(bucket, header, first, end),
          new SegmentCipher(header.id(), header.suite(), dataKey),
          () -> closed,
          offset,
          length);
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
