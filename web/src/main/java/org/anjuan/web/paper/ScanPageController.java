package org.anjuan.web.paper;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.paper.ScanJob;
import org.anjuan.archive.paper.ScanJobId;
import org.anjuan.archive.paper.ScanPage;
import org.anjuan.archive.paper.ScanPageId;
import org.anjuan.archive.record.MedicalRecord;
import org.anjuan.ingest.paper.Pictures;
import org.anjuan.ingest.paper.ScanDesk;
import org.anjuan.web.paper.ScanViews.ScanView;
import org.anjuan.web.problem.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The pictures of a scanning job: in, again, and out for the one who works on them. The body of a
 * request is the picture itself: a multipart form would be written to disk in clear.
 */
@RestController
@RequestMapping("/api/paper/scans/{id}/pages")
class ScanPageController {
  private static final int NARROWEST = 60;
  private static final int WIDEST = 2_400;

  private final ScanAccess access;
  private final ScanDesk desk;
  private final Pictures pictures;
  private final ScanViews views;

  ScanPageController(ScanAccess access, ScanDesk desk, Pictures pictures, ScanViews views) {
    this.access = access;
    this.desk = desk;
    this.pictures = pictures;
    this.views = views;
  }

  /**
   * What became of what was sent.
   *
   * @param job the job that was asked
   * @param goesOn the job that the next picture belongs to: another one when a separator sheet
   *     named another record
   * @param pages how many pages it had
   */
  record AddedPages(ScanView job, String goesOn, int pages) {}

  /**
   * Takes a picture in, or a file of several.
   *
   * @param before the place, from 0; none: at the end
   */
  @PostMapping
  ResponseEntity<AddedPages> add(
      Actor actor,
      @PathVariable ScanJobId id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestParam(defaultValue = "FILE") ScanPage.Origin origin,
      @RequestParam(required = false) @Nullable Integer before,
      HttpServletRequest request)
      throws IOException {
    var seen = access.seen(actor, id, ifMatch);
    var added =
        desk.add(
            actor,
            seen.job(),
            before == null ? Integer.MAX_VALUE : before,
            origin,
            request.getInputStream(),
            null,
            stay -> access.record(actor, stay));
    for (var job : added.touched()) {
      access.note(actor, AuditAction.SCAN_PAGES_ADDED, job, "pages=" + job.pages().size());
    }
    var first = added.touched().getFirst();
    return tagged(first)
        .body(
            new AddedPages(
                views.view(first, seen.record()), added.last().id().value(), added.pages()));
  }

  /** Takes a page again: the new picture stands where the old one stood. */
  @PutMapping("/{page}")
  ResponseEntity<ScanView> takeAgain(
      Actor actor,
      @PathVariable ScanJobId id,
      @PathVariable ScanPageId page,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestParam(defaultValue = "FILE") ScanPage.Origin origin,
      HttpServletRequest request)
      throws IOException {
    var seen = access.seen(actor, id, ifMatch);
    var job = desk.takeAgain(actor, seen.job(), page, origin, request.getInputStream(), null);
    access.note(actor, AuditAction.SCAN_PAGES_ADDED, job, "again=" + page);
    return answer(job, seen.record());
  }

  /** A page as it came, for the one who works on it. */
  @GetMapping(path = "/{page}", produces = MediaType.IMAGE_JPEG_VALUE)
  ResponseEntity<byte[]> picture(
      Actor actor,
      @PathVariable ScanJobId id,
      @PathVariable ScanPageId page,
      @RequestParam(defaultValue = "1000") int width) {
    var opened = access.open(actor, id);
    if (!opened.job().isOpen()) {
      throw new NotFound();
    }
    var found = opened.job().pages().stream().filter(it -> it.id().equals(page)).findFirst();
    var image =
        pictures.original(found.orElseThrow(NotFound::new), Math.clamp(width, NARROWEST, WIDEST));
    access.note(actor, AuditAction.SCAN_PAGE_VIEWED, opened.job(), "page=" + page);
    return ResponseEntity.ok().contentType(MediaType.IMAGE_JPEG).body(image.jpeg());
  }

  private ResponseEntity<ScanView> answer(ScanJob job, MedicalRecord record) {
    return tagged(job).body(views.view(job, record));
  }

  private static ResponseEntity.BodyBuilder tagged(ScanJob job) {
    return ResponseEntity.ok().eTag(String.valueOf(job.revision()));
  }
}
