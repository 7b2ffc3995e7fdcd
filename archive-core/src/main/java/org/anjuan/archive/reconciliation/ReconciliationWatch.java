package org.anjuan.archive.reconciliation;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEntry;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.record.RecordId;
import org.anjuan.archive.work.Leases;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Keeps sheets and sums up to date, one node at a time: from what is new in the trail, from
 * deadlines that pass, and by a rebuild when one was asked for. A turn takes a second or two,
 * however much there is to do; the rest is for the next.
 */
@Component
class ReconciliationWatch {
  private static final Logger LOG = LoggerFactory.getLogger(ReconciliationWatch.class);
  private static final String LEASE = "reconciliation";
  private static final Duration LEASED = Duration.ofMinutes(2);
  private static final long TURN_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final int MOST_DUE = 500;

  /** Whoever only looks changes nothing that is counted here; the trail is full of looking. */
  private static final Set<AuditAction> LOOKING =
      EnumSet.of(
          AuditAction.SEARCH,
          AuditAction.VIEW_RECORD,
          AuditAction.VIEW_PAGE,
          AuditAction.READ_TEXT,
          AuditAction.PAGES_READ,
          AuditAction.DOWNLOAD,
          AuditAction.ACCESS_REFUSED,
          AuditAction.TRACE_VIEWED,
          AuditAction.LINK_OPENED,
          AuditAction.LINK_REFUSED,
          AuditAction.DOCUMENT_EXPORTED,
          AuditAction.EXPORT_REQUESTED,
          AuditAction.EXPORT_DOWNLOADED,
          AuditAction.PRINT_REQUESTED,
          AuditAction.DOCUMENT_PRINTED,
          AuditAction.PRINT_DOWNLOADED,
          AuditAction.COLLECTION_VIEWED,
          AuditAction.ANOMALY_RAISED);

  private final Reconciling reconciling;
  private final CollectionSheets sheets;
  private final CollectionDays days;
  private final ArrivalCount arrivals;
  private final ReconciliationRebuild rebuild;
  private final Leases leases;
  private final TrailFollower changes;
  private final TrailFollower deliveries;
  private final Clock clock;

  ReconciliationWatch(
      Reconciling reconciling,
      CollectionSheets sheets,
      CollectionDays days,
      ArrivalCount arrivals,
      ReconciliationRebuild rebuild,
      Leases leases,
      AuditTrail trail,
      MongoOperations mongo,
      Clock clock) {
    this.reconciling = reconciling;
    this.sheets = sheets;
    this.days = days;
    this.arrivals = arrivals;
    this.rebuild = rebuild;
    this.leases = leases;
    var places = mongo.getCollection("trail_followers");
    this.changes = new TrailFollower(trail, places, "collection-sheets");
    this.deliveries = new TrailFollower(trail, places, ReconciliationRebuild.ARRIVALS);
    this.clock = clock;
  }

  @Scheduled(
      initialDelayString = "${anjuan.reconciliation.pace:3s}",
      fixedDelayString = "${anjuan.reconciliation.pace:3s}")
  void look() {
    try {
      turn();
    } catch (RuntimeException away) {
      LOG.warn("Reconciliation waits: {}", away.toString());
    }
  }

  /** One turn; returns whether there was anything to do. */
  boolean turn() {
    if (!leases.hold(LEASE, LEASED)) {
      return false;
    }
    rebuild.beginWhereNothingIsKnown();
    rebuild.beginWhereRulesHaveChanged();
    var worked = follow(changes, this::refresh);
    worked |= follow(deliveries, arrivals::count);
    worked |= overdue();
    worked |= rebuild.step();
    return sum() || worked;
  }

  private boolean follow(TrailFollower follower, Consumer<List<AuditEntry>> with) {
    var fresh = follower.next();
    if (fresh.isEmpty()) {
      return false;
    }
    with.accept(fresh);
    follower.goOnAfter(fresh.getLast().position());
    return true;
  }

  private void refresh(List<AuditEntry> entries) {
    var touched = new LinkedHashSet<RecordId>();
    for (var entry : entries) {
      var record = entry.event().recordId();
      if (record != null && !LOOKING.contains(entry.event().action())) {
        touched.add(new RecordId(record));
      }
    }
    reconciling.refresh(touched);
  }

  private boolean overdue() {
    var due = sheets.due(clock.instant(), MOST_DUE);
    reconciling.refresh(due);
    return !due.isEmpty();
  }

  /**
   * While a rebuild runs nearly every day is out of date all the time: they are summed at its end.
   */
  private boolean sum() {
    if (rebuild.isRunning()) {
      return false;
    }
    var begin = System.nanoTime();
    var summed = false;
    do {
      var open = days.latestOpen();
      if (open.isEmpty()) {
        return summed;
      }
      days.sum(open.get());
      summed = true;
    } while (System.nanoTime() - begin < TURN_NANOS);
    return true;
  }
}
