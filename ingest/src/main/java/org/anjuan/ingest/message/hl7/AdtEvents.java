package org.anjuan.ingest.message.hl7;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.record.MedicalRecord;
import org.anjuan.archive.record.MedicalRecords;
import org.anjuan.archive.record.RecordNumber;
import org.anjuan.archive.work.WorkKind;
import org.anjuan.archive.work.WorkQueue;
import org.anjuan.ingest.intake.Statements;
import org.anjuan.ingest.message.Envelope;
import org.anjuan.ingest.message.Handled;
import org.anjuan.ingest.message.MessageFault;
import org.anjuan.ingest.message.MessageRefused;
import org.springframework.stereotype.Component;

/** Admissions, transfers, discharges, and merges of patients. */
@Component
class AdtEvents {
  private final Statements statements;
  private final MedicalRecords records;
  private final WorkQueue work;
  private final AuditTrail trail;
  private final Clock clock;

  AdtEvents(
      Statements statements,
      MedicalRecords records,
      WorkQueue work,
      AuditTrail trail,
      Clock clock) {
    this.statements = statements;
    this.records = records;
    this.work = work;
    this.trail = trail;
    this.clock = clock;
  }

  Handled handle(Envelope envelope, Hl7Message message, String event) {
    return switch (event) {
      case "A01", "A02", "A03", "A04", "A05", "A06", "A07", "A08", "A12" ->
          state(envelope, message, false, false);
      case "A11" -> state(envelope, message, true, false);
      case "A13" -> state(envelope, message, false, true);
      case "A28", "A31" -> person(envelope, message);
      case "A34", "A36", "A39", "A40" -> merge(envelope, message);
      case "A37" -> separate(envelope, message);
      default -> Handled.NOTHING;
    };
  }

  private Handled state(
      Envelope envelope, Hl7Message message, boolean noAdmission, boolean noDischarge) {
    var meta = new Hl7Meta(message, envelope.listener());
    if (!meta.hasStay()) {
      throw new MessageRefused(MessageFault.FIELD_MISSING, "PV1-19");
    }
    var record = statements.state(envelope.delivery(null), meta.stay(noAdmission, noDischarge));
    return Handled.record(record.id());
  }

  private Handled person(Envelope envelope, Hl7Message message) {
    var meta = new Hl7Meta(message, envelope.listener());
    if (meta.hasStay()) {
      return state(envelope, message, false, false);
    }
    if (meta.chart() == null) {
      throw new MessageRefused(MessageFault.FIELD_MISSING, "PID-3");
    }
    statements.statePatient(envelope.delivery(null), meta.stay(false, false));
    return Handled.noted();
  }

  private Handled merge(Envelope envelope, Hl7Message message) {
    var survivors = message.all("PID");
    var priors = message.all("MRG");
    if (priors.isEmpty() || survivors.size() != priors.size()) {
      throw new MessageRefused(MessageFault.FIELD_MISSING, "MRG");
    }
    var handled = Handled.noted();
    for (int i = 0; i < priors.size(); i++) {
      var surviving = number(Hl7Meta.chart(survivors.get(i)), "PID-3");
      var mrg = priors.get(i);
      for (int n = 0; n < Math.max(1, Hl7Message.repetitions(mrg, 1)); n++) {
        var prior = number(Hl7Message.value(mrg, 1, n, 1), "MRG-1");
        if (!prior.equals(surviving)) {
          handled = relate(envelope, message, prior, surviving, true).orElse(handled);
        }
      }
    }
    return handled;
  }

  private Handled separate(Envelope envelope, Hl7Message message) {
    var patients = message.all("PID");
    if (patients.size() != 2) {
      throw new MessageRefused(MessageFault.FIELD_MISSING, "PID");
    }
    var one = number(Hl7Meta.chart(patients.getFirst()), "PID-3");
    var other = number(Hl7Meta.chart(patients.getLast()), "PID-3");
    return relate(envelope, message, one, other, false).orElseGet(Handled::noted);
  }

  private Optional<Handled> relate(
      Envelope envelope,
      Hl7Message message,
      RecordNumber prior,
      RecordNumber surviving,
      boolean merged) {
    var changed =
        records.relate(
            envelope.listener().campus(), prior, surviving, merged, at(envelope, message));
    for (var record : changed) {
      work.askSoon(WorkKind.INDEX_RECORD, record.id().value(), WorkKind.RECORD_GATHERING);
    }
    note(envelope, changed, merged);
    return changed.stream().map(MedicalRecord::id).map(Handled::record).findFirst();
  }

  private void note(Envelope envelope, List<MedicalRecord> changed, boolean merged) {
    var action = merged ? AuditAction.PATIENTS_MERGED : AuditAction.PATIENTS_UNMERGED;
    var event =
        AuditEvent.of(envelope.by(), action, clock.instant())
            .address(envelope.message().address())
            .detail(envelope.message().id().value());
    if (changed.isEmpty()) {
      trail.append(event);
    }
    changed.forEach(record -> trail.append(event.record(record.id().value())));
  }

  private Instant at(Envelope envelope, Hl7Message message) {
    var said = new Hl7Meta(message, envelope.listener()).at();
    return Objects.requireNonNullElse(
        statements.instant(said, "EVN-2"), envelope.message().receivedAt());
  }

  private static RecordNumber number(Optional<String> value, String field) {
    return new RecordNumber(
        value.orElseThrow(() -> new MessageRefused(MessageFault.FIELD_MISSING, field)));
  }
}
