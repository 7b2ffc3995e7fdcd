package org.anjuan.web.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.anjuan.archive.access.AccessRules;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.document.DocumentId;
import org.anjuan.archive.document.Documents;
import org.anjuan.archive.export.ExportId;
import org.anjuan.archive.export.ExportJob;
import org.anjuan.archive.export.ExportJob.Bound;
import org.anjuan.archive.export.ExportJob.Outcome;
import org.anjuan.archive.export.ExportJob.Wanted;
import org.anjuan.archive.export.Exports;
import org.anjuan.archive.platform.HospitalZone;
import org.anjuan.archive.record.MedicalRecord;
import org.anjuan.archive.record.MedicalRecords;
import org.anjuan.archive.record.RecordId;
import org.anjuan.archive.vault.Vault;
import org.anjuan.web.problem.Conflict;
import org.anjuan.web.problem.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/**
 * The package itself: packed while it leaves, out of copies that lie encrypted in the vault. The
 * rule book and the place are asked once more: what was closed since stays out.
 */
@RestController
class ExportContentController {
  private final Exports exports;
  private final MedicalRecords records;
  private final Documents documents;
  private final AccessRules rules;
  private final BulkPlaces places;
  private final Vault vault;
  private final AuditTrail trail;
  private final HospitalZone zone;
  private final Clock clock;

  ExportContentController(
      Exports exports,
      MedicalRecords records,
      Documents documents,
      AccessRules rules,
      BulkPlaces places,
      Vault vault,
      AuditTrail trail,
      HospitalZone zone,
      Clock clock) {
    this.exports = exports;
    this.records = records;
    this.documents = documents;
    this.rules = rules;
    this.places = places;
    this.vault = vault;
    this.trail = trail;
    this.zone = zone;
    this.clock = clock;
  }

  @GetMapping(path = "/api/exports/{id}/content", produces = MediaType.ALL_VALUE)
  ResponseEntity<StreamingResponseBody> content(Actor actor, @PathVariable ExportId id) {
    var job = exports.mine(actor, id).orElseThrow(NotFound::new);
    var open = stillOpen(actor, job);
    var print = job.print();
    if (open.isEmpty() || (print != null && !open.containsAll(copied(job)))) {
      throw new NotFound();
    }
    if (!exports.takeDownload(job)) {
      throw new Conflict(
          "export-not-there",
          "该导出尚未完成、已过期，或下载次数已用完",
          "This export is not ready, has expired, or has been fetched as often as allowed");
    }
    open.stream()
        .map(Wanted::record)
        .distinct()
        .map(record ->
            AuditEvent.of(actor, job.kind().downloaded(), clock.instant())
                .record(record)
                .detail("export " + id))
        .map(trail::begin)
        .toList()
        .forEach(AuditTrail.Begun::await);
    return print == null
        ? answer("zip", "application/zip", null, out -> pack(job, open, out))
        : answer("pdf", "application/pdf", print, out -> send(print, out));
  }

  private static List<Wanted> copied(ExportJob job) {
    return job.lines().stream()
        .filter(line -> line.outcome() == Outcome.COPIED)
        .map(ExportJob.Line::what)
        .toList();
  }

  /** Of the copied documents, those that may leave now, to here. */
  private Set<Wanted> stillOpen(Actor actor, ExportJob job) {
    var copied = copied(job);
    var present = new HashMap<String, MedicalRecord>();
    records
        .findAll(copied.stream().map(Wanted::record).distinct().map(RecordId::new).toList())
        .forEach(record -> present.put(record.id().value(), record));
    places.require(actor, job.kind().work(), present.values());
    var categories = new HashMap<String, String>();
    documents
        .findAll(
            copied.stream()
                .map(Wanted::document)
                .filter(Objects::nonNull)
                .map(DocumentId::new)
                .toList())
        .forEach(found -> categories.put(found.id().value(), found.category().value()));
    var visit = rules.visit(actor);
    var open = new HashSet<Wanted>();
    for (var one : copied) {
      var record = present.get(one.record());
      var category = categories.get(one.document());
      if (record != null
          && category != null
          && visit.decide(job.kind().action(), record.facts(), category).isAllowed()) {
        open.add(one);
      }
    }
    return open;
  }

  private void pack(ExportJob job, Set<Wanted> open, OutputStream out) throws IOException {
    // What it holds is packed already.
    try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      zip.setLevel(Deflater.NO_COMPRESSION);
      zip.putNextEntry(new ZipEntry("manifest.csv"));
      zip.write(Manifest.of(job, open).getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
      for (var line : job.lines()) {
        var blob = line.blob();
        var file = line.file();
        if (blob != null && file != null && open.contains(line.what())) {
          zip.putNextEntry(new ZipEntry(file));
          try (var content = vault.open(blob);
              var in = content.stream()) {
            in.transferTo(zip);
          }
          zip.closeEntry();
        }
      }
    }
  }

  private void send(Bound print, OutputStream out) throws IOException {
    try (var content = vault.open(print.blob());
        var in = content.stream()) {
      in.transferTo(out);
    }
  }

  private ResponseEntity<StreamingResponseBody> answer(
      String ending, String type, @Nullable Bound whole, StreamingResponseBody body) {
    var day = LocalDate.ofInstant(clock.instant(), zone.id());
    var name = ContentDisposition.attachment().filename("anjuan-" + day + "." + ending).build();
    var answer =
        ResponseEntity.ok()
            .contentType(MediaType.parseMediaType(type))
            .header(HttpHeaders.CONTENT_DISPOSITION, name.toString());
    if (whole != null) {
      answer.contentLength(whole.size());
    }
    return answer.body(body);
  }
}
