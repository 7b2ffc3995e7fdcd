package org.anjuan.web.paper;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.anjuan.archive.access.Action;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.Right;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.record.MedicalRecord;
import org.anjuan.archive.record.RecordId;
import org.anjuan.web.problem.BadRequest;
import org.anjuan.web.problem.NotFound;
import org.anjuan.web.record.RecordAccess;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Records whose paper somebody handles: open to them, on a campus where they have that right. */
@Component
class PaperRecords {
  private static final int MOST = 500;

  private final RecordAccess access;
  private final AuditTrail trail;
  private final Clock clock;

  PaperRecords(RecordAccess access, AuditTrail trail, Clock clock) {
    this.access = access;
    this.trail = trail;
    this.clock = clock;
  }

  MedicalRecord one(Actor actor, Right right, @Nullable String id) {
    if (id == null) {
      throw new BadRequest("record", "请选择病案", "Choose a record");
    }
    var record = access.require(actor, Action.VIEW, new RecordId(id));
    if (!actor.campusesWith(right).contains(record.stay().campus().value())) {
      throw new NotFound();
    }
    return record;
  }

  /** Several at once; when one of them is not there or not open, none is answered. */
  List<MedicalRecord> all(Actor actor, Right right, @Nullable List<String> ids) {
    if (ids == null || ids.isEmpty() || ids.size() > MOST) {
      throw new BadRequest("records", "请选择 1 至 500 份病案", "Choose 1 to 500 records");
    }
    var all = new ArrayList<MedicalRecord>();
    ids.stream().distinct().forEach(id -> all.add(one(actor, right, id)));
    return all;
  }

  /** Puts a deed with each of them on record. */
  void note(Actor actor, AuditAction action, List<MedicalRecord> records, String detail) {
    records.stream()
        .map(record ->
            AuditEvent.of(actor, action, clock.instant())
                .record(record.id().value())
                .detail(detail))
        .map(trail::begin)
        .toList()
        .forEach(AuditTrail.Begun::await);
  }

  /** Puts a deed with no record on record. */
  void note(Actor actor, AuditAction action, String detail) {
    trail.append(AuditEvent.of(actor, action, clock.instant()).detail(detail));
  }
}
