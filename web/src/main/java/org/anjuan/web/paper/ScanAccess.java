package org.anjuan.web.paper;

import java.time.Clock;
import java.util.Optional;
import org.anjuan.archive.access.Action;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.Right;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.paper.ScanJob;
import org.anjuan.archive.paper.ScanJobChanged;
import org.anjuan.archive.paper.ScanJobId;
import org.anjuan.archive.paper.ScanJobs;
import org.anjuan.archive.record.MedicalRecord;
import org.anjuan.archive.record.MedicalRecords;
import org.anjuan.archive.record.RecordId;
import org.anjuan.archive.record.StayNumber;
import org.anjuan.web.problem.BadRequest;
import org.anjuan.web.problem.NotFound;
import org.anjuan.web.record.RecordAccess;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The gate to scanning jobs: for whom the record is open and who scans on its campus. Whoever
 * changes a job says which revision was seen.
 */
@Component
class ScanAccess {
  private final ScanJobs jobs;
  private final MedicalRecords records;
  private final RecordAccess access;
  private final AuditTrail trail;
  private final Clock clock;

  ScanAccess(
      ScanJobs jobs, MedicalRecords records, RecordAccess access, AuditTrail trail, Clock clock) {
    this.jobs = jobs;
    this.records = records;
    this.access = access;
    this.trail = trail;
    this.clock = clock;
  }

  /** A job with its record. */
  record Opened(ScanJob job, MedicalRecord record) {}

  Opened open(Actor actor, ScanJobId id) {
    var job = jobs.find(id).orElseThrow(NotFound::new);
    return new Opened(job, record(actor, job.record()));
  }

  /** A job as the client has seen it, by {@code If-Match}. */
  Opened seen(Actor actor, ScanJobId id, @Nullable String ifMatch) {
    var opened = open(actor, id);
    if (opened.job().revision() != revision(ifMatch)) {
      throw new ScanJobChanged(id);
    }
    return opened;
  }

  /** A record that this actor scans for. */
  MedicalRecord record(Actor actor, RecordId id) {
    var record = access.require(actor, Action.VIEW, id);
    if (!scans(actor, record)) {
      throw new NotFound();
    }
    return record;
  }

  /** As above, by the number on a separator sheet; leaves no trace when there is none. */
  Optional<MedicalRecord> record(Actor actor, StayNumber stay) {
    return records.find(stay).filter(record -> mayScan(actor, record));
  }

  boolean mayScan(Actor actor, MedicalRecord record) {
    return scans(actor, record) && access.allows(actor, Action.VIEW, record);
  }

  private static boolean scans(Actor actor, MedicalRecord record) {
    return actor.campusesWith(Right.PAPER_SCAN).contains(record.stay().campus().value());
  }

  /** Puts on record what is done with a job, before the answer leaves. */
  void note(Actor actor, AuditAction action, ScanJob job, String more) {
    trail.append(
        AuditEvent.of(actor, action, clock.instant())
            .record(job.record().value())
            .detail("scan " + job.id() + (more.isEmpty() ? "" : " " + more)));
  }

  /** The revision that the client has seen. */
  static long revision(@Nullable String ifMatch) {
    var digits = ifMatch == null ? "" : ifMatch.strip().replaceAll("^\"|\"$", "");
    if (!digits.matches("\\d{1,18}")) {
      throw new BadRequest(
          "If-Match", "缺少 If-Match 版本号", "The header If-Match with the version is missing");
    }
    return Long.parseLong(digits);
  }
}
