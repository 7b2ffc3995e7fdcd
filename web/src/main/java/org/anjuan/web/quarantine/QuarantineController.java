package org.anjuan.web.quarantine;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.Right;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.record.MedicalRecord;
import org.anjuan.archive.vault.Vault;
import org.anjuan.ingest.intake.IntakeMeta;
import org.anjuan.ingest.intake.IntakeReceipt;
import org.anjuan.ingest.intake.MetaReader;
import org.anjuan.ingest.intake.SecondTry;
import org.anjuan.ingest.quarantine.Quarantine;
import org.anjuan.ingest.quarantine.QuarantineId;
import org.anjuan.ingest.quarantine.Quarantined;
import org.anjuan.web.problem.BadRequest;
import org.anjuan.web.problem.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** What lies in quarantine on one's own campuses, and what can be done about it. */
@RestController
@RequestMapping("/api/quarantine")
class QuarantineController {
  private static final int PAGE = 50;

  private final Quarantine quarantine;
  private final SecondTry secondTry;
  private final MetaReader reader;
  private final Vault vault;
  private final AuditTrail trail;
  private final Clock clock;

  QuarantineController(
      Quarantine quarantine,
      SecondTry secondTry,
      MetaReader reader,
      Vault vault,
      AuditTrail trail,
      Clock clock) {
    this.quarantine = quarantine;
    this.secondTry = secondTry;
    this.reader = reader;
    this.vault = vault;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * An entry, with what came with it.
   *
   * @param statement whether it is no document, but what a source says of a stay
   */
  record Entry(
      String id,
      Instant receivedAt,
      String channel,
      @Nullable String campus,
      String reason,
      Bilingual reasonText,
      @Nullable String field,
      @Nullable String fileName,
      long size,
      String mediaType,
      String sha256,
      int arrivals,
      boolean statement,
      IntakeMeta meta) {}

  /** The same in both languages. */
  record Bilingual(String zh, String en) {}

  /** A page of entries. */
  record Entries(List<Entry> items, long total, @Nullable String next) {}

  /** Where the entry went; a statement into the record alone. */
  record Released(@Nullable String documentId, @Nullable Integer version, String recordId) {
    static Released of(IntakeReceipt receipt) {
      return new Released(
          receipt.documentId().value(), receipt.version(), receipt.recordId().value());
    }

    static Released of(MedicalRecord record) {
      return new Released(null, null, record.id().value());
    }
  }

  @GetMapping
  Entries list(Actor actor, @RequestParam(required = false) @Nullable String cursor) {
    var offset = offset(cursor);
    trail.append(
        AuditEvent.of(actor, AuditAction.QUARANTINE_VIEWED, clock.instant()).detail("list"));
    var campuses = actor.campusesWith(Right.QUARANTINE_MANAGE);
    var found = quarantine.list(campuses, offset, PAGE + 1);
    var next = found.size() > PAGE ? String.valueOf(offset + PAGE) : null;
    return new Entries(
        found.stream().limit(PAGE).map(this::entry).toList(), quarantine.count(campuses), next);
  }

  @GetMapping("/{id}/content")
  ResponseEntity<StreamingResponseBody> content(
      Actor actor, @PathVariable QuarantineId id, HttpServletRequest request) {
    var entry = visible(actor, id);
    trail.append(
        AuditEvent.of(actor, AuditAction.QUARANTINE_VIEWED, clock.instant())
            .address(request.getRemoteAddr())
            .detail(id.value()));
    StreamingResponseBody body =
        out -> {
          try (var content = vault.open(entry.content());
              var in = content.stream()) {
            in.transferTo(out);
          }
        };
    // Nobody has checked these bytes: they are never shown by the browser, only saved.
    return ResponseEntity.ok()
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(id + ".bin").build().toString())
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .contentLength(entry.size())
        .body(body);
  }

  @PostMapping("/{id}/retry")
  Released retry(Actor actor, @PathVariable QuarantineId id, HttpServletRequest request) {
    var entry = visible(actor, id);
    var address = request.getRemoteAddr();
    return entry.isStatement()
        ? Released.of(secondTry.state(actor, address, entry))
        : Released.of(secondTry.retry(actor, address, entry));
  }

  @PostMapping("/{id}/assign")
  Released assign(
      Actor actor,
      @PathVariable QuarantineId id,
      @RequestBody IntakeMeta corrections,
      HttpServletRequest request) {
    var entry = visible(actor, id);
    var campus = corrections.campus();
    if (campus != null && !actor.campusesWith(Right.QUARANTINE_MANAGE).contains(campus)) {
      throw new BadRequest("campus", "该院区不在您的权限内", "This campus is not among yours");
    }
    var address = request.getRemoteAddr();
    return entry.isStatement()
        ? Released.of(secondTry.stateAs(actor, address, entry, corrections))
        : Released.of(secondTry.assign(actor, address, entry, corrections));
  }

  private Quarantined visible(Actor actor, QuarantineId id) {
    var entry = quarantine.find(id).orElseThrow(NotFound::new);
    var campus = entry.campus();
    if (campus != null && !actor.campusesWith(Right.QUARANTINE_MANAGE).contains(campus)) {
      throw new NotFound();
    }
    return entry;
  }

  private Entry entry(Quarantined entry) {
    return new Entry(
        entry.id().value(),
        entry.receivedAt(),
        entry.channel().name(),
        entry.campus(),
        entry.reason().name(),
        new Bilingual(entry.reason().chinese(), entry.reason().english()),
        entry.field(),
        entry.fileName(),
        entry.size(),
        entry.mediaType(),
        entry.sha256(),
        entry.arrivals(),
        entry.isStatement(),
        reader.read(quarantine.meta(entry)));
  }

  private static int offset(@Nullable String cursor) {
    try {
      return cursor == null ? 0 : Math.clamp(Long.parseLong(cursor), 0, 100_000);
    } catch (NumberFormatException malformed) {
      throw new BadRequest("cursor", "翻页标记无效", "Invalid cursor");
    }
  }
}
