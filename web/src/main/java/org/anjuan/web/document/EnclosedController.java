package org.anjuan.web.document;

import java.nio.charset.StandardCharsets;
import org.anjuan.archive.access.Action;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.document.DocumentId;
import org.anjuan.archive.document.DocumentPasswords;
import org.anjuan.archive.format.DocumentBytes;
import org.anjuan.archive.format.DocumentFormat;
import org.anjuan.archive.format.DocumentKey;
import org.anjuan.archive.format.FormatWorkers;
import org.anjuan.archive.vault.Vault;
import org.anjuan.web.problem.NotFound;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * A file that is enclosed in a document, taken out of it by a worker; never shown, only handed
 * over.
 */
@RestController
class EnclosedController {
  private final DocumentAccess access;
  private final FormatWorkers workers;
  private final DocumentPasswords passwords;
  private final Vault vault;

  EnclosedController(
      DocumentAccess access, FormatWorkers workers, DocumentPasswords passwords, Vault vault) {
    this.access = access;
    this.workers = workers;
    this.passwords = passwords;
    this.vault = vault;
  }

  @GetMapping("/api/documents/{id}/versions/{version}/enclosed/{number}")
  ResponseEntity<byte[]> enclosed(
      Actor actor,
      @PathVariable DocumentId id,
      @PathVariable int version,
      @PathVariable int number) {
    var opened = access.require(actor, Action.DOWNLOAD, id, version);
    var format = DocumentFormat.of(opened.version().mediaType()).orElseThrow(NotFound::new);
    var extracted = opened.version().extracted();
    var names = extracted == null ? null : extracted.enclosed();
    if (names == null || number < 1 || number > names.size()) {
      throw new NotFound();
    }
    var blob = opened.version().content();
    try (var content = vault.open(blob)) {
      var bytes =
          DocumentBytes.of(opened.version().size(), content::stream)
              .unlockedBy(() -> passwords.of(opened.document().source().system()));
      var file = workers.enclosed(format, new DocumentKey(blob.value()), bytes, number);
      access.note(actor, AuditAction.DOWNLOAD, opened, null);
      return ResponseEntity.ok()
          .contentType(MediaType.APPLICATION_OCTET_STREAM)
          .header(
              HttpHeaders.CONTENT_DISPOSITION,
              ContentDisposition.attachment()
                  .filename(names.get(number - 1), StandardCharsets.UTF_8)
                  .build()
                  .toString())
          .body(file);
    }
  }
}
