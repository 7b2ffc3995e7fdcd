package org.anjuan.archive.oversight;

import java.time.LocalDate;
import java.util.List;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.audit.DayVerification;
import org.springframework.stereotype.Service;

/** Verifies days: their chains, and what was signed of them. */
@Service
public class TrailVerification {
  private final AuditTrail trail;
  private final Anchors anchors;

  TrailVerification(AuditTrail trail, Anchors anchors) {
    this.trail = trail;
    this.anchors = anchors;
  }

  /** Reads a day's whole chain, and holds its end against its anchor. */
  public DayVerification verify(LocalDate day) {
    var chain = trail.verify(day);
    return chain.intact() ? new DayVerification(day, chain.events(), anchors.check(day)) : chain;
  }

  /**
   * Every day of a span, both ends included, that has events, or should have because it was
   * anchored.
   */
  public List<LocalDate> days(LocalDate from, LocalDate to) {
    var days = anchors.days();
    days.addAll(trail.days(from, to));
    return days.stream().filter(day -> !day.isBefore(from) && !day.isAfter(to)).toList();
  }

  /** Every day of all. */
  public List<LocalDate> days() {
    var anchored = anchors.days();
    var origin = trail.origin();
    var first =
        anchored.isEmpty() || anchored.getFirst().isAfter(origin) ? origin : anchored.getFirst();
    return days(first, trail.today().plusYears(1));
  }
}
