package org.anjuan.archive.anomaly;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditPosition;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.notice.Notice;
import org.anjuan.archive.notice.NoticeKind;
import org.anjuan.archive.notice.NoticeOver;
import org.anjuan.archive.notice.NoticeText;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Service;

/** The anomalies that were raised. */
@Service
public class Anomalies {
  private static final Actor WATCH = Actor.system("watch");
  private static final int MOST = 200;

  private final MongoCollection<Document> anomalies;
  private final AuditTrail trail;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Anomalies(
      MongoOperations mongo, AuditTrail trail, ApplicationEventPublisher events, Clock clock) {
    this.anomalies = mongo.getCollection("anomalies");
    this.trail = trail;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Puts an anomaly on the list, once however often it is given, and on record at least once.
   *
   * @return whether it is new
   */
  boolean raise(Anomaly found) {
    try {
      anomalies.insertOne(write(found));
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw e;
      }
      var known = anomalies.find(eq("_id", found.id())).first();
      if (known != null && known.getBoolean("audited", true)) {
        return false;
      }
    }
    var event =
        AuditEvent.of(WATCH, AuditAction.ANOMALY_RAISED, clock.instant())
            .detail(
                "%s v%d %s %s count=%d"
                    .formatted(
                        found.rule(),
                        found.ruleVersion(),
                        found.actor(),
                        found.id(),
                        found.count()));
    var record = found.recordId();
    trail.append(record == null ? event : event.record(record));
    anomalies.updateOne(eq("_id", found.id()), Updates.set("audited", true));
    events.publishEvent(notice(found));
    return true;
  }

  private static Notice notice(Anomaly found) {
    return new Notice(
        NoticeKind.ANOMALY,
        null,
        subject(found),
        new NoticeText(
            "账号 %s 触发审计规则 %s，共 %d 次".formatted(found.actor(), found.rule(), found.count()),
            "Account %s met the audit rule %s, count %d"
                .formatted(found.actor(), found.rule(), found.count())),
        "/audit/anomalies");
  }

  private static String subject(Anomaly anomaly) {
    return anomaly.rule() + " " + anomaly.actor();
  }

  /**
   * Some anomalies, the newest first.
   *
   * @param openOnly without those that somebody has looked at
   * @param before id of the last one of the former page
   */
  public List<Anomaly> list(boolean openOnly, @Nullable String before, int limit) {
    var found = new ArrayList<Anomaly>();
    var last = before;
    while (found.size() < limit) {
      var asked = last == null ? new Document() : lt("_id", last);
      var batch = anomalies.find(asked).sort(descending("_id")).limit(MOST).into(new ArrayList<>());
      for (var document : batch) {
        var anomaly = read(document);
        last = anomaly.id();
        if (found.size() < limit && (!openOnly || anomaly.acknowledgedBy() == null)) {
          found.add(anomaly);
        }
      }
      if (batch.size() < MOST) {
        break;
      }
    }
    return found;
  }

  public Optional<Anomaly> find(String id) {
    return Optional.ofNullable(anomalies.find(eq("_id", id)).first()).map(Anomalies::read);
  }

  /**
   * Somebody has looked at it; on record before it is noted.
   *
   * @return false when somebody else was first
   */
  public boolean acknowledge(Actor by, Anomaly anomaly, String note) {
    trail.append(
        AuditEvent.of(by, AuditAction.ANOMALY_ACKNOWLEDGED, clock.instant())
            .detail(anomaly.id() + " " + note));
    var open = and(eq("_id", anomaly.id()), eq("acknowledgedBy", null));
    var looked =
        Updates.combine(
            Updates.set("acknowledgedBy", by.name()),
            Updates.set("acknowledgedAt", Date.from(clock.instant())),
            Updates.set("note", note));
    var first = anomalies.updateOne(open, looked).getModifiedCount() > 0;
    var alike =
        and(eq("rule", anomaly.rule()), eq("actor", anomaly.actor()), eq("acknowledgedBy", null));
    if (anomalies.find(alike).first() == null) {
      events.publishEvent(new NoticeOver(NoticeKind.ANOMALY, subject(anomaly)));
    }
    return first;
  }

  private static Document write(Anomaly anomaly) {
    return new Document("_id", anomaly.id())
        .append("rule", anomaly.rule())
        .append("ruleVersion", anomaly.ruleVersion())
        .append("kind", anomaly.kind().name())
        .append("at", Date.from(anomaly.at()))
        .append("actor", anomaly.actor())
        .append("actorName", anomaly.actorName())
        .append("address", anomaly.address())
        .append("recordId", anomaly.recordId())
        .append("count", anomaly.count())
        .append("events", anomaly.events().stream().map(AuditPosition::id).toList())
        .append("acknowledgedBy", null)
        .append("audited", false);
  }

  private static Anomaly read(Document document) {
    var looked = document.getDate("acknowledgedAt");
    return new Anomaly(
        document.getString("_id"),
        document.getString("rule"),
        document.getInteger("ruleVersion"),
        AnomalyKind.valueOf(document.getString("kind")),
        document.getDate("at").toInstant(),
        document.getString("actor"),
        document.getString("actorName"),
        document.getString("address"),
        document.getString("recordId"),
        document.getInteger("count"),
        document.getList("events", String.class).stream().map(AuditPosition::parse).toList(),
        document.getString("acknowledgedBy"),
        looked == null ? null : looked.toInstant(),
        document.getString("note"));
  }
}
