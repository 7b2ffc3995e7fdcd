package org.anjuan.web.document;

import java.util.Optional;
import org.anjuan.archive.access.Action;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.document.DocumentId;
import org.anjuan.archive.document.DocumentPasswords;
import org.anjuan.archive.document.Thumbnails;
import org.anjuan.archive.format.DocumentBytes;
import org.anjuan.archive.format.DocumentFormat;
import org.anjuan.archive.format.DocumentKey;
import org.anjuan.archive.format.FormatWorkers;
import org.anjuan.archive.format.PageStyle;
import org.anjuan.archive.format.StampedImage;
import org.anjuan.archive.vault.Vault;
import org.anjuan.archive.watermark.Watermarking;
import org.anjuan.archive.work.Journeys;
import org.anjuan.web.problem.NotFound;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Pages as pictures; who looks, and when, is burnt into each. */
@RestController
@RequestMapping("/api/documents/{id}/versions/{version}/pages/{page}")
class PageController {
  private static final int NARROWEST = 100;
  private static final int WIDEST = 3000;

  private final DocumentAccess access;
  private final FormatWorkers workers;
  private final Thumbnails thumbnails;
  private final StampedImage stamped;
  private final Vault vault;
  private final Watermarking watermarking;
  private final DocumentPasswords passwords;
  private final Journeys journeys;

  PageController(
      DocumentAccess access,
      FormatWorkers workers,
      Thumbnails thumbnails,
      StampedImage stamped,
      Vault vault,
      Watermarking watermarking,
      DocumentPasswords passwords,
      Journeys journeys) {
    this.journeys = journeys;
    this.passwords = passwords;
    this.access = access;
    this.workers = workers;
    this.thumbnails = thumbnails;
    this.stamped = stamped;
    this.vault = vault;
    this.watermarking = watermarking;
  }

  @GetMapping(produces = MediaType.IMAGE_JPEG_VALUE)
  ResponseEntity<byte[]> page(
      Actor actor,
      @PathVariable DocumentId id,
      @PathVariable int version,
      @PathVariable int page,
      @RequestParam(defaultValue = "1240") int width) {
    return journeys.resume("view", id.value(), () -> drawn(actor, id, version, page, width));
  }

  private ResponseEntity<byte[]> drawn(
      Actor actor, DocumentId id, int version, int page, int width) {
    var opened = access.require(actor, Action.VIEW, id, version);
    var format = DocumentFormat.of(opened.version().mediaType()).orElseThrow(NotFound::new);
    var extracted = opened.version().extracted();
    if (page < 1 || (extracted != null && page > extracted.pageCount())) {
      throw new NotFound();
    }
    var noted = access.noting(actor, AuditAction.VIEW_PAGE, opened, page);
    var stamp = watermarking.stamp(opened.viewing(actor, page));
    var style = new PageStyle(Math.clamp(width, NARROWEST, WIDEST), Optional.of(stamp));
    var blob = opened.version().content();
    try (var content = vault.open(blob)) {
      var bytes =
          DocumentBytes.of(opened.version().size(), content::stream)
              .unlockedBy(() -> passwords.of(opened.document().source().system()));
      var image = workers.page(format, new DocumentKey(blob.value()), bytes, page, style);
      noted.await();
      return ResponseEntity.ok().contentType(MediaType.IMAGE_JPEG).body(image.jpeg());
    }
  }

  @GetMapping(path = "/thumbnail", produces = MediaType.IMAGE_JPEG_VALUE)
  ResponseEntity<byte[]> thumbnail(
      Actor actor, @PathVariable DocumentId id, @PathVariable int version, @PathVariable int page) {
    var opened = access.require(actor, Action.VIEW, id, version);
    var jpeg = thumbnails.of(opened.document(), opened.version(), page).orElseThrow(NotFound::new);
    access.noteThumbnail(actor, opened, page);
    return ResponseEntity.ok()
        .contentType(MediaType.IMAGE_JPEG)
        .body(stamped.burn(jpeg, watermarking.visible(opened.viewing(actor, page))));
  }
}
