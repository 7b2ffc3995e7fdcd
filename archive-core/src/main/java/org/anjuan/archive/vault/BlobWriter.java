package org.anjuan.archive.vault;

import com.mongodb.MongoException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.anjuan.archive.vault.VaultBucket.Stage;
import org.jspecify.annotations.Nullable;

/** Seals one stream segment by segment into the bucket; used once. */
final class BlobWriter {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BATCH_BYTES = 2 << 20;
  private static final Executor SENDERS =
      Executors.newCachedThreadPool(
          Thread.ofPlatform().daemon().name("vault-write-behind-", 0).factory());

  /** A long upload says this often that it is alive, or the sweep would take it for an orphan. */
  static final Duration SIGN_OF_LIFE = Duration.ofMinutes(1);

  private final VaultBucket bucket;
  private final Clock clock;
  private final BlobId id;
  private final Suite suite;
  private final int segmentBytes;
  private final SecretKey dataKey;
  private final SegmentCipher cipher;
  private final MessageDigest digest = sha256();
  private List<byte[]> batch = new ArrayList<>();
  private CompletableFuture<Void> underWay = CompletableFuture.completedFuture(null);
  private @Nullable Instant lastSign;
  private Stage entered = Stage.WRITING;
  private long segments;
  private long size;

  BlobWriter(VaultBucket bucket, Clock clock, BlobId id, Suite suite, int segmentBytes) {
    this.bucket = bucket;
    this.clock = clock;
    this.id = id;
    this.suite = suite;
    this.segmentBytes = segmentBytes;
    this.dataKey = newKey(suite);
    this.cipher = new SegmentCipher(id, suite, dataKey);
  }

  private static SecretKey newKey(Suite suite) {
    var bytes = new byte[suite.keyBytes()];
    RANDOM.nextBytes(bytes);
    return new SecretKeySpec(bytes, suite.algorithm());
  }

  SecretKey dataKey() {
    return dataKey;
  }

  /**
   * Writes all segments, after an entry among the unsettled; the header that must be written last.
   * What fits into one batch is entered as stored at once: it is complete with that one write.
   */
  BlobHeader write(InputStream content) {
    try {
      writeSegments(content);
    } catch (RuntimeException failed) {
      settle(failed);
      throw failed;
    }
    return new BlobHeader(
        id, suite, size, segmentBytes, HexFormat.of().formatHex(digest.digest()), created());
  }

  private void writeSegments(InputStream content) {
    var current = new byte[segmentBytes];
    var next = new byte[segmentBytes];
    int length = read(content, current);
    while (true) {
      int following = length < segmentBytes ? 0 : read(content, next);
      boolean last = following == 0;
      add(current, length, last);
      if (last) {
        break;
      }
      var swap = current;
      current = next;
      next = swap;
      length = following;
    }
    awaitSent();
    if (!batch.isEmpty()) { // else the last segment filled one
      begin(Stage.STORED);
      bucket.insert(id, segments, batch);
    }
  }

  private void begin(Stage stage) {
    if (lastSign == null) {
      entered = stage;
      lastSign = clock.instant();
      bucket.begin(id, stage, lastSign);
    }
  }

  /** Enters it as stored, if it is not; false when the sweep took it for an orphan meanwhile. */
  boolean isStillOurs() {
    return entered == Stage.STORED && !isSignDue()
        || bucket.advance(id, Stage.STORED, clock.instant());
  }

  private boolean isSignDue() {
    var last = lastSign;
    return last == null || last.plus(SIGN_OF_LIFE).isBefore(clock.instant());
  }

  /** Who tidies up after a failure must not be overtaken by a batch on its way. */
  private void settle(RuntimeException failed) {
    try {
      awaitSent();
    } catch (RuntimeException later) {
      if (later != failed) {
        failed.addSuppressed(later);
      }
    }
  }

  /** The store keeps milliseconds. */
  private Instant created() {
    return Instant.ofEpochMilli(clock.millis());
  }

  /**
   * To the end of the segment or of the stream: its own {@code readNBytes} may take a short read.
   */
  private static int read(InputStream content, byte[] into) {
    try {
      int length = 0;
      while (length < into.length) {
        int count = content.read(into, length, into.length - length);
        if (count < 0) {
          break;
        }
        length += count;
      }
      return length;
    } catch (IOException e) {
      throw new UnreadableSource(e);
    }
  }

  private void add(byte[] plain, int length, boolean last) {
    digest.update(plain, 0, length);
    size += length;
    batch.add(cipher.seal(plain, length, segments + batch.size(), last));
    if ((long) batch.size() * segmentBytes >= BATCH_BYTES) {
      flush();
    }
  }

  /** One batch is on its way while the next is read and sealed. */
  private void flush() {
    begin(Stage.WRITING);
    awaitSent();
    var sealed = batch;
    long first = segments;
    underWay = CompletableFuture.runAsync(() -> bucket.insert(id, first, sealed), SENDERS);
    segments += sealed.size();
    batch = new ArrayList<>(sealed.size());
    if (isSignDue()) {
      var sign = clock.instant();
      lastSign = sign;
      if (!bucket.advance(id, Stage.WRITING, sign)) {
        throw new StoreAborted(id);
      }
    }
  }

  private void awaitSent() {
    try {
      underWay.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof MongoException refused ? refused : e;
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is missing in this Java runtime", e);
    }
  }
}
