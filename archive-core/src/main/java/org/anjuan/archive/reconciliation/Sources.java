package org.anjuan.archive.reconciliation;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditTrail;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Service;

/** The sources, and when each was last heard of (MON-3). */
@Service
public class Sources {
  private final ArrivalDays arrivals;
  private final ExpectationRules rules;
  private final ReconciliationProperties settings;
  private final AuditTrail trail;
  private final MongoCollection<Document> watches;
  private final Clock clock;

  Sources(
      ArrivalDays arrivals,
      ExpectationRules rules,
      ReconciliationProperties settings,
      AuditTrail trail,
      MongoOperations mongo,
      Clock clock) {
    this.arrivals = arrivals;
    this.rules = rules;
    this.settings = settings;
    this.trail = trail;
    this.watches = mongo.getCollection("source_watches");
    this.clock = clock;
  }

  /**
   * A source as it is heard of.
   *
   * @param arrivedAt when something last came from it
   * @param aliveAt when it last said that it is alive
   * @param silent whether it was not heard of for longer than it may
   */
  public record Heard(
      SourceWatch watch, @Nullable Instant arrivedAt, @Nullable Instant aliveAt, boolean silent) {

    /** When it was last heard of, in whichever way. */
    public @Nullable Instant lastAt() {
      if (arrivedAt == null || aliveAt == null) {
        return arrivedAt == null ? aliveAt : arrivedAt;
      }
      return arrivedAt.isAfter(aliveAt) ? arrivedAt : aliveAt;
    }
  }

  /** All that ever sent something, that a rule names, or that are watched. */
  public List<Heard> all() {
    var watched = new TreeMap<String, SourceWatch>();
    watches
        .find()
        .limit(1_000)
        .forEach(stored -> watched.put(stored.getString("_id"), read(stored)));
    var heard = new TreeMap<String, Document>();
    arrivals.sources().forEach(stored -> heard.put(stored.getString("_id"), stored));
    var systems = new TreeSet<>(watched.keySet());
    systems.addAll(heard.keySet());
    rules.all().stream().filter(ExpectationRule::enabled).forEach(one -> systems.add(one.system()));
    return systems.stream()
        .map(system -> heard(watched.getOrDefault(system, asSet(system)), heard.get(system)))
        .toList();
  }

  private Heard heard(SourceWatch watch, @Nullable Document stored) {
    var arrived = instant(stored, "arrived");
    var alive = instant(stored, "alive");
    var heard = new Heard(watch, arrived, alive, false);
    var last = heard.lastAt();
    var limit = clock.instant().minus(Duration.ofMinutes(watch.silentAfterMinutes()));
    var silent = watch.watched() && (last == null || last.isBefore(limit));
    return new Heard(watch, arrived, alive, silent);
  }

  private SourceWatch asSet(String system) {
    return new SourceWatch(
        system, system, Math.toIntExact(settings.silentAfter().toMinutes()), true, 0);
  }

  /**
   * Changes how a source is watched; on record before it is done.
   *
   * @return empty when somebody else has changed it meanwhile
   */
  public Optional<SourceWatch> change(Actor by, SourceWatch wanted) {
    var next =
        new SourceWatch(
            wanted.system(),
            wanted.name(),
            wanted.silentAfterMinutes(),
            wanted.watched(),
            wanted.version() + 1);
    trail.append(
        AuditEvent.of(by, AuditAction.SOURCE_WATCH_CHANGED, clock.instant())
            .detail(
                "%s v%d silent-after=%dm %s"
                    .formatted(
                        next.system(),
                        next.version(),
                        next.silentAfterMinutes(),
                        next.watched() ? "on" : "off")));
    return put(next) ? Optional.of(next) : Optional.empty();
  }

  private boolean put(SourceWatch next) {
    var stored =
        new Document("_id", next.system())
            .append("name", next.name())
            .append("minutes", next.silentAfterMinutes())
            .append("watched", next.watched())
            .append("version", next.version());
    if (next.version() > 1) {
      var asRead = and(eq("_id", next.system()), eq("version", next.version() - 1));
      return watches.replaceOne(asRead, stored).getMatchedCount() == 1;
    }
    try {
      watches.insertOne(stored);
      return true;
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        return false;
      }
      throw e;
    }
  }

  /** A source says that it is alive. */
  public void alive(String system) {
    arrivals.heard(asSet(system).system(), "alive", clock.instant());
  }

  private static SourceWatch read(Document stored) {
    return new SourceWatch(
        stored.getString("_id"),
        stored.getString("name"),
        stored.getInteger("minutes"),
        stored.getBoolean("watched"),
        stored.getInteger("version"));
  }

  private static @Nullable Instant instant(@Nullable Document stored, String field) {
    var date = stored == null ? null : stored.getDate(field);
    return date == null ? null : date.toInstant();
  }
}
