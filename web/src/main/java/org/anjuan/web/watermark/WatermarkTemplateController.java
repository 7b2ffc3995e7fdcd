package org.anjuan.web.watermark;

import java.time.Instant;
import java.util.List;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.format.StampedImage;
import org.anjuan.archive.organisation.CampusCode;
import org.anjuan.archive.organisation.Organisation;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.archive.watermark.TemplateLook;
import org.anjuan.archive.watermark.TemplateText;
import org.anjuan.archive.watermark.WatermarkTemplate;
import org.anjuan.archive.watermark.WatermarkTemplates;
import org.anjuan.archive.watermark.Watermarking;
import org.anjuan.web.problem.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The watermark of each campus: seen, tried on a sample page, changed. */
@RestController
@RequestMapping("/api/watermark")
class WatermarkTemplateController {
  private final WatermarkTemplates templates;
  private final Watermarking watermarking;
  private final Organisation organisation;
  private final StampedImage stamped;

  WatermarkTemplateController(
      WatermarkTemplates templates,
      Watermarking watermarking,
      Organisation organisation,
      StampedImage stamped) {
    this.templates = templates;
    this.watermarking = watermarking;
    this.organisation = organisation;
    this.stamped = stamped;
  }

  /** What may be chosen of a watermark. */
  record WatermarkDraft(
      List<String> lines,
      int angle,
      int opacity,
      int size,
      int spacing,
      String colour,
      boolean invisible) {

    TemplateText text() {
      return new TemplateText(required(lines, "lines"));
    }

    TemplateLook look() {
      return new TemplateLook(angle, opacity, size, spacing, required(colour, "colour"));
    }

    private static <T> T required(@Nullable T value, String field) {
      if (value == null) {
        throw new InvalidValue(field);
      }
      return value;
    }
  }

  /** A version of a campus's watermark. */
  record WatermarkVersion(
      int version,
      WatermarkDraft settings,
      @Nullable String changedBy,
      @Nullable String changedByName,
      @Nullable Instant changedAt) {}

  /** A campus and the watermark in force there. */
  record CampusWatermark(String campus, String campusName, WatermarkVersion current) {}

  /** All campuses. */
  record CampusWatermarks(List<CampusWatermark> items) {}

  /** The last versions, the newest first. */
  record WatermarkHistory(List<WatermarkVersion> items) {}

  /** A change, and which version it is of. */
  record WatermarkChange(int version, WatermarkDraft settings) {}

  @GetMapping("/templates")
  CampusWatermarks all() {
    return new CampusWatermarks(
        organisation.campuses().stream()
            .map(campus ->
                new CampusWatermark(
                    campus.code().value(), campus.name(), version(templates.of(campus.code()))))
            .toList());
  }

  @GetMapping("/templates/{campus}/history")
  WatermarkHistory history(@PathVariable CampusCode campus) {
    requireKnown(campus);
    return new WatermarkHistory(
        templates.history(campus).stream().map(WatermarkTemplateController::version).toList());
  }

  @PutMapping("/templates/{campus}")
  WatermarkVersion change(
      Actor actor, @PathVariable CampusCode campus, @RequestBody WatermarkChange change) {
    requireKnown(campus);
    var draft = WatermarkDraft.required(change.settings(), "settings");
    return version(
        templates.change(
            actor, campus, change.version(), draft.text(), draft.look(), draft.invisible()));
  }

  @PostMapping(path = "/preview", produces = MediaType.IMAGE_JPEG_VALUE)
  ResponseEntity<byte[]> preview(Actor actor, @RequestBody WatermarkDraft draft) {
    var stamp = watermarking.sample(actor, draft.text(), draft.look());
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .contentType(MediaType.IMAGE_JPEG)
        .body(stamped.burn(SamplePage.jpeg(), stamp));
  }

  private void requireKnown(CampusCode campus) {
    if (organisation.campuses().stream().noneMatch(known -> known.code().equals(campus))) {
      throw new NotFound();
    }
  }

  private static WatermarkVersion version(WatermarkTemplate template) {
    var look = template.look();
    return new WatermarkVersion(
        template.version(),
        new WatermarkDraft(
            template.text().lines(),
            look.angle(),
            look.opacity(),
            look.size(),
            look.spacing(),
            look.colour(),
            template.invisible()),
        template.changedBy(),
        template.changedByName(),
        template.changedAt());
  }
}
