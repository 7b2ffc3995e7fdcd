package org.anjuan.web.document;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
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
    return answer(opened.version(), id, range, played);
  }

  private ResponseEntity<StreamingResponseBody> answer(
      DocumentVersion version, DocumentId id, @Nullable String range, boolean inline) {
    var size = version.size();
    var span = ByteSpan.of(range, size);
    if (span == null) {
      return ResponseEntity.status(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
          .header(HttpHeaders.CONTENT_RANGE, "bytes */" + size)
          .build();
    }
    var disposition =
        (inline ? ContentDisposition.inline() : ContentDisposition.attachment())
            .filename(fileName(version, id), StandardCharsets.UTF_8)
            .build();
    var answer =
        ResponseEntity.status(span.partial() ? HttpStatus.PARTIAL_CONTENT : HttpStatus.OK)
            .header(HttpHeaders.ACCEPT_RANGES, "bytes")
            .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
            .contentType(MediaType.parseMediaType(version.mediaType()))
            .contentLength(span.length());
    if (span.partial()) {
      answer.header(HttpHeaders.CONTENT_RANGE, span.contentRange(size));
    }
    return answer.body(out -> send(version, span.from(), span.length(), out));
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
