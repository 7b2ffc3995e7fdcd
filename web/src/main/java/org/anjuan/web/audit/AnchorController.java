package org.anjuan.web.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.oversight.Anchor;
import org.anjuan.archive.oversight.AnchorText;
import org.anjuan.archive.oversight.Anchors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The signed anchors of past days, to look at and to hand to somebody else. */
@RestController
@RequestMapping("/api/audit/anchors")
class AnchorController {
  private static final int PAGE = 60;
  private static final int AT_ONCE = 200;
  private static final String MANUAL = "anchors-manual.txt";

  private final Anchors anchors;
  private final AuditTrail trail;
  private final Clock clock;

  AnchorController(Anchors anchors, AuditTrail trail, Clock clock) {
    this.anchors = anchors;
    this.trail = trail;
    this.clock = clock;
  }

  /** Some anchors, the newest first; {@code next} is null at the end. */
  record AnchorList(List<AnchorView> items, @Nullable String next) {}

  /** A day's anchor; what can't be read of a damaged one is left out. */
  record AnchorView(
      LocalDate day,
      @Nullable Long events,
      @Nullable String hash,
      @Nullable Boolean intact,
      @Nullable Instant signedAt,
      String key) {

    static AnchorView of(Anchor anchor) {
      var content = anchor.content();
      return new AnchorView(
          anchor.day(),
          content.map(AnchorText::events).orElse(null),
          content.map(AnchorText::hash).orElse(null),
          content.map(text -> text.firstBreak() == null).orElse(null),
          content.map(AnchorText::signedAt).orElse(null),
          anchor.key());
    }
  }

  @GetMapping
  AnchorList list(@RequestParam(required = false) @Nullable String cursor) {
    var before = AuditQuestion.parse("cursor", cursor, LocalDate::parse);
    var found = anchors.list(before, PAGE);
    return new AnchorList(
        found.stream().map(AnchorView::of).toList(),
        found.size() < PAGE ? null : found.getLast().day().toString());
  }

  /**
   * A ZIP of texts, signatures, public keys, and how to check them without us.
   *
   * @param from a day; null: from the first
   * @param to a day, included; null: to the last
   */
  @GetMapping(path = "/export", produces = "application/zip")
  ResponseEntity<StreamingResponseBody> export(
      Actor actor,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to) {
    var first = AuditQuestion.parse("from", from, LocalDate::parse);
    var last = AuditQuestion.parse("to", to, LocalDate::parse);
    var span = (first == null ? "" : first) + ".." + (last == null ? "" : last);
    trail.append(AuditEvent.of(actor, AuditAction.ANCHORS_EXPORTED, clock.instant()).detail(span));
    var name = ContentDisposition.attachment().filename("anjuan-anchors-" + trail.today() + ".zip");
    return ResponseEntity.ok()
        .contentType(MediaType.valueOf("application/zip"))
        .header(HttpHeaders.CONTENT_DISPOSITION, name.build().toString())
        .body(out -> write(first, last, out));
  }

  private void write(@Nullable LocalDate first, @Nullable LocalDate last, OutputStream out)
      throws IOException {
    try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      put(zip, "README.txt", new ClassPathResource(MANUAL, getClass()).getContentAsByteArray());
      var keys = new HashSet<String>();
      var before = last == null ? null : last.plusDays(1);
      var more = new ArrayList<>(anchors.list(before, AT_ONCE));
      while (!more.isEmpty()) {
        for (var anchor : more) {
          if (first != null && anchor.day().isBefore(first)) {
            return;
          }
          write(zip, anchor, keys);
        }
        more = new ArrayList<>(anchors.list(more.getLast().day(), AT_ONCE));
      }
    }
  }

  private void write(ZipOutputStream zip, Anchor anchor, HashSet<String> keys) throws IOException {
    put(zip, anchor.day() + ".txt", anchor.text().getBytes(StandardCharsets.UTF_8));
    put(zip, anchor.day() + ".sig", anchor.signatureBytes());
    var pem = anchors.publicKey(anchor);
    if (pem.isPresent() && keys.add(anchor.key())) {
      put(zip, anchor.key() + ".pem", pem.get().getBytes(StandardCharsets.US_ASCII));
    }
  }

  private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(bytes);
    zip.closeEntry();
  }
}
