package org.anjuan.archive.vault;

import com.mongodb.MongoException;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/**
 * Fetches the sealed segments of a range in order, a small batch at a time, a few of them while the
 * present one is read: the server must not wait for the reader, nor the reader for the server. For
 * one thread.
 */
final class SegmentSource {

  private static final int BATCH_BYTES = 1 << 20;
  private static final int AHEAD = 3;

  /**
   * Platform threads, used again: an answer of megabytes comes in many small reads, and a virtual
   * thread would be parked and woken by another for each.
   */
  private static final Executor FETCHERS =
      Executors.newCachedThreadPool(
          Thread.ofPlatform().daemon().name("vault-read-ahead-", 0).factory());

  private final VaultBucket bucket;
  private final BlobHeader header;
  private final long end;
  private final int batchSegments;
  private long batchStart;
  private Map<Long, byte[]> batch = Map.of();
  private final Queue<CompletableFuture<Map<Long, byte[]>>> ahead = new ArrayDeque<>();
  private long asked;

  /** Segments {@code from} to before {@code end}. */
  SegmentSource(VaultBucket bucket, BlobHeader header, long from, long end) {
    this.bucket = bucket;
    this.header = header;
    this.end = end;
    this.batchSegments = Math.max(1, BATCH_BYTES / header.segmentBytes());
    this.batchStart = from - batchSegments;
  }

  /** The segment of this number, which is the one asked for before plus one. */
  byte[] next(long number) {
    if (number >= batchStart + batchSegments) {
      turn();
    }
    var sealed = batch.remove(number);
    if (sealed == null) {
      throw bucket.exists(header.id())
          ? new TamperedBlob(header.id(), "segment " + number + " is missing")
          : new NoSuchBlob(header.id());
    }
    return sealed;
  }

  /** The first batch is fetched here: most blobs have no more. */
  private void turn() {
    batchStart += batchSegments;
    var fetched = ahead.poll();
    if (fetched == null) {
      asked = batchStart + batchSegments;
      batch = fetch(batchStart);
    } else {
      batch = join(fetched);
    }
    for (; ahead.size() < AHEAD && asked < end; asked += batchSegments) {
      long start = asked;
      ahead.add(CompletableFuture.supplyAsync(() -> fetch(start), FETCHERS));
    }
  }

  /** The last batch asks for one more than there may be: a blob must not have grown either. */
  private Map<Long, byte[]> fetch(long start) {
    long stop = Math.min(start + batchSegments, end);
    boolean toTheEnd = stop == header.segments();
    var found = bucket.segments(header.id(), start, toTheEnd ? stop + 1 : stop);
    if (found.containsKey(header.segments())) {
      throw new TamperedBlob(header.id(), "it has more segments than were stored");
    }
    return found;
  }

  private static Map<Long, byte[]> join(CompletableFuture<Map<Long, byte[]>> fetched) {
    try {
      return fetched.join();
    } catch (CompletionException e) {
      throw switch (e.getCause()) {
        case MongoException unreachable -> unreachable;
        case TamperedBlob tampered -> tampered;
        case null, default -> e;
      };
    }
  }
}
