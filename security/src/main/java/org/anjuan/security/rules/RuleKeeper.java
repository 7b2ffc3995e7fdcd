package org.anjuan.security.rules;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditTrail;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps the rules: the present version in the store, and for a few seconds in memory. Other nodes
 * follow a change within these seconds; the node that makes it follows at once.
 */
@Service
public class RuleKeeper {
  private static final String ID = "security";
  private static final Duration REMEMBERED = Duration.ofSeconds(3);

  private final MongoCollection<Document> stored;
  private final JsonMapper json;
  private final AuditTrail audit;
  private final Clock clock;
  private volatile @Nullable Read last;

  RuleKeeper(MongoOperations mongo, JsonMapper json, AuditTrail audit, Clock clock) {
    this.stored = mongo.getCollection("security_rules");
    this.json = json;
    this.audit = audit;
    this.clock = clock;
  }

  /** The rules with the version that a change must name. */
  public record Versioned(SecurityRules rules, long version) {}

  private record Read(Versioned value, Instant at) {}

  public SecurityRules rules() {
    var known = last;
    var now = clock.instant();
    if (known != null && now.isBefore(known.at().plus(REMEMBERED)) && !now.isBefore(known.at())) {
      return known.value().rules();
    }
    return read().rules();
  }

  /** As stored this moment. */
  public Versioned read() {
    var now = clock.instant();
    var found = stored.find(eq("_id", ID)).first();
    var value =
        found == null
            ? new Versioned(SecurityRules.USUAL, 0)
            : new Versioned(rules(found.getString("rules")), found.getLong("version"));
    last = new Read(value, now);
    return value;
  }

  /** Rules that were set before a rule was thought of have what is usual for it. */
  private SecurityRules rules(String text) {
    var tree = json.readTree(text);
    if (tree instanceof ObjectNode stored && !stored.has("secondHandForReset")) {
      stored.put("secondHandForReset", SecurityRules.USUAL.secondHandForReset());
    }
    return json.treeToValue(tree, SecurityRules.class);
  }

  /**
   * Sets the rules. On record before they hold.
   *
   * @param version the version that was changed
   * @return whether it was still the present one; nothing is changed otherwise
   */
  public boolean set(Actor by, SecurityRules rules, long version) {
    if (read().version() != version) {
      return false;
    }
    var text = json.writeValueAsString(rules);
    audit.append(
        AuditEvent.of(by, AuditAction.SECURITY_RULES_CHANGED, clock.instant()).detail(text));
    var won = version == 0 ? insert(text) : replace(text, version);
    last = null;
    return won;
  }

  private boolean insert(String text) {
    try {
      stored.insertOne(new Document("_id", ID).append("rules", text).append("version", 1L));
      return true;
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        return false;
      }
      throw e;
    }
  }

  private boolean replace(String text, long version) {
    return stored
            .updateOne(
                and(eq("_id", ID), eq("version", version)),
                Updates.combine(Updates.set("rules", text), Updates.set("version", version + 1)))
            .getMatchedCount()
        == 1;
  }
}
