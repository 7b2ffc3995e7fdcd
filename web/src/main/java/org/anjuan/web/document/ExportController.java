package org.anjuan.web.document;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.anjuan.archive.access.Action;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.VisitOrigin;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.document.DocumentId;
import org.anjuan.archive.export.StampedCopies;
import org.anjuan.archive.format.CopyForm;
import org.anjuan.archive.vault.Vault;
import org.anjuan.web.problem.BadRequest;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/**
 * A version as a file to take away, stamped on every page with who took it. The copy is made and
 * lies in the vault before its taking is put on record; only then the first byte leaves. It is
 * removed when it has left; the sweep finds what a broken line leaves behind.
 */
@RestController
class ExportController {
  private final DocumentAccess access;
  private final StampedCopies copies;
  private final Vault vault;
  private final VisitOrigin origin;

  ExportController(DocumentAccess access, StampedCopies copies, Vault vault, VisitOrigin origin) {
    this.access = access;
    this.copies = copies;
    this.vault = vault;
    this.origin = origin;
  }

  /**
   * A stamped copy.
   *
   * @param form {@code own}: PDF and OFD as they are, all else that has pages as PDF; {@code pdf}:
   *     PDF in any case
   */
  @GetMapping(
      path = "/api/documents/{id}/versions/{version}/export",
      produces = MediaType.ALL_VALUE)
  ResponseEntity<StreamingResponseBody> export(
      Actor actor,
      @PathVariable DocumentId id,
      @PathVariable int version,
      @RequestParam(defaultValue = "own") String form) {
    var wanted = form(form);
    var opened = access.require(actor, Action.EXPORT, id, version);
    var copy =
        copies.make(
            opened.viewing(actor, null),
            origin.address(),
            opened.document(),
            opened.version(),
            wanted);
    try {
      access.note(actor, AuditAction.DOCUMENT_EXPORTED, opened, null);
    } catch (RuntimeException unaudited) {
      vault.remove(copy.blob().id());
      throw unaudited;
    }
    var name =
        ContentDisposition.attachment()
            .filename(fileName(opened, copy), StandardCharsets.UTF_8)
            .build();
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(copy.format().mediaType()))
        .contentLength(copy.blob().size())
        .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
        .header("X-Signatures-Broken", Boolean.toString(copy.signed()))
        .body(out -> send(copy, out));
  }

  private void send(StampedCopies.Copy copy, OutputStream out) throws IOException {
    var id = copy.blob().id();
    try (var content = vault.open(id);
        var in = content.stream()) {
      in.transferTo(out);
    } finally {
      vault.remove(id);
    }
  }

  private static CopyForm form(String name) {
    return switch (name) {
      case "own" -> CopyForm.OWN;
      case "pdf" -> CopyForm.PDF;
      default -> throw new BadRequest("form", "格式只能是 own 或 pdf", "own or pdf");
    };
  }

  private static String fileName(DocumentAccess.Opened opened, StampedCopies.Copy copy) {
    var title = opened.document().title().replaceAll("[^\\p{L}\\p{N}._ -]", "_").strip();
    return title
        + "_v"
        + opened.version().number()
        + "."
        + copy.format().name().toLowerCase(Locale.ROOT);
  }
}
