package org.anjuan.web.document;

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
    var named = fileName(opened.version(), id);
    var disposition =
        (played ? ContentDisposition.inline() : ContentDisposition.attachment())
            .filename(named, StandardCharsets.UTF_8)
            .build();
    var there = opened.version();
    return new RangedAnswer(there.content(), there.size(), there.mediaType(), disposition)
        .send(vault, range);
  }

  private static String fileName(DocumentVersion version, DocumentId id) {
    var name = version.fileName();
    return name == null ? id + "_v" + version.number() : name;
  }
}
