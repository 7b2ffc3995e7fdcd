package org.anjuan.archive.format;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The workers of a family: lends each to one request at a time.
 *
 * <p>A request goes to a worker that holds its document if that one is free. Extraction waits for
 * it rather than sending the document once more; a person who looks at a page does not wait while
 * any other worker is free, and goes before extraction.
 */
final class WorkerPool implements AutoCloseable {

  private final Family family;
  private final FormatSettings.Pool settings;
  private final Supplier<FormatWorker> start;
  private final StartTrouble trouble;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition change = lock.newCondition();
  private final List<FormatWorker> idle = new ArrayList<>();
  private final Set<FormatWorker> busy = new HashSet<>();
  private final Set<DocumentKey> forgotten = new HashSet<>();
  private int starting;
  private int waiting;
  private int waitingPeople;
  private long restarts;
  private boolean closed;

  WorkerPool(Family family, FormatSettings.Pool settings, Supplier<FormatWorker> start) {
    this.family = family;
    this.settings = settings;
    this.start = start;
    this.trouble = new StartTrouble(family);
  }

  /** Who is waiting for the answer. */
  enum Urgency {
    PERSON,
    EXTRACTION
  }

  /**
   * Does something with a worker.
   *
   * @param key of the document it is about, if any
   */
  <T> T with(@Nullable DocumentKey key, Urgency urgency, Function<FormatWorker, T> work) {
    var worker = lend(key, urgency);
    try {
      return work.apply(worker);
    } finally {
      giveBack(worker);
    }
  }

  /** The document is not needed any more. */
  void forget(DocumentKey key) {
    FormatWorker holder;
    lock.lock();
    try {
      if (busy.stream().anyMatch(worker -> worker.holds(key))) {
        forgotten.add(key);
      }
      holder = idle.stream().filter(worker -> worker.holds(key)).findFirst().orElse(null);
      if (holder != null) {
        idle.remove(holder);
        busy.add(holder);
      }
    } finally {
      lock.unlock();
    }
    if (holder != null) {
      try {
        holder.forget(key);
      } catch (WorkerFailed e) {
        // It is lost, and the document with it.
      } finally {
        giveBack(holder);
      }
    }
  }

  WorkerStatus status() {
    lock.lock();
    try {
      return new WorkerStatus(family, busy.size() + starting, idle.size(), waiting, restarts);
    } finally {
      lock.unlock();
    }
  }

  private FormatWorker lend(@Nullable DocumentKey key, Urgency urgency) {
    boolean person = urgency == Urgency.PERSON;
    lock.lock();
    try {
      waiting++;
      waitingPeople += person ? 1 : 0;
      try {
        var found = freeWorker(key, person);
        if (found != null) {
          return found;
        }
        starting++;
      } finally {
        waiting--;
        waitingPeople -= person ? 1 : 0;
        change.signalAll();
      }
    } finally {
      lock.unlock();
    }
    return started();
  }

  /** A free worker, or null when one may be started. */
  private @Nullable FormatWorker freeWorker(@Nullable DocumentKey key, boolean person) {
    long rest = settings.maxWait().toNanos();
    while (true) {
      if (closed) {
        throw new IllegalStateException("closed");
      }
      dismissDead();
      if (person || waitingPeople == 0) {
        var found = pick(key, person);
        if (found != null) {
          idle.remove(found);
          busy.add(found);
          return found;
        }
        boolean held = key != null && busy.stream().anyMatch(worker -> worker.holds(key));
        if (busy.size() + starting < settings.workers() && idle.isEmpty() && (person || !held)) {
          return null;
        }
      }
      if (rest <= 0) {
        throw new WorkersBusy(family);
      }
      try {
        rest = change.awaitNanos(rest);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new WorkersBusy(family);
      }
    }
  }

  private @Nullable FormatWorker pick(@Nullable DocumentKey key, boolean person) {
    if (key != null) {
      for (var worker : idle) {
        if (worker.holds(key)) {
          return worker;
        }
      }
      if (!person && busy.stream().anyMatch(worker -> worker.holds(key))) {
        return null;
      }
    }
    return idle.stream().min(Comparator.comparingInt(FormatWorker::held)).orElse(null);
  }

  private FormatWorker started() {
    FormatWorker worker = null;
    try {
      worker = start.get();
      trouble.isOver();
      return worker;
    } catch (WorkerFailed e) {
      trouble.tell(e);
      throw e;
    } finally {
      lock.lock();
      try {
        starting--;
        if (worker != null) {
          busy.add(worker);
          if (closed) {
            worker.close();
          }
        }
        change.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  private void giveBack(FormatWorker worker) {
    forgetWhatOthersLeft(worker);
    lock.lock();
    try {
      busy.remove(worker);
      if (!worker.isAlive()) {
        restarts++;
        worker.close();
      } else if (closed || worker.served() >= settings.recycleAfter()) {
        worker.retire();
      } else {
        idle.add(worker);
      }
      change.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void forgetWhatOthersLeft(FormatWorker worker) {
    List<DocumentKey> left;
    lock.lock();
    try {
      left = forgotten.stream().filter(worker::holds).toList();
      left.forEach(forgotten::remove);
    } finally {
      lock.unlock();
    }
    try {
      left.forEach(worker::forget);
    } catch (WorkerFailed e) {
      // It is lost, and the documents with it.
    }
  }

  private void dismissDead() {
    for (var worker : List.copyOf(idle)) {
      if (!worker.isAlive()) {
        idle.remove(worker);
        worker.close();
        restarts++;
      }
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      idle.forEach(FormatWorker::retire);
      idle.forEach(FormatWorker::close);
      busy.forEach(FormatWorker::close);
      idle.clear();
      change.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
