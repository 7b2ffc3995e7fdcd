package org.anjuan.archive.anomaly;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditTrail;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Service;

/** The rules in force. Each change is another version; none is lost. */
@Service
public class AnomalyRules {
  private static final LocalTime NIGHT = LocalTime.of(22, 0);
  private static final LocalTime MORNING = LocalTime.of(6, 0);

  /** Whoever keeps records or answers for them opens those of others as their work. */
  private static final Set<String> RECORD_KEEPERS =
      Set.of("RECORDS_STAFF", "QC_REVIEWER", "COUNTER_CLERK");

  private static final List<AnomalyRule> BROUGHT_ALONG =
      List.of(
          rule("many-records", AnomalyKind.MANY_RECORDS, 60, 10, Set.of(), Set.of()),
          rule("night-access", AnomalyKind.NIGHT_ACCESS, 20, 10, Set.of(), Set.of()),
          rule(
              "tagged-records",
              AnomalyKind.TAGGED_WITHOUT_RELATION,
              1,
              10,
              Set.of("VIP", "STAFF", "HIV", "DISPUTE"),
              RECORD_KEEPERS),
          rule("refusals", AnomalyKind.REPEATED_REFUSALS, 5, 10, Set.of(), Set.of()));

  private final MongoCollection<Document> rules;
  private final AuditTrail trail;
  private final Clock clock;

  AnomalyRules(MongoOperations mongo, AuditTrail trail, Clock clock) {
    this.rules = mongo.getCollection("anomaly_rules");
    this.trail = trail;
    this.clock = clock;
  }

  private static AnomalyRule rule(
      String id,
      AnomalyKind kind,
      int limit,
      int minutes,
      Set<String> tags,
      Set<String> exceptRoles) {
    return new AnomalyRule(
        id, kind, true, limit, minutes, NIGHT, MORNING, tags, exceptRoles, 0, null, null);
  }

  /** The version of each rule that holds now, by name. */
  public List<AnomalyRule> all() {
    var latest = new TreeMap<String, AnomalyRule>();
    BROUGHT_ALONG.forEach(rule -> latest.put(rule.id(), rule));
    for (var document : rules.find()) {
      var rule = read(document);
      latest.merge(rule.id(), rule, (a, b) -> a.version() > b.version() ? a : b);
    }
    return List.copyOf(latest.values());
  }

  public Optional<AnomalyRule> find(String id) {
    return all().stream().filter(rule -> rule.id().equals(id)).findFirst();
  }

  /**
   * Puts a further version in force, on record before it is.
   *
   * @param wanted its version is the one that was changed, 0 for a new rule
   * @return empty when somebody else has changed the rule meanwhile
   */
  public Optional<AnomalyRule> change(Actor by, AnomalyRule wanted) {
    var present = find(wanted.id()).map(AnomalyRule::version).orElse(0);
    if (present != wanted.version()) {
      return Optional.empty();
    }
    var next =
        new AnomalyRule(
            wanted.id(),
            wanted.kind(),
            wanted.enabled(),
            wanted.limit(),
            wanted.minutes(),
            wanted.from(),
            wanted.to(),
            wanted.tags(),
            wanted.exceptRoles(),
            present + 1,
            by.name(),
            clock.instant());
    trail.append(
        AuditEvent.of(by, AuditAction.ANOMALY_RULE_CHANGED, clock.instant()).detail(inWords(next)));
    try {
      rules.insertOne(write(next));
      return Optional.of(next);
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static String inWords(AnomalyRule rule) {
    return "%s v%d %s limit=%d minutes=%d night=%s-%s tags=%s except=%s"
        .formatted(
            rule.id(),
            rule.version(),
            rule.enabled() ? "on" : "off",
            rule.limit(),
            rule.minutes(),
            rule.from(),
            rule.to(),
            rule.tags(),
            rule.exceptRoles());
  }

  private static Document write(AnomalyRule rule) {
    return new Document("_id", "%s-%06d".formatted(rule.id(), rule.version()))
        .append("rule", rule.id())
        .append("version", rule.version())
        .append("kind", rule.kind().name())
        .append("enabled", rule.enabled())
        .append("limit", rule.limit())
        .append("minutes", rule.minutes())
        .append("from", rule.from().toString())
        .append("to", rule.to().toString())
        .append("tags", List.copyOf(rule.tags()))
        .append("exceptRoles", List.copyOf(rule.exceptRoles()))
        .append("changedBy", rule.changedBy())
        .append("changedAt", Date.from(changed(rule)));
  }

  private static Instant changed(AnomalyRule rule) {
    var at = rule.changedAt();
    return at == null ? Instant.EPOCH : at;
  }

  private static AnomalyRule read(Document document) {
    return new AnomalyRule(
        document.getString("rule"),
        AnomalyKind.valueOf(document.getString("kind")),
        document.getBoolean("enabled"),
        document.getInteger("limit"),
        document.getInteger("minutes"),
        LocalTime.parse(document.getString("from")),
        LocalTime.parse(document.getString("to")),
        Set.copyOf(document.getList("tags", String.class)),
        Set.copyOf(document.getList("exceptRoles", String.class)),
        document.getInteger("version"),
        document.getString("changedBy"),
        document.getDate("changedAt").toInstant());
  }
}
