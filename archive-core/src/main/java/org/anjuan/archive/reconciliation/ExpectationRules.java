package org.anjuan.archive.reconciliation;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.record.EncounterKind;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Service;

/** The rules in force. Each change is another version; none is lost. Some dozens, read whole. */
@Service
public class ExpectationRules {
  private final MongoCollection<Document> rules;
  private final AuditTrail trail;
  private final Clock clock;

  ExpectationRules(MongoOperations mongo, AuditTrail trail, Clock clock) {
    this.rules = mongo.getCollection("expectation_rules");
    this.trail = trail;
    this.clock = clock;
  }

  /** The version of each rule that holds now, by name. */
  public List<ExpectationRule> all() {
    var latest = new TreeMap<String, ExpectationRule>();
    for (var document : rules.find()) {
      var rule = read(document);
      latest.merge(rule.id(), rule, (a, b) -> a.version() > b.version() ? a : b);
    }
    return List.copyOf(latest.values());
  }

  /** Another text as soon as any rule has changed. */
  String edition() {
    return all().stream()
        .map(rule -> rule.id() + ":" + rule.version())
        .collect(Collectors.joining(","));
  }

  /**
   * Puts a further version in force, on record before it is.
   *
   * @param wanted its version is the one that was changed, 0 for a new rule
   * @return empty when somebody else has changed the rule meanwhile
   */
  public Optional<ExpectationRule> change(Actor by, ExpectationRule wanted) {
    var present =
        all().stream()
            .filter(rule -> rule.id().equals(wanted.id()))
            .findFirst()
            .map(ExpectationRule::version)
            .orElse(0);
    if (present != wanted.version()) {
      return Optional.empty();
    }
    var next = following(wanted, by.name());
    trail.append(
        AuditEvent.of(by, AuditAction.EXPECTATION_RULE_CHANGED, clock.instant())
            .detail(inWords(next)));
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

  private ExpectationRule following(ExpectationRule rule, String by) {
    return new ExpectationRule(
        rule.id(),
        rule.name(),
        rule.system(),
        rule.categories(),
        rule.kind(),
        rule.campus(),
        rule.departments(),
        rule.days(),
        rule.atLeast(),
        rule.since(),
        rule.enabled(),
        rule.version() + 1,
        by,
        clock.instant());
  }

  private static String inWords(ExpectationRule rule) {
    return "%s v%d %s source=%s categories=%s kind=%s campus=%s departments=%s days=%d atLeast=%d since=%s"
        .formatted(
            rule.id(),
            rule.version(),
            rule.enabled() ? "on" : "off",
            rule.system(),
            rule.categories(),
            rule.kind(),
            rule.campus(),
            rule.departments(),
            rule.days(),
            rule.atLeast(),
            rule.since());
  }

  private static Document write(ExpectationRule rule) {
    var kind = rule.kind();
    var at = rule.changedAt();
    return new Document("_id", "%s/%06d".formatted(rule.id(), rule.version()))
        .append("rule", rule.id())
        .append("version", rule.version())
        .append("name", rule.name())
        .append("system", rule.system())
        .append("categories", List.copyOf(rule.categories()))
        .append("kind", kind == null ? null : kind.name())
        .append("campus", rule.campus())
        .append("departments", List.copyOf(rule.departments()))
        .append("days", rule.days())
        .append("atLeast", rule.atLeast())
        .append("since", rule.since().toString())
        .append("enabled", rule.enabled())
        .append("changedBy", rule.changedBy())
        .append("changedAt", at == null ? null : Date.from(at));
  }

  private static ExpectationRule read(Document stored) {
    var kind = stored.getString("kind");
    var at = stored.getDate("changedAt");
    return new ExpectationRule(
        stored.getString("rule"),
        stored.getString("name"),
        stored.getString("system"),
        Set.copyOf(stored.getList("categories", String.class)),
        kind == null ? null : EncounterKind.valueOf(kind),
        stored.getString("campus"),
        Set.copyOf(stored.getList("departments", String.class)),
        stored.getInteger("days"),
        stored.getInteger("atLeast"),
        LocalDate.parse(stored.getString("since")),
        stored.getBoolean("enabled"),
        stored.getInteger("version"),
        stored.getString("changedBy"),
        at == null ? null : at.toInstant());
  }
}
