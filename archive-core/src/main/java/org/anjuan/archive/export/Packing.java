package org.anjuan.archive.export;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.anjuan.archive.access.AccessDecision;
import org.anjuan.archive.access.AccessRules;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditOutcome;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.document.ArchivedDocument;
import org.anjuan.archive.document.DocumentId;
import org.anjuan.archive.document.Documents;
import org.anjuan.archive.export.ExportJob.Bound;
import org.anjuan.archive.export.ExportJob.Line;
import org.anjuan.archive.export.ExportJob.Outcome;
import org.anjuan.archive.export.ExportJob.Wanted;
import org.anjuan.archive.format.DocumentBytes;
import org.anjuan.archive.format.FormatWorkers;
import org.anjuan.archive.format.UnreadableDocument;
import org.anjuan.archive.format.WorkerFailed;
import org.anjuan.archive.record.MedicalRecord;
import org.anjuan.archive.record.MedicalRecords;
import org.anjuan.archive.record.RecordId;
import org.anjuan.archive.record.Stated;
import org.anjuan.archive.vault.BlobContent;
import org.anjuan.archive.vault.NoSuchBlob;
import org.anjuan.archive.vault.TamperedBlob;
import org.anjuan.archive.vault.Vault;
import org.anjuan.archive.watermark.Viewing;
import org.springframework.stereotype.Component;

/** Works on an export, one document after the other. What was done before a break stays done. */
@Component
class Packing {
  private final Exports exports;
  private final Requesters requesters;
  private final AccessRules rules;
  private final MedicalRecords records;
  private final Documents documents;
  private final StampedCopies copies;
  private final FormatWorkers workers;
  private final Vault vault;
  private final AuditTrail trail;
  private final Clock clock;

