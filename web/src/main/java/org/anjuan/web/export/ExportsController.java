package org.anjuan.web.export;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.anjuan.archive.access.Action;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.VisitOrigin;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditOutcome;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.document.DocumentId;
import org.anjuan.archive.export.ExportId;
import org.anjuan.archive.export.ExportJob;
import org.anjuan.archive.export.ExportKind;
import org.anjuan.archive.export.Exports;
import org.anjuan.archive.format.CopyForm;
import org.anjuan.archive.record.RecordId;
import org.anjuan.web.problem.BadRequest;
import org.anjuan.web.problem.Conflict;
import org.anjuan.web.problem.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Packages of stamped copies: asking for them, watching them come, giving them up. */
@RestController
@RequestMapping("/api/exports")
class ExportsController {
  private static final int LONGEST_PURPOSE = 200;

  private final Exports exports;
  private final Choosing choosing;
  private final BulkPlaces places;
  private final AuditTrail trail;
  private final VisitOrigin origin;
  private final Clock clock;

  ExportsController(
      Exports exports,
      Choosing choosing,
      BulkPlaces places,
      AuditTrail trail,
      VisitOrigin origin,
      Clock clock) {
    this.exports = exports;
    this.choosing = choosing;
    this.places = places;
    this.trail = trail;
    this.origin = origin;
    this.clock = clock;
  }

  /** One's own exports, the newest first. */
  record ExportList(List<ExportView> items) {}

  @PostMapping
  @ResponseStatus(HttpStatus.ACCEPTED)
  ExportView ask(Actor actor, @RequestBody ExportRequest request) {
    var kind = value(ExportKind.class, "kind", request.kind());
    var form =
        request.form() == null ? CopyForm.OWN : value(CopyForm.class, "form", request.form());
    var purpose = purpose(request.purpose());
    var whole = ids(request.records()).stream().map(RecordId::new).toList();
    var single = ids(request.documents()).stream().map(DocumentId::new).toList();
    if (whole.isEmpty() && single.isEmpty()) {
      throw new BadRequest("records", "请选择病案或文书", "Choose records or documents");
    }
    var choice = choosing.of(actor, kind.action(), whole, single);
    places.require(actor, kind.work(), choice.visible());
    if (choice.open().isEmpty()) {
      refuse(actor, kind.action(), choice);
      throw new NotFound();
    }
    requireSize(choice.wanted().size());
    var job = exports.draft(actor, origin.address(), kind, form, purpose, choice.wanted());
    note(actor, kind.requested(), job, choice);
    exports.add(job);
    return ExportView.of(job);
  }

  @GetMapping
  ExportList mine(Actor actor) {
    trail.append(AuditEvent.of(actor, AuditAction.EXPORTS_LISTED, clock.instant()));
    return new ExportList(exports.mine(actor).stream().map(ExportView::of).toList());
  }

  @PostMapping("/{id}/cancellation")
  ExportView cancel(Actor actor, @PathVariable ExportId id) {
    var job = exports.mine(actor, id).orElseThrow(NotFound::new);
    trail.append(
        AuditEvent.of(actor, AuditAction.EXPORT_CANCELLED, clock.instant()).detail("export " + id));
    if (!exports.cancel(job)) {
      throw new Conflict("export-finished", "该导出已结束，无法取消", "This export is finished already");
    }
    return exports.mine(actor, id).map(ExportView::of).orElseThrow(NotFound::new);
  }

  private void note(Actor actor, AuditAction action, ExportJob job, Choosing.Choice choice) {
    choice.open().stream()
        .map(record ->
            AuditEvent.of(actor, action, clock.instant())
                .record(record.id().value())
                .detail(
                    "export %s %s records=%d documents=%d purpose=%s"
                        .formatted(
                            job.id(),
                            job.form(),
                            choice.open().size(),
                            job.wanted().size(),
                            job.purpose())))
        .map(trail::begin)
        .toList()
        .forEach(AuditTrail.Begun::await);
  }

  private void refuse(Actor actor, Action action, Choosing.Choice choice) {
    choice.wanted().stream()
        .map(ExportJob.Wanted::record)
        .distinct()
        .map(record ->
            AuditEvent.of(actor, AuditAction.ACCESS_REFUSED, clock.instant())
                .outcome(AuditOutcome.REFUSED)
                .record(record)
                .detail(action + " BULK"))
        .map(trail::begin)
        .toList()
        .forEach(AuditTrail.Begun::await);
  }

  private void requireSize(int size) {
    var most = exports.mostDocuments();
    if (size > most) {
      throw new BadRequest(
          "records",
          "共 " + size + " 份文书，每次最多 " + most + " 份，请分批",
          size + " documents; at most " + most + " at a time");
    }
  }

  private static String purpose(@Nullable String given) {
    var purpose = given == null ? "" : given.strip();
    if (purpose.isEmpty() || purpose.length() > LONGEST_PURPOSE) {
      throw new BadRequest(
          "purpose", "请填写用途，不超过 200 字", "State the purpose in at most 200 characters");
    }
    return purpose;
  }

  private List<String> ids(@Nullable List<String> given) {
    var ids = given == null ? List.<String>of() : given.stream().distinct().toList();
    requireSize(ids.size());
    return ids;
  }

  private static <E extends Enum<E>> E value(Class<E> type, String field, @Nullable String name) {
    return Arrays.stream(type.getEnumConstants())
        .filter(one -> one.name().equals(name == null ? "" : name.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() ->
            new BadRequest(
                field,
                "取值只能是 " + Arrays.toString(type.getEnumConstants()),
                "One of " + Arrays.toString(type.getEnumConstants())));
  }
}
