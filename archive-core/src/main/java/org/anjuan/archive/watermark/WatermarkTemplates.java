package org.anjuan.archive.watermark;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Sorts;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.organisation.CampusCode;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Service;

/**
 * The templates of all campuses with their history. Collection {@code watermark_templates}: one
 * document a version, only inserted; {@code _id} is campus and version, so that of two people who
 * change the same version one wins.
 */
@Service
public class WatermarkTemplates {
  private static final int LAST = 999_999;
  private static final int HISTORY = 50;

  private final MongoCollection<Document> versions;
  private final AuditTrail trail;
  private final Clock clock;

  WatermarkTemplates(MongoOperations mongo, AuditTrail trail, Clock clock) {
    this.versions = mongo.getCollection("watermark_templates");
    this.trail = trail;
    this.clock = clock;
  }

  /** The template in force. */
  public WatermarkTemplate of(CampusCode campus) {
    return newest(campus, 1).stream().findFirst().orElse(WatermarkTemplate.FIRST);
  }

  /** The last versions, the newest first. */
  public List<WatermarkTemplate> history(CampusCode campus) {
    return newest(campus, HISTORY);
  }

  /**
   * Puts a new version in force.
   *
   * @param expected the version that was changed
   * @throws TemplateChanged when it is not the newest any more
   */
  public WatermarkTemplate change(
      Actor actor,
      CampusCode campus,
      int expected,
      TemplateText text,
      TemplateLook look,
      boolean invisible) {
    if (of(campus).version() != expected) {
      throw new TemplateChanged();
    }
    Instant now = clock.instant();
    var next =
        new WatermarkTemplate(
            expected + 1, text, look, invisible, actor.id().value(), actor.name(), now);
    trail.append(
        AuditEvent.of(actor, AuditAction.WATERMARK_CHANGED, now)
            .detail(
                "campus %s version %d invisible %s %s %s"
                    .formatted(campus, next.version(), invisible, look, text.lines())));
    try {
      versions.insertOne(write(campus, next));
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        throw new TemplateChanged();
      }
      throw e;
    }
    return next;
  }

  private List<WatermarkTemplate> newest(CampusCode campus, int most) {
    var found = new ArrayList<WatermarkTemplate>();
    versions
        .find(and(gte("_id", id(campus, 0)), lte("_id", id(campus, LAST))))
        .sort(Sorts.descending("_id"))
        .limit(most)
        .forEach(document -> found.add(read(document)));
    return found;
  }

  private static String id(CampusCode campus, int version) {
    return String.format(Locale.ROOT, "%s|%06d", campus.value(), version);
  }

  private static Document write(CampusCode campus, WatermarkTemplate template) {
    var look = template.look();
    return new Document("_id", id(campus, template.version()))
        .append("version", template.version())
        .append("lines", template.text().lines())
        .append("angle", look.angle())
        .append("opacity", look.opacity())
        .append("size", look.size())
        .append("spacing", look.spacing())
        .append("colour", look.colour())
        .append("invisible", template.invisible())
        .append("by", template.changedBy())
        .append("byName", template.changedByName())
        .append("at", template.changedAt() == null ? null : Date.from(template.changedAt()));
  }

  private static WatermarkTemplate read(Document document) {
    var at = document.getDate("at");
    return new WatermarkTemplate(
        document.getInteger("version"),
        new TemplateText(document.getList("lines", String.class)),
        new TemplateLook(
            document.getInteger("angle"),
            document.getInteger("opacity"),
            document.getInteger("size"),
            document.getInteger("spacing"),
            document.getString("colour")),
        document.getBoolean("invisible"),
        document.getString("by"),
        document.getString("byName"),
        at == null ? null : at.toInstant());
  }
}
