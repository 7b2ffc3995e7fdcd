package org.anjuan.archive.oversight;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditOutcome;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.work.Leases;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Anchors past days, oldest first, one node at a time. Looks often, for a node may be down at
 * midnight; a day is anchored once.
 */
@Component
class AnchorWork {
  private static final Logger LOG = LoggerFactory.getLogger(AnchorWork.class);
  private static final Actor WORK = Actor.system("anchors");
  private static final String LEASE = "audit-anchors";
  private static final Duration LEASED = Duration.ofMinutes(30);

  private final AuditTrail trail;
  private final Anchors anchors;
  private final Leases leases;
  private final Clock clock;

  AnchorWork(AuditTrail trail, Anchors anchors, Leases leases, Clock clock) {
    this.trail = trail;
    this.anchors = anchors;
    this.leases = leases;
    this.clock = clock;
  }

  @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT10M")
  void look() {
    try {
      anchorPastDays();
    } catch (RuntimeException away) {
      LOG.warn("The anchors wait, the next look tries again: {}", away.toString());
    }
  }

  void anchorPastDays() {
    var today = trail.today();
    var newest = anchors.list(null, 1).stream().findFirst();
    var from = newest.map(anchor -> anchor.day().plusDays(1)).orElseGet(trail::origin);
    if (!from.isBefore(today) || !leases.hold(LEASE, LEASED)) {
      return;
    }
    try {
      for (var day : trail.days(from, today.minusDays(1))) {
        if (!anchored(day)) {
          return;
        }
        leases.hold(LEASE, LEASED);
      }
    } finally {
      leases.release(LEASE);
    }
  }

  private boolean anchored(LocalDate day) {
    var end = trail.end(day).orElse(null);
    if (end != null && !end.closed()) {
      // Nobody came since: a first event of today closes it.
      trail.append(
          AuditEvent.of(WORK, AuditAction.AUDIT_ANCHORED, clock.instant()).detail(day + " due"));
      end = trail.end(day).orElse(null);
    }
    if (end == null || !end.closed()) {
      return false;
    }
    var found = trail.verify(day);
    var anchor = anchors.make(day, end, found);
    var event = AuditEvent.of(WORK, AuditAction.AUDIT_ANCHORED, clock.instant());
    trail.append(event.detail(day + " " + end.hash() + " " + anchor.key()));
    var broken = found.firstBreak();
    if (broken != null) {
      LOG.error("The audit chain of {} is damaged: {} at {}", day, broken.damage(), broken.seq());
      trail.append(
          AuditEvent.of(WORK, AuditAction.AUDIT_DAMAGED, clock.instant())
              .outcome(AuditOutcome.FAILED)
              .detail(day + " " + broken.seq() + " " + broken.damage()));
    }
    return true;
  }
}
