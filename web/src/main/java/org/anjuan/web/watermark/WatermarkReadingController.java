package org.anjuan.web.watermark;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.format.DocumentFormat;
import org.anjuan.archive.format.UnreadableDocument;
import org.anjuan.archive.watermark.Mark;
import org.anjuan.archive.watermark.WatermarkReading;
import org.anjuan.archive.watermark.WatermarkReading.Reading;
import org.anjuan.web.problem.BadRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * Says whose screen a picture was taken of. The picture is the body itself: nothing of it may lie
 * on a disk.
 */
@RestController
class WatermarkReadingController {
  private static final int LARGEST = 20 << 20;

  private final WatermarkReading readings;

  WatermarkReadingController(WatermarkReading readings) {
    this.readings = readings;
  }

  /**
   * What was read.
   *
   * @param found whether a mark was found; the keyed check lets one of millions of wrong ones pass
   * @param confidence HIGH, or MEDIUM where the mark hardly stood out; null when nothing was found
   * @param shown who saw what, when; null when nothing was found, or the store does not know the
   *     mark
   */
  record MarkReading(
      boolean found,
      @Nullable String mark,
      @Nullable String confidence,
      @Nullable Double strength,
      @Nullable Double scale,
      @Nullable Double turn,
      @Nullable MarkShown shown) {

    static final MarkReading NOTHING = new MarkReading(false, null, null, null, null, null, null);
  }

  /** Who saw which page, when, from where. */
  record MarkShown(
      Instant at,
      String actor,
      String actorName,
      @Nullable String staffNumber,
      @Nullable String address,
      String recordId,
      String documentId,
      int version,
      int page) {

    static MarkShown of(Mark mark) {
      return new MarkShown(
          mark.at(),
          mark.actor(),
          mark.actorName(),
          mark.staffNumber(),
          mark.address(),
          mark.recordId(),
          mark.documentId(),
          mark.version(),
          mark.page());
    }
  }

  @PostMapping(
      path = "/api/watermark/reading",
      consumes = {MediaType.IMAGE_PNG_VALUE, MediaType.IMAGE_JPEG_VALUE})
  MarkReading read(
      Actor actor, @RequestHeader(HttpHeaders.CONTENT_TYPE) MediaType type, InputStream body)
      throws IOException {
    var picture = body.readNBytes(LARGEST + 1);
    if (picture.length == 0) {
      throw new BadRequest("picture", "请上传图片", "Upload a picture");
    }
    if (picture.length > LARGEST) {
      throw new BadRequest("picture", "图片不能超过 20 MB", "A picture has at most 20 MB");
    }
    var format =
        type.isCompatibleWith(MediaType.IMAGE_PNG) ? DocumentFormat.PNG : DocumentFormat.JPEG;
    try {
      return readings
          .read(actor, format, picture)
          .map(WatermarkReadingController::answer)
          .orElse(MarkReading.NOTHING);
    } catch (UnreadableDocument unreadable) {
      throw new BadRequest(
          "picture", "图片无法解码或像素过多", "The picture can't be decoded, or is too large");
    }
  }

  private static MarkReading answer(Reading reading) {
    return new MarkReading(
        true,
        reading.id().value(),
        reading.isClear() ? "HIGH" : "MEDIUM",
        reading.strength(),
        reading.scale(),
        reading.turn(),
        reading.mark().map(MarkShown::of).orElse(null));
  }
}
