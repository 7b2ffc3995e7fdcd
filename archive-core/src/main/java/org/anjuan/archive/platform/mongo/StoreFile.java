package org.anjuan.archive.platform.mongo;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The store's file with its {@link Journal}.
 *
 * <p>A group of changes is appended to the journal. From time to time, and at once when a group is
 * large, the store is saved: it writes the pages that have changed since, each of them once however
 * often it did. It is synced before it is saved again, so a chunk is never overwritten while the
 * last synced version still needs it. What a crash leaves in the journal is done again when the
 * file is opened.
 *
 * <p>The store's own background thread is off: it would save in the middle of a command. What it
 * does besides, rewriting chunks that are mostly garbage, happens here after saving.
 */
final class StoreFile implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StoreFile.class);

  private static final int CACHE_MB = 32;
  private static final int RETENTION_MILLIS = 2_000;
  private static final long SAVE_AFTER_NANOS = TimeUnit.SECONDS.toNanos(4);
  private static final long SAVE_AFTER_BYTES = 8 << 20;
  private static final int SAVE_AFTER_MEMORY = 48 << 20; // a small change may hold a whole page
  private static final long TIDY_AFTER_NANOS = TimeUnit.SECONDS.toNanos(4);
  private static final int TIDY_BELOW_FILL_PERCENT = 60;
  private static final int TIDY_BYTES = 8 << 20;
  private static final int COMPACT_ON_CLOSE_MILLIS = 2_000;
  private static final String STATE = "state";
  private static final String JOURNAL = "journal";

  private final Path file;
  private final MVStore store;
  private final MVMap<String, Long> state;
  private Journal journal;
  private long savedAt = System.nanoTime();
  private long tidiedAt = System.nanoTime();

  private StoreFile(Path file, MVStore store) {
    this.file = file;
    this.store = store;
    this.state = store.openMap(STATE);
    this.journal = recover();
  }

  static StoreFile open(Path file) {
    var store =
        new MVStore.Builder()
            .fileName(file.toString())
            .autoCommitDisabled()
            .autoCommitBufferSize(0)
            .cacheSize(CACHE_MB)
            .open();
    store.setRetentionTime(RETENTION_MILLIS);
    try {
      return new StoreFile(file, store);
    } catch (RuntimeException cannotGoOn) {
      store.closeImmediately(); // as it was
      throw cannotGoOn;
    }
  }

  /** Does again what the journals have that the store has not, and begins a new one. */
  private Journal recover() {
    long next = state.getOrDefault(JOURNAL, 0L);
    Long broken = null;
    for (var number : Journal.numbers(file)) {
      if (number < next) {
        continue; // the store has it; it goes when that is certain to be on disk
      }
      if (number > next || broken != null) {
        throw new IllegalStateException(
            "The journals beside "
                + file
                + " are not this store's, or one is missing or damaged:"
                + " restore the folder as a whole, into an empty one");
      }
      if (Journal.read(file, number, group -> ChangeLog.replay(group, store))) {
        broken = number;
      }
      next++;
    }
    state.put(JOURNAL, next);
    store.commit();
    store.sync();
    if (broken != null) {
      LOG.warn("Journal {}: a write that nobody was told of was broken off by a crash", broken);
      Journal.putAside(file, broken);
    }
    Journal.deleteBefore(file, next);
    return Journal.begin(file, next);
  }

  /** The maps. Whoever changes one sees to it that the change comes in a group. */
  MVStore store() {
    return store;
  }

  /**
   * Returns when a group of changes, which the maps have already, is on disk.
   *
   * @param alone a lock that keeps everybody from changing maps meanwhile
   */
  void append(ByteBuffer group, Lock alone) {
    if (group.remaining() >= Journal.LARGE_GROUP) { // would be written twice
      save(alone);
    } else if (group.hasRemaining()) {
      journal.append(group);
    }
  }

  /** Saves and tidies when it is time to. */
  void saveInTime(Lock alone) {
    if (isTime()) {
      save(alone);
    }
    if (System.nanoTime() - tidiedAt >= TIDY_AFTER_NANOS) {
      tidy(alone);
    }
  }

  private boolean isTime() {
    return journal.size() >= SAVE_AFTER_BYTES
        || store.getUnsavedMemory() >= SAVE_AFTER_MEMORY
        || (store.hasUnsavedChanges() && System.nanoTime() - savedAt >= SAVE_AFTER_NANOS);
  }

  /** What has been changed since the last group is in the next journal too: it does no harm. */
  private void save(Lock alone) {
    var former = journal;
    var next = Journal.begin(file, former.number() + 1);
    alone.lock();
    try {
      state.put(JOURNAL, next.number());
      store.commit();
    } finally {
      alone.unlock();
    }
    store.sync();
    journal = next;
    former.delete();
    savedAt = System.nanoTime();
  }

  /** Space of dead chunks is used again by itself; chunks that are mostly dead need a push. */
  private void tidy(Lock alone) {
    alone.lock();
    try {
      store.compact(TIDY_BELOW_FILL_PERCENT, TIDY_BYTES);
    } finally {
      alone.unlock();
    }
    tidiedAt = System.nanoTime();
  }

  /** Nobody changes maps any more, and the last group has been appended. */
  @Override
  public void close() {
    state.put(JOURNAL, journal.number() + 1);
    store.commit();
    store.sync();
    store.close(COMPACT_ON_CLOSE_MILLIS);
    journal.delete();
  }

  /** Leaves everything as it is on disk. */
  void abandon() {
    store.closeImmediately();
    journal.close();
  }
}
