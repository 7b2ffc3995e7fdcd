package org.anjuan.archive.watermark;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.audit.AuditOrigin;
import org.anjuan.archive.format.PageStamp;
import org.anjuan.archive.organisation.Organisation;
import org.anjuan.archive.platform.HospitalZone;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/**
 * What is burnt into the page that somebody is about to see: the obligation WATERMARK, honoured.
 */
@Service
public class Watermarking {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private final WatermarkTemplates templates;
  private final WatermarkMarks marks;
  private final InvisibleWatermark invisible;
  private final Organisation organisation;
  private final ObjectProvider<AuditOrigin> origin;
  private final HospitalZone zone;
  private final Clock clock;

  Watermarking(
      WatermarkTemplates templates,
      WatermarkMarks marks,
      InvisibleWatermark invisible,
      Organisation organisation,
      ObjectProvider<AuditOrigin> origin,
      HospitalZone zone,
      Clock clock) {
    this.templates = templates;
    this.marks = marks;
    this.invisible = invisible;
    this.organisation = organisation;
    this.origin = origin;
    this.zone = zone;
    this.clock = clock;
  }

  /** The stamp of this campus, with a mark of its own where the campus has switched that on. */
  public PageStamp stamp(Viewing viewing) {
    var template = templates.of(viewing.campus());
    var now = clock.instant();
    var stamp = visible(template, viewing, now, address());
    var page = viewing.page();
    return template.invisible() && page != null
        ? stamp.marked(invisible.chips(marks.add(viewing, page, now, address())))
        : stamp;
  }

  /**
   * The stamp of a copy whose pages are pictures: with one mark for all of them, where the campus
   * has switched that on.
   *
   * @param address where whoever asked for the copy sits
   */
  public PageStamp ofPictures(Viewing viewing, @Nullable String address) {
    var template = templates.of(viewing.campus());
    var now = clock.instant();
    var stamp = visible(template, viewing, now, address);
    return template.invisible()
        ? stamp.marked(invisible.chips(marks.add(viewing, Mark.ALL_PAGES, now, address)))
        : stamp;
  }

  /** The visible stamp of a copy. */
  public PageStamp ofCopy(Viewing viewing, @Nullable String address) {
    return visible(templates.of(viewing.campus()), viewing, clock.instant(), address);
  }

  /** The visible stamp alone: for thumbnails, too small to carry more. */
  public PageStamp visible(Viewing viewing) {
    return ofCopy(viewing, address());
  }

  /** How a template would look to this person, before it is put in force. */
  public PageStamp sample(Actor actor, TemplateText text, TemplateLook look) {
    return visible(text, look, actor, "100482-01", clock.instant(), address());
  }

  private PageStamp visible(
      WatermarkTemplate template, Viewing viewing, Instant now, @Nullable String address) {
    return visible(
        template.text(), template.look(), viewing.actor(), viewing.recordNo(), now, address);
  }

  private PageStamp visible(
      TemplateText text,
      TemplateLook look,
      Actor actor,
      @Nullable String recordNo,
      Instant now,
      @Nullable String address) {
    var lines = text.filled(values(actor, recordNo, now, address));
    var number = actor.staffNumber();
    // A number that this actor lacks must not leave the page without anybody's name.
    var named =
        lines.stream().anyMatch(line -> line.contains(actor.name()))
                || (number != null
                    && lines.stream().anyMatch(line -> line.contains(number.value())))
            ? lines
            : concat(lines, actor.name());
    return new PageStamp(named, look.forPages());
  }

  private static List<String> concat(List<String> lines, String more) {
    var all = new ArrayList<>(lines);
    all.add(more.substring(0, Math.min(more.length(), PageStamp.LONGEST_LINE)));
    return all;
  }

  private Map<String, String> values(
      Actor actor, @Nullable String recordNo, Instant now, @Nullable String address) {
    var values = new HashMap<String, String>();
    var number = actor.staffNumber();
    values.put("hospital", organisation.name());
    values.put("name", actor.name());
    values.put("number", number == null ? actor.id().value() : number.value());
    values.put("time", TIME.format(now.atZone(zone.id())));
    values.put("address", address == null ? "" : address);
    values.put("record", recordNo == null ? "" : recordNo);
    values.put("department", department(actor));
    return values;
  }

  private String department(Actor actor) {
    return actor.departments().stream()
        .findFirst()
        .map(code -> organisation.department(code).map(found -> found.name()).orElse(code))
        .orElse("");
  }

  private @Nullable String address() {
    var where = origin.getIfAvailable();
    return where == null ? null : where.present().address();
  }
}
