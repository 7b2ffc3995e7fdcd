package org.anjuan.web.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import org.anjuan.archive.access.Action;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.document.DocumentId;
import org.anjuan.archive.document.DocumentVersion;
import org.anjuan.archive.document.Film;
import org.anjuan.archive.format.StampedImage;
import org.anjuan.archive.vault.Vault;
import org.anjuan.archive.watermark.Watermarking;
import org.anjuan.web.problem.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/**
 * A video as browsers play it, and a picture of it: the rendition where there is one, else the
 * original. Takes the right to view, as a page does; the original as a file is the content's.
 */
@RestController
@RequestMapping("/api/documents/{id}/versions/{version}")
class FilmController {
  private static final Set<String> PLAYED_BY_BROWSERS =
      Set.of("video/mp4", "video/quicktime", "video/webm");

  private final DocumentAccess access;
  private final StampedImage stamped;
  private final Watermarking watermarking;
  private final Vault vault;

  FilmController(
      DocumentAccess access, StampedImage stamped, Watermarking watermarking, Vault vault) {
    this.access = access;
    this.stamped = stamped;
    this.watermarking = watermarking;
    this.vault = vault;
  }

  @GetMapping("/film")
  ResponseEntity<StreamingResponseBody> film(
      Actor actor,
      @PathVariable DocumentId id,
      @PathVariable int version,
      @RequestHeader(name = HttpHeaders.RANGE, required = false) @Nullable String range) {
    var opened = access.require(actor, Action.VIEW, id, version);
    var answer = played(opened.version());
    access.note(actor, AuditAction.VIEW_PAGE, opened, null);
    return answer.send(vault, range);
  }

  /** A picture from the beginning; small enough to be stamped without a worker. */
  @GetMapping(path = "/poster", produces = MediaType.IMAGE_JPEG_VALUE)
  ResponseEntity<byte[]> poster(
      Actor actor, @PathVariable DocumentId id, @PathVariable int version) {
    var opened = access.require(actor, Action.VIEW, id, version);
    var film = film(opened.version());
    var poster = film == null ? null : film.poster();
    if (poster == null) {
      throw new NotFound();
    }
    access.noteThumbnail(actor, opened, 1);
    try (var content = vault.open(poster);
        var in = content.stream()) {
      return ResponseEntity.ok()
          .contentType(MediaType.IMAGE_JPEG)
          .body(stamped.burn(in.readAllBytes(), watermarking.visible(opened.viewing(actor, null))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable Film film(DocumentVersion version) {
    var extracted = version.extracted();
    return extracted == null ? null : extracted.film();
  }

  private static RangedAnswer played(DocumentVersion version) {
    var film = film(version);
    var inline = ContentDisposition.inline().build();
    if (film != null && film.state() == Film.State.READY && film.rendition() != null) {
      return new RangedAnswer(film.rendition(), film.renditionSize(), "video/mp4", inline);
    }
    if (!PLAYED_BY_BROWSERS.contains(version.mediaType())) {
      throw new NotFound();
    }
    return new RangedAnswer(version.content(), version.size(), version.mediaType(), inline);
  }
}
