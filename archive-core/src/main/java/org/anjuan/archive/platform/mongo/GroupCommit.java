package org.anjuan.archive.platform.mongo;

import de.bwaldvogel.mongo.exception.MongoServerException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one file of the embedded server, and the only place that commits it.
 *
 * <p>Writes share a lock, a commit takes it alone: what reaches the disk is always between two
 * commands, never a document without its index entry. A commit serves everybody who wrote before
 * it; meanwhile the next group gathers. Each is synced before the next begins, so a chunk is never
 * overwritten while the last synced version still needs it. Reads wait too when something they may
 * have seen is not on disk yet.
 *
 * <p>The store's own background thread is off: it would commit in the middle of a command. What it
 * does besides, rewriting chunks that are mostly garbage, happens here between commits.
 */
final class GroupCommit implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

  private static final int CACHE_MB = 32;
  private static final int RETENTION_MILLIS = 2_000;
  private static final long TIDY_EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final int TIDY_BELOW_FILL_PERCENT = 60;
  private static final int TIDY_BYTES = 8 << 20;
  private static final int COMPACT_ON_CLOSE_MILLIS = 2_000;

  private final MVStore store;
  private final ReentrantReadWriteLock commands = new ReentrantReadWriteLock(true);
  private final ReentrantLock state = new ReentrantLock();
  private final Condition asked = state.newCondition();
  private final Condition durable = state.newCondition();
  private final Thread committer;

  private long begun; // guarded by state, as all below
  private long wanted;
  private long onDisk;
  private boolean closing;
  private @Nullable RuntimeException failure;

  private GroupCommit(MVStore store) {
    this.store = store;
    this.committer =
        Thread.ofPlatform().daemon().name("embedded-mongo-commit").start(this::commitForEver);
  }

  static GroupCommit open(Path file) {
    var store =
        new MVStore.Builder()
            .fileName(file.toString())
            .autoCommitDisabled()
            .autoCommitBufferSize(0)
            .cacheSize(CACHE_MB)
            .open();
    store.setRetentionTime(RETENTION_MILLIS);
    return new GroupCommit(store);
  }

  MVStore store() {
    return store;
  }

  Set<String> databases() {
    return store.getMapNames().stream()
        .filter(name -> name.startsWith(StoreDatabase.PREFIX))
        .map(name -> name.substring(StoreDatabase.PREFIX.length()).split("\\.", 2)[0])
        .collect(Collectors.toSet());
  }

  /** Runs a command that changes something; returns when the change is on disk. */
  <T> T write(Supplier<T> command) {
    long mine = 0;
    commands.readLock().lock();
    try {
      mine = begin();
      return command.get();
    } finally {
      commands.readLock().unlock();
      awaitOnDisk(mine);
    }
  }

  /** Runs a command that changes nothing; returns when what it may have seen is on disk. */
  <T> T read(Supplier<T> command) {
    var result = command.get();
    awaitOnDisk(begunSoFar());
    return result;
  }

  private long begin() {
    state.lock();
    try {
      refuseAfterFailure();
      return ++begun;
    } finally {
      state.unlock();
    }
  }

  private long begunSoFar() {
    state.lock();
    try {
      return begun;
    } finally {
      state.unlock();
    }
  }

  private void awaitOnDisk(long number) {
    state.lock();
    try {
      if (wanted < number) {
        wanted = number;
        asked.signal();
      }
      while (onDisk < number) {
        refuseAfterFailure();
        durable.awaitUninterruptibly();
      }
    } finally {
      state.unlock();
    }
  }

  private void refuseAfterFailure() {
    if (failure != null) {
      throw new MongoServerException("The embedded store can't write to its file", failure);
    }
  }

  private void commitForEver() {
    long tidied = System.nanoTime();
    while (awaitDemand()) {
      try {
        commit();
        if (System.nanoTime() - tidied > TIDY_EVERY_NANOS) {
          tidy();
          tidied = System.nanoTime();
        }
      } catch (RuntimeException e) {
        fail(e);
        return;
      }
    }
  }

  private boolean awaitDemand() {
    state.lock();
    try {
      while (wanted <= onDisk && !closing) {
        asked.awaitUninterruptibly();
      }
      return wanted > onDisk; // whoever still waits is served before the end
    } finally {
      state.unlock();
    }
  }

  private void commit() {
    long reached;
    commands.writeLock().lock();
    try {
      reached = begunSoFar();
      store.commit();
    } finally {
      commands.writeLock().unlock();
    }
    store.sync();
    state.lock();
    try {
      onDisk = reached;
      durable.signalAll();
    } finally {
      state.unlock();
    }
  }

  /** Space of dead chunks is used again by itself; chunks that are mostly dead need a push. */
  private void tidy() {
    commands.writeLock().lock();
    try {
      store.compact(TIDY_BELOW_FILL_PERCENT, TIDY_BYTES);
    } finally {
      commands.writeLock().unlock();
    }
  }

  private void fail(RuntimeException e) {
    LOG.error("The embedded MongoDB can't write to its file; it refuses everything from now on", e);
    state.lock();
    try {
      failure = e;
      durable.signalAll();
    } finally {
      state.unlock();
    }
  }

  @Override
  public void close() {
    state.lock();
    try {
      closing = true;
      asked.signal();
    } finally {
      state.unlock();
    }
    try {
      committer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (failure == null) {
      store.close(COMPACT_ON_CLOSE_MILLIS);
    } else {
      store.closeImmediately();
    }
  }
}
