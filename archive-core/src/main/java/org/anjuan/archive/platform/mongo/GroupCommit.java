package org.anjuan.archive.platform.mongo;

import de.bwaldvogel.mongo.exception.MongoServerException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
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
 * Decides when what the embedded server's commands have changed goes to disk, and is the only one
 * who writes its {@link StoreFile}.
 *
 * <p>Commands share a lock, a commit takes it alone to see what they changed: what reaches the disk
 * is always between two commands, never a document without its index entry. A commit serves
 * everybody who wrote before it; meanwhile the next group gathers. Reads wait too when something
 * they may have seen is not on disk yet. Whatever is on disk, all that began before it is too.
 */
final class GroupCommit implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

  private final StoreFile file;
  private final ChangeLog changes = new ChangeLog();
  private final ReentrantReadWriteLock commands = new ReentrantReadWriteLock(true);
  private final ReentrantLock state = new ReentrantLock();
  private final Condition asked = state.newCondition();
  private final Condition durable = state.newCondition();
  private final Thread committer;

  private long begun; // guarded by state, as all below
  private long begunAnywhere;
  private final Map<String, Long> begunIn = new HashMap<>();
  private long wanted;
  private long onDisk;
  private boolean closing;
  private @Nullable RuntimeException failure;

  private GroupCommit(StoreFile file) {
    this.file = file;
    this.committer =
        Thread.ofPlatform().daemon().name("embedded-mongo-commit").start(this::commitForEver);
  }

  static GroupCommit open(Path file) {
    return new GroupCommit(StoreFile.open(file));
  }

  MVStore store() {
    return file.store();
  }

  /** Where whoever changes a map says so. */
  ChangeLog changes() {
    return changes;
  }

  Set<String> databases() {
    return store().getMapNames().stream()
        .filter(name -> name.startsWith(StoreDatabase.PREFIX))
        .map(name -> name.substring(StoreDatabase.PREFIX.length()).split("\\.", 2)[0])
        .collect(Collectors.toSet());
  }

  /** Runs a command that changes something; returns when the change is on disk. */
  <T> T write(CommandReach reach, Supplier<T> command) {
    long mine = 0;
    commands.readLock().lock();
    try {
      mine = begin(reach);
      return command.get();
    } finally {
      commands.readLock().unlock();
      awaitOnDisk(mine);
    }
  }

  /** Runs a command that changes nothing; returns when what it may have seen is on disk. */
  <T> T read(CommandReach reach, Supplier<T> command) {
    var result = command.get();
    awaitOnDisk(begunWithin(reach));
    return result;
  }

  private long begin(CommandReach reach) {
    state.lock();
    try {
      refuseAfterFailure();
      begun++;
      if (reach.collection() == null) {
        begunAnywhere = begun;
      } else {
        begunIn.put(reach.collection(), begun);
      }
      return begun;
    } finally {
      state.unlock();
    }
  }

  /** The last write whose changes a command of this reach may have seen. */
  private long begunWithin(CommandReach reach) {
    state.lock();
    try {
      refuseAfterFailure();
      return reach.collection() == null
          ? begun
          : Math.max(begunAnywhere, begunIn.getOrDefault(reach.collection(), 0L));
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
    while (awaitDemand()) {
      try {
        commit();
      } catch (RuntimeException e) {
        fail(e);
        return;
      } catch (Error e) { // else everybody would wait for ever
        fail(new IllegalStateException(e));
        throw e;
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
    ByteBuffer group;
    commands.writeLock().lock();
    try {
      reached = begunWithin(CommandReach.EVERYTHING);
      group = changes.take();
    } finally {
      commands.writeLock().unlock();
    }
    file.append(group, commands.writeLock());
    tellDurable(reached);
    file.saveInTime(commands.writeLock());
  }

  private void tellDurable(long reached) {
    state.lock();
    try {
      onDisk = reached;
      durable.signalAll();
    } finally {
      state.unlock();
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
      file.close();
    } else {
      file.abandon();
    }
  }
}
