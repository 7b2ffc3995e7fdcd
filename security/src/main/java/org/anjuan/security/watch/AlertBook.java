package org.anjuan.security.watch;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditOutcome;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.notice.Notice;
import org.anjuan.archive.notice.NoticeKind;
import org.anjuan.archive.notice.NoticeOver;
import org.anjuan.archive.notice.NoticeText;
import org.anjuan.archive.platform.UnguessableId;
import org.anjuan.security.account.AccountRefused;
import org.anjuan.security.account.AccountRefused.Reason;
import org.anjuan.security.account.LoneResets;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Service;

/** The alerts of abnormal log-ins: raised once, looked at, acknowledged with a note. */
@Service
public class AlertBook implements LoneResets {
  private final MongoCollection<Document> alerts;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  AlertBook(
      MongoOperations mongo, AuditTrail audit, ApplicationEventPublisher events, Clock clock) {
    this.alerts = mongo.getCollection("log_in_alerts");
    alerts.createIndex(Indexes.ascending("open", "order"));
    alerts.createIndex(Indexes.ascending("user", "open", "order"));
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  void raise(Actor who, AlertRule rule, String address, String detail) {
    audit.append(
        AuditEvent.of(who, AuditAction.ABNORMAL_LOG_IN, clock.instant())
            .detail(rule + ": " + detail));
    add(who, rule, address, detail, null);
  }

  /** The deed itself is on record already. Who did it does not look at it himself. */
  @Override
  public void happened(Actor by, Actor whose, String reason) {
    add(whose, AlertRule.LONE_RESET, "", by.name() + " " + by.id() + ": " + reason, by);
  }

  private void add(
      Actor who, AlertRule rule, String address, String detail, @Nullable Actor cause) {
    var now = clock.instant();
    var id = UnguessableId.next();
    alerts.insertOne(
        new Document("_id", id)
            .append("order", "%015d.%s".formatted(now.toEpochMilli(), id))
            .append("open", true)
            .append("at", Date.from(now))
            .append("user", who.id().value())
            .append("name", who.name())
            .append("rule", rule.name())
            .append("address", address)
            .append("detail", detail)
            .append("cause", cause == null ? null : cause.id().value()));
    events.publishEvent(notice(who.id().value(), rule));
  }

  private static Notice notice(String user, AlertRule rule) {
    return new Notice(
        NoticeKind.ABNORMAL_LOG_IN,
        null,
        subject(user, rule),
        new NoticeText(
            "账号 " + user + "：" + rule.chinese() + "，请核实",
            "Account " + user + ": " + rule.english() + "; please look"),
        "/alerts");
  }

  private static String subject(String user, AlertRule rule) {
    return user + " " + rule;
  }

  /**
   * Alerts, the latest first.
   *
   * @param open those that nobody has acknowledged, or the others
   * @param before the order of the last one seen; null from the latest on
   */
  public List<LogInAlert> list(boolean open, @Nullable String before, int limit) {
    var asked = before == null ? eq("open", open) : and(eq("open", open), lt("order", before));
    return alerts
        .find(asked)
        .sort(descending("order"))
        .limit(limit)
        .into(new ArrayList<>())
        .stream()
        .map(AlertBook::read)
        .toList();
  }

  /** Those about one person that nobody has looked at, the latest first. */
  List<LogInAlert> openAbout(String username, int most) {
    return alerts
        .find(and(eq("user", username), eq("open", true)))
        .sort(descending("order"))
        .limit(most)
        .into(new ArrayList<Document>())
        .stream()
        .map(AlertBook::read)
        .toList();
  }

  /**
   * Somebody has looked at it. On record before it is.
   *
   * @return false when there is no open one of this id
   * @throws AccountRefused when it is about oneself, or one's own deed: another administrator looks
   *     at it
   */
  public boolean acknowledge(Actor by, String id, String note) {
    var open = and(eq("_id", id), eq("open", true));
    var found = alerts.find(open).first();
    if (found == null) {
      return false;
    }
    if (by.id().value().equals(found.getString("user"))
        || by.id().value().equals(found.getString("cause"))) {
      throw new AccountRefused(Reason.OWN_ACCOUNT);
    }
    var now = clock.instant();
    audit.append(
        AuditEvent.of(by, AuditAction.ALERT_ACKNOWLEDGED, now)
            .outcome(AuditOutcome.SUCCESS)
            .detail(id + " " + note));
    var acknowledged =
        alerts.updateOne(
            open,
            Updates.combine(
                Updates.set("open", false),
                Updates.set("acknowledgedBy", by.id().value()),
                Updates.set("acknowledgedAt", Date.from(now)),
                Updates.set("note", note)));
    tellWhetherOver(found.getString("user"), AlertRule.valueOf(found.getString("rule")));
    return acknowledged.getMatchedCount() == 1;
  }

  /** Over is what nobody has to look at any more. */
  private void tellWhetherOver(String user, AlertRule rule) {
    var alike = and(eq("user", user), eq("open", true), eq("rule", rule.name()));
    if (alerts.find(alike).first() == null) {
      events.publishEvent(new NoticeOver(NoticeKind.ABNORMAL_LOG_IN, subject(user, rule)));
    }
  }

  private static LogInAlert read(Document found) {
    return new LogInAlert(
        found.getString("_id"),
        found.getString("order"),
        found.getDate("at").toInstant(),
        found.getString("user"),
        found.getString("name"),
        AlertRule.valueOf(found.getString("rule")),
        found.getString("address"),
        found.getString("detail"),
        found.getString("acknowledgedBy"),
        instant(found.getDate("acknowledgedAt")),
        found.getString("note"));
  }

  private static @Nullable Instant instant(@Nullable Date date) {
    return date == null ? null : date.toInstant();
  }
}
