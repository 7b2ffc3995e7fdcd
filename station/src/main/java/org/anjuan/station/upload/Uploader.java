package org.anjuan.station.upload;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.anjuan.station.Words;
import org.anjuan.station.queue.Damaged;
import org.anjuan.station.queue.Queue;
import org.anjuan.station.queue.Waiting;
import org.jspecify.annotations.Nullable;

/**
 * Brings what waits to the archive, the oldest first, one at a time. When the archive is away it
 * tries again after one second, two, four … five minutes at most; when it does not let the station
 * in, after a minute. A file leaves the queue only once the archive has said what became of it.
 */
public final class Uploader {
  private static final Duration GREET_EVERY = Duration.ofSeconds(60);
  private static final Duration WHEN_REFUSED = Duration.ofSeconds(60);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
  private static final int MOST_BEGINNINGS = 3;
  private static final Words DAMAGED =
      new Words("本机暂存的文件已损坏，请重新采集", "The copy kept here is damaged: take the file again");

  private final Queue queue;
  private final Archive archive;
  private final Clock clock;
  private final Runnable changed;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition something = lock.newCondition();
  private final RandomGenerator random = RandomGenerator.getDefault();
  private boolean woken;
  private volatile Link link;
  private Instant greeted = Instant.EPOCH;
  private int failures;

  /**
   * @param changed is run whenever there is something new to be shown
   */
  public Uploader(Queue queue, Archive archive, Clock clock, Runnable changed) {
    this.queue = queue;
    this.archive = archive;
    this.clock = clock;
    this.changed = changed;
    this.link = new Link(Link.State.UNKNOWN, null, clock.instant(), null);
  }

  public Link link() {
    return link;
  }

  /** Something has been put into the queue. */
  public void wake() {
    lock.lock();
    try {
      woken = true;
      something.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Works until the thread is interrupted. */
  public void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        pause(work());
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Sends what waits, as far as it goes.
   *
   * @return how long to wait before the next try
   */
  public Duration work() throws InterruptedException {
    try {
      greet();
      for (var next = queue.next(); next.isPresent(); next = queue.next()) {
        send(next.get());
        failures = 0;
        changed.run();
        greet();
      }
      return GREET_EVERY;
    } catch (Declined refused) {
      set(Link.State.REFUSED, refused.words());
      return WHEN_REFUSED;
    } catch (IOException away) {
      set(Link.State.AWAY, null);
      return backOff();
    }
  }

  private void greet() throws ArchiveAway, Declined, InterruptedException {
    var due =
        link.state() != Link.State.CONNECTED || greeted.plus(GREET_EVERY).isBefore(clock.instant());
    if (due) {
      var welcome = archive.greet(queue.pending(), queue.refused());
      greeted = clock.instant();
      link = new Link(Link.State.CONNECTED, welcome, since(Link.State.CONNECTED), null);
      changed.run();
    }
  }

  private void set(Link.State state, @Nullable Words trouble) {
    link = new Link(state, link.welcome(), since(state), trouble);
    changed.run();
  }

  private Instant since(Link.State state) {
    return link.state() == state ? link.since() : clock.instant();
  }

  private Duration backOff() {
    failures++;
    var seconds = Math.min(LONGEST_PAUSE.toSeconds(), 1L << Math.min(failures - 1, 9));
    // Stations of one building come back from the same cut: not all in the same moment.
    return Duration.ofMillis(seconds * 1000 - random.nextLong(seconds * 200 + 1));
  }

  private void send(Waiting item) throws IOException, Declined, InterruptedException {
    for (var beginning = 1; ; beginning++) {
      try {
        settle(item, uploaded(item));
        return;
      } catch (Damaged damaged) {
        queue.refuse(item, DAMAGED, true);
        return;
      } catch (Declined refused) {
        if (refused.isAboutTheStation()) {
          throw refused;
        }
        if (beginning == MOST_BEGINNINGS || !mayBeginAgain(refused)) {
          queue.refuse(item, refused.words(), true);
          return;
        }
      }
    }
  }

  private static boolean mayBeginAgain(Declined refused) {
    return refused.type().equals("upload-damaged") || refused.type().equals("upload-offset");
  }

  private Result uploaded(Waiting item) throws IOException, Declined, InterruptedException {
    var progress = archive.progress(item);
    var done = progress.result();
    if (done != null) {
      return done;
    }
    var offset = progress.offset();
    try (var content = queue.open(item, offset)) {
      while (offset < item.size()) {
        var part = content.readNBytes(partSize());
        if (part.length == 0) {
          throw new IOException("the copy here is shorter than it was");
        }
        offset = archive.append(item, offset, part).offset();
      }
    }
    return archive.complete(item);
  }

  private int partSize() {
    var welcome = link.welcome();
    return welcome == null ? 1 << 20 : (int) Math.clamp(welcome.part(), 1 << 16, 1 << 26);
  }

  private void settle(Waiting item, Result result) throws IOException {
    if (result.isStored()) {
      queue.remove(item);
    } else {
      queue.refuse(item, result.why(), false);
    }
  }

  private void pause(Duration time) throws InterruptedException {
    lock.lock();
    try {
      var left = time.toNanos();
      // New files need not wait for a greeting, but they do wait for an archive that is away.
      while (left > 0 && !(woken && link.state() == Link.State.CONNECTED)) {
        left = something.awaitNanos(left);
      }
      woken = false;
    } finally {
      lock.unlock();
    }
  }
}
