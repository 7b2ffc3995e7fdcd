package org.anjuan.web.document;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.anjuan.archive.access.Action;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.document.DocumentId;
import org.anjuan.archive.document.DocumentVersion;
import org.anjuan.archive.document.Documents;
import org.anjuan.archive.vault.Vault;
import org.anjuan.web.problem.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRange;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/**
 * The bytes of a version, whole or a range. Originals take the right to download; a video, which
 * can only be seen by playing it, the right to view.
 */
@RestController
class ContentController {
  private final DocumentAccess access;
  private final Documents documents;
  private final Vault vault;

  ContentController(DocumentAccess access, Documents documents, Vault vault) {
    this.access = access;
    this.documents = documents;
    this.vault = vault;
  }

  @GetMapping("/api/documents/{id}/versions/{version}/content")
  ResponseEntity<StreamingResponseBody> content(
      Actor actor,
      @PathVariable DocumentId id,
      @PathVariable int version,
      @RequestHeader(name = HttpHeaders.RANGE, required = false) @Nullable String range) {
    var played =
        documents
            .find(id)
            .flatMap(document -> document.version(version))
            .orElseThrow(NotFound::new)
            .mediaType()
            .startsWith("video/");
    var opened = access.require(actor, played ? Action.VIEW : Action.DOWNLOAD, id, version);
    access.note(actor, played ? AuditAction.VIEW_PAGE : AuditAction.DOWNLOAD, opened, null);
    return answer(opened.version(), id, ranges(range), played);
  }

  /** What can't be read as ranges asks for the whole (RFC 9110, 14.2). */
  private static List<HttpRange> ranges(@Nullable String header) {
    try {
      return HttpRange.parseRanges(header);
    } catch (IllegalArgumentException unreadable) {
      return List.of();
    }
  }

  private ResponseEntity<StreamingResponseBody> answer(
      DocumentVersion version, DocumentId id, List<HttpRange> ranges, boolean inline) {
    var size = version.size();
    // One range is what players ask for; several are answered whole, as RFC 9110 (14.2) allows.
    var range = ranges.size() == 1 ? ranges.getFirst() : null;
    var from = range == null ? 0 : range.getRangeStart(size);
    var to = range == null ? size - 1 : range.getRangeEnd(size);
    if (from >= size) {
      return ResponseEntity.status(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
          .header(HttpHeaders.CONTENT_RANGE, "bytes */" + size)
          .build();
    }
    var disposition =
        (inline ? ContentDisposition.inline() : ContentDisposition.attachment())
            .filename(fileName(version, id), StandardCharsets.UTF_8)
            .build();
    var answer =
        ResponseEntity.status(range == null ? HttpStatus.OK : HttpStatus.PARTIAL_CONTENT)
            .header(HttpHeaders.ACCEPT_RANGES, "bytes")
            .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
            .contentType(MediaType.parseMediaType(version.mediaType()))
            .contentLength(to - from + 1);
    if (range != null) {
      answer.header(HttpHeaders.CONTENT_RANGE, "bytes " + from + "-" + to + "/" + size);
    }
    return answer.body(out -> send(version, from, to - from + 1, out));
  }

  private void send(DocumentVersion version, long from, long length, OutputStream out)
      throws IOException {
    try (var content = vault.open(version.content());
        var in = content.stream(from, length)) {
      in.transferTo(out);
    }
  }

  private static String fileName(DocumentVersion version, DocumentId id) {
    var name = version.fileName();
    return name == null ? id + "_v" + version.number() : name;
  }
}
