package org.anjuan.archive.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.anjuan.archive.platform.HospitalZone;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/**
 * The trail of events: append-only, hash-chained, shared by all nodes.
 *
 * <p>Appending blocks until the event is durable. Callers that come at the same time are written
 * together.
 */
@Service
public class AuditTrail {
  private static final int BATCH = 500;

  private final AuditStore store;
  private final ChainWriter writer;
  private final ChainVerifier verifier;
  private final HospitalZone zone;
  private final Clock clock;
  private final ObjectProvider<AuditOrigin> origin;
  private final Queue<Waiting> queue = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean writing = new AtomicBoolean();

  AuditTrail(AuditStore store, HospitalZone zone, Clock clock, ObjectProvider<AuditOrigin> origin) {
    this.store = store;
    this.zone = zone;
    this.clock = clock;
    this.origin = origin;
    this.writer = new ChainWriter(store, clock);
    this.verifier = new ChainVerifier(store);
  }

  /**
   * Puts an event on record. When this returns, the event is durable.
   *
   * @throws AuditUnavailable when it could not be written: what it records must then not happen
   */
  public AuditPosition append(AuditEvent event) {
    return begin(event).await();
  }

  /**
   * As {@link #append}, for callers who have something to prepare meanwhile: what they prepare must
   * not leave before {@link Begun#await} has returned.
   */
  public Begun begin(AuditEvent event) {
    var waiting = new Waiting(event.from(event.where().orElse(present())));
    queue.add(waiting);
    if (writing.compareAndSet(false, true)) {
      Thread.ofVirtual().name("audit-append").start(this::writeAll);
    }
    return waiting::result;
  }

  /** An event on its way. */
  public interface Begun {
    /**
     * Waits until it is durable.
     *
     * @throws AuditUnavailable when it could not be written: what it records must then not happen
     */
    AuditPosition await();
  }

  /**
   * Events after a position, oldest first; from the very first when it is null. For projections
   * that follow. Of one day at a time: only an empty answer is the end.
   */
  public List<AuditEntry> since(@Nullable AuditPosition after, int limit) {
    if (limit < 1 || limit > BATCH) {
      throw new IllegalArgumentException("audit: limit must be 1 to " + BATCH);
    }
    var from = after == null ? firstOfAll() : after.plus(1);
    if (from == null) {
      return List.of();
    }
    var found = readTwiceIfHoled(from, limit);
    if (found.isEmpty() && after != null) {
      var next = dayAfter(after);
      found = next == null ? found : readTwiceIfHoled(AuditPosition.first(next), limit);
    }
    return found.stream().map(ChainForm::read).toList();
  }

  /** Reads a day's whole chain and reports its first break. */
  public DayVerification verify(LocalDate day) {
    return verifier.verify(day, today());
  }

  /** An event by its place; empty when there is none, or no longer. */
  public Optional<AuditEntry> find(AuditPosition position) {
    return store.find(position).map(ChainForm::read);
  }

  /** How a day's chain ends; empty when the day has none. */
  public Optional<DayEnd> end(LocalDate day) {
    return Optional.ofNullable(store.lastOf(day)).map(DayEnd::of);
  }

  /** The first day of all. */
  public LocalDate origin() {
    return store.origin(today());
  }

  /** The days of a span, both ends included, that have events. */
  public List<LocalDate> days(LocalDate from, LocalDate to) {
    return List.copyOf(store.days(from, to));
  }

  /** The hospital's present day. */
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone.id());
  }

  /** When a day of the hospital begins. */
  public Instant startOf(LocalDate day) {
    return day.atStartOfDay(zone.id()).toInstant();
  }

  /**
   * Runs once at a time, until nobody waits. While one group is on its way to the disk, the next
   * one gathers.
   */
  private void writeAll() {
    do {
      while (!queue.isEmpty()) {
        writeTogether();
      }
      writing.set(false);
      // Somebody may have come in between who saw the mark still set.
    } while (!queue.isEmpty() && writing.compareAndSet(false, true));
  }

  private void writeTogether() {
    var batch = new ArrayList<Waiting>();
    while (batch.size() < BATCH && queue.peek() != null) {
      batch.add(queue.remove());
    }
    try {
      writer.write(batch, today());
    } catch (Throwable e) {
      batch.forEach(waiting -> waiting.fail(e));
    }
  }

  private AuditEvent.Where present() {
    var here = origin.getIfAvailable();
    return here == null ? AuditEvent.Where.NOWHERE : here.present();
  }

  private @Nullable AuditPosition firstOfAll() {
    var days = store.days(store.origin(today()), today().plusYears(1));
    return days.isEmpty() ? null : AuditPosition.first(days.getFirst());
  }

  /**
   * Numbers have no holes, but a reader may pass while they are being written: looks again before
   * it believes that an event was removed. Verification names removed events; a projection goes on.
   */
  private List<Document> readTwiceIfHoled(AuditPosition from, int limit) {
    var found = store.read(from, limit);
    var dense =
        !found.isEmpty()
            && ChainForm.position(found.getLast()).equals(from.plus(found.size() - 1L));
    return found.isEmpty() || dense ? found : store.read(from, limit);
  }

  private @Nullable LocalDate dayAfter(AuditPosition after) {
    var named = store.find(after).map(Tail::of).map(Tail::next);
    if (named.isPresent()) {
      return named.get();
    }
    // Not closed: nothing follows, unless the closing was removed; then the projection goes on all
    // the same.
    return store.days(after.day().plusDays(1), today()).stream().findFirst().orElse(null);
  }
}