  Packing(
      Exports exports,
      Requesters requesters,
      AccessRules rules,
      MedicalRecords records,
      Documents documents,
      StampedCopies copies,
      FormatWorkers workers,
      Vault vault,
      AuditTrail trail,
      Clock clock) {
    this.exports = exports;
    this.requesters = requesters;
    this.rules = rules;
    this.records = records;
    this.documents = documents;
    this.copies = copies;
    this.workers = workers;
    this.vault = vault;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Does what there is to do: makes the copies, or removes those whose time is over.
   *
   * @param lastTry whether a document that costs another worker is passed over
   * @return when there will be something to do again
   */
  Optional<Duration> work(ExportId id, boolean lastTry) {
    exports.begin(id).ifPresent(job -> pack(job, lastTry));
    return exports.find(id).flatMap(this::tidy);
  }

  void giveUp(ExportId id, String why) {
    exports.fail(id, why);
    exports.find(id).ifPresent(this::tidy);
  }

  private void pack(ExportJob job, boolean lastTry) {
    var actor = requesters.present(job.owner());
    if (actor.isEmpty()) {
      exports.fail(job.id(), "OWNER_GONE");
      return;
    }
    var lines = new ArrayList<>(job.lines());
    while (lines.size() < job.wanted().size()) {
      var line = line(actor.get(), job, lines.size(), lastTry);
      if (!exports.add(job, lines.size(), line)) {
        drop(line);
        return;
      }
      lines.add(line);
    }
    if (lines.stream().noneMatch(line -> line.outcome() == Outcome.COPIED)) {
      exports.fail(job.id(), "NOTHING");
    } else if (job.kind() == ExportKind.PRINT) {
      bind(job, lines);
    } else {
      exports.ready(job, lines, null);
    }
  }

  private Line line(Actor actor, ExportJob job, int number, boolean lastTry) {
    var wanted = job.wanted().get(number);
    var record = records.find(new RecordId(wanted.record()));
    var name = wanted.document();
    var document = name == null ? Optional.<ArchivedDocument>empty() : find(record, name);
    if (record.isEmpty() || document.isEmpty()) {
      return Line.without(wanted, Outcome.REFUSED);
    }
    if (!isAllowed(actor, job, record.get(), document.get())) {
      trail.append(
          event(actor, job, AuditAction.ACCESS_REFUSED, wanted).outcome(AuditOutcome.REFUSED));
      return Line.without(wanted, Outcome.REFUSED);
    }
    try {
      return copy(actor, job, number, record.get(), document.get());
    } catch (NotCopyable video) {
      return Line.without(wanted, Outcome.NO_PAGES);
    } catch (UnreadableDocument | TamperedBlob | NoSuchBlob damaged) {
      return Line.without(wanted, Outcome.UNREADABLE);
    } catch (WorkerFailed lost) {
      if (!lastTry || lost.why() == WorkerFailed.Cause.NOT_STARTED) {
        throw lost;
      }
      return Line.without(wanted, Outcome.UNREADABLE);
    }
  }

  private Optional<ArchivedDocument> find(Optional<MedicalRecord> record, String document) {
    return documents
        .find(new DocumentId(document))
        .filter(found -> record.filter(it -> it.id().equals(found.recordId())).isPresent());
  }

  /** As it is now, from where it was asked. */
  private boolean isAllowed(
      Actor actor, ExportJob job, MedicalRecord record, ArchivedDocument document) {
    var visit = rules.visit(actor, clock.instant(), job.address());
    var decision = visit.decide(job.kind().action(), record.facts(), document.category().value());
    return decision instanceof AccessDecision.Allowed
        && visit.closedTo(job.kind().work(), Set.of(record.stay().campus().value())).isEmpty();
  }

  private Line copy(
      Actor actor, ExportJob job, int number, MedicalRecord record, ArchivedDocument document) {
    var wanted = job.wanted().get(number);
    var version = document.version(wanted.version()).orElseThrow(NotCopyable::new);
    var recordNo = Stated.valueOf(record.recordNo());
    var viewing =
        new Viewing(
            actor,
            record.stay().campus(),
            record.id().value(),
            recordNo == null ? null : recordNo.value(),
            document.id().value(),
            version.number(),
            null);
    trail.append(event(actor, job, job.kind().copied(), wanted));
    var made = copies.make(viewing, job.address(), document, version, job.form());
    var folder = recordNo == null ? record.stay().admissionNo() : recordNo.value();
    var file =
        PackageNames.file(
            folder, record.stay().visitNo(), number + 1, document.title(), made.format());
    return new Line(
        wanted,
        Outcome.COPIED,
        file,
        made.blob().id(),
        made.blob().size(),
        made.blob().sha256(),
        made.pages(),
        made.signed());
  }

  /** One PDF of all; the single ones are not needed any more. */
  private void bind(ExportJob job, List<Line> lines) {
    var open = new ArrayList<BlobContent>();
    Bound bound;
    try {
      for (var line : lines) {
        var blob = line.blob();
        if (blob != null) {
          open.add(vault.open(blob));
        }
      }
      var parts = open.stream().map(part -> DocumentBytes.of(part.size(), part::stream)).toList();
      bound =
          workers.bind(
              parts,
              copy -> {
                var stored = vault.store(copy);
                return new Bound(stored.id(), stored.size(), stored.sha256(), copy.pages());
              });
    } finally {
      open.forEach(BlobContent::close);
    }
    var bare = lines.stream().map(Line::withoutBlob).toList();
    if (exports.ready(job, bare, bound)) {
      lines.forEach(this::drop);
    } else {
      vault.remove(bound.blob());
    }
  }

  private void drop(Line line) {
    var blob = line.blob();
    if (blob != null) {
      vault.remove(blob);
    }
  }

  private Optional<Duration> tidy(ExportJob job) {
    var end = job.expiresAt();
    if (job.isOpen()) {
      return Optional.empty();
    }
    if (job.state() == ExportJob.State.READY && end != null) {
      var left = Duration.between(clock.instant(), end);
      if (left.isPositive()) {
        return Optional.of(left);
      }
      exports.expire(job);
      return exports.find(job.id()).flatMap(this::tidy);
    }
    var blobs = Exports.blobs(job);
    if (!blobs.isEmpty()) {
      exports.forgetCopies(job);
      blobs.forEach(vault::remove);
    }
    return Optional.empty();
  }

  private AuditEvent event(Actor actor, ExportJob job, AuditAction action, Wanted what) {
    var event =
        AuditEvent.of(actor, action, clock.instant())
            .record(what.record())
            .address(job.address())
            .detail("export " + job.id());
    var document = what.document();
    return document == null ? event : event.document(document).version(what.version());
  }
}
