package org.anjuan.ingest.collect.collector;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static java.util.stream.Collectors.toSet;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.organisation.Organisation;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.archive.vault.FieldCipher;
import org.anjuan.ingest.collect.channel.Credentials;
import org.anjuan.ingest.collect.channel.Secret;
import org.anjuan.ingest.collect.collector.CollectorRefused.Reason;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * The collectors as the system administrator set them up. Every change is on record before it
 * holds, and every version is kept.
 */
@Service
public class Collectors {
  private static final int MOST = 500;
  private static final int LONGEST_SECRET = 16 * 1024;

  private final MongoCollection<Document> collectors;
  private final MongoCollection<Document> versions;
  private final Organisation organisation;
  private final FieldCipher cipher;
  private final AuditTrail audit;
  private final Clock clock;
  private final JsonMapper json = JsonMapper.builder().build();

  Collectors(
      MongoOperations mongo,
      Organisation organisation,
      FieldCipher cipher,
      AuditTrail audit,
      Clock clock) {
    this.collectors = mongo.getCollection("collectors");
    this.versions = mongo.getCollection("collector_versions");
    this.organisation = organisation;
    this.cipher = cipher;
    this.audit = audit;
    this.clock = clock;
  }

  /** All of them, by name. */
  public List<Collector> all() {
    return collectors.find().limit(MOST).into(new ArrayList<Document>()).stream()
        .map(this::read)
        .sorted(Comparator.comparing(collector -> collector.plan().name()))
        .toList();
  }

  public Optional<Collector> find(CollectorId id) {
    return Optional.ofNullable(collectors.find(eq("_id", id.value())).first()).map(this::read);
  }

  /** Its versions, the latest first. */
  public List<Collector> history(CollectorId id) {
    var all = and(gte("_id", id + ":"), lt("_id", id + ";"));
    return versions
        .find(all)
        .sort(Sorts.descending("_id"))
        .limit(200)
        .into(new ArrayList<Document>())
        .stream()
        .map(kept -> read(new Document(kept).append("_id", id.value())))
        .toList();
  }

  /** Sets up a new one. */
  public Collector add(Actor by, CollectorPlan plan, Map<Secret, String> secrets) {
    requireCampus(plan);
    if (collectors.estimatedDocumentCount() >= MOST) {
      throw new CollectorRefused(Reason.TOO_MANY);
    }
    var id = CollectorId.next();
    var sealed = sealed(id, plan, new Document(), secrets);
    var stored = write(id, plan, sealed, 1, by);
    record(by, "added " + id + " version 1 " + json.writeValueAsString(plan));
    collectors.insertOne(stored);
    keepVersion(stored);
    return read(stored);
  }

  /**
   * Changes one.
   *
   * @param version the one it was made from
   * @param secrets new ones; those left out are kept, as long as the source's address stays
   */
  public Collector change(
      Actor by, CollectorId id, long version, CollectorPlan plan, Map<Secret, String> secrets) {
    var before = stored(id);
    var present = read(before);
    if (present.version() != version) {
      throw new CollectorRefused(Reason.CHANGED_MEANWHILE);
    }
    requireSameSource(present.plan(), plan);
    var kept = before.get("secrets", new Document());
    if (!present.plan().channel().peer().equals(plan.channel().peer())
        && kept.keySet().stream().anyMatch(name -> !secrets.containsKey(Secret.valueOf(name)))) {
      throw new CollectorRefused(Reason.SECRET_NEEDED);
    }
    var sealed = sealed(id, plan, kept, secrets);
    var stored = write(id, plan, sealed, version + 1, by);
    record(
        by,
        "changed "
            + id
            + " version "
            + (version + 1)
            + ' '
            + json.writeValueAsString(plan)
            + (secrets.isEmpty() ? "" : ", secrets"));
    var asRead = and(eq("_id", id.value()), eq("version", version));
    if (collectors.replaceOne(asRead, stored).getMatchedCount() != 1) {
      throw new CollectorRefused(Reason.CHANGED_MEANWHILE);
    }
    keepVersion(stored);
    return read(stored);
  }

  /** Its secrets, for the channel that is about to log in with them. */
  public Credentials credentials(CollectorId id) {
    var opened = new EnumMap<Secret, String>(Secret.class);
    stored(id)
        .get("secrets", new Document())
        .forEach((name, sealed) ->
            opened.put(
                Secret.valueOf(name), cipher.open(domain(id, name), String.valueOf(sealed))));
    return new Credentials(opened);
  }

  private Document sealed(
      CollectorId id, CollectorPlan plan, Document kept, Map<Secret, String> given) {
    var sealed = new Document();
    for (var secret : plan.channel().takes()) {
      var value = given.get(secret);
      if (value != null && !value.isEmpty()) {
        if (value.length() > LONGEST_SECRET) {
          throw new InvalidValue("secrets." + secret);
        }
        sealed.append(secret.name(), cipher.seal(domain(id, secret.name()), value));
      } else if (kept.containsKey(secret.name())) {
        sealed.append(secret.name(), kept.get(secret.name()));
      }
    }
    for (var secret : plan.channel().needs()) {
      if (!sealed.containsKey(secret.name())) {
        throw new InvalidValue("secrets." + secret);
      }
    }
    return sealed;
  }

  private static String domain(CollectorId id, String secret) {
    return "collector.secret." + id + "." + secret;
  }

  private void requireCampus(CollectorPlan plan) {
    var known = organisation.campuses();
    if (!known.isEmpty() && known.stream().noneMatch(c -> c.code().value().equals(plan.campus()))) {
      throw new CollectorRefused(Reason.NO_SUCH_CAMPUS);
    }
  }

  private static void requireSameSource(CollectorPlan before, CollectorPlan after) {
    if (!before.system().equals(after.system())
        || !before.campus().equals(after.campus())
        || !before.channel().getClass().equals(after.channel().getClass())) {
      throw new CollectorRefused(Reason.SOURCE_FIXED);
    }
  }

  private Document stored(CollectorId id) {
    var found = collectors.find(eq("_id", id.value())).first();
    if (found == null) {
      throw new CollectorRefused(Reason.NO_SUCH_COLLECTOR);
    }
    return found;
  }

  /**
   * Whoever dies between the change and this leaves a gap; the audit trail has what was changed.
   */
  private void keepVersion(Document stored) {
    var kept = new Document(stored);
    kept.remove("secrets");
    var id = "%s:%010d".formatted(stored.getString("_id"), stored.getLong("version"));
    kept.append("_id", id);
    versions.replaceOne(eq("_id", id), kept, new ReplaceOptions().upsert(true));
  }

  private void record(Actor by, String detail) {
    audit.append(AuditEvent.of(by, AuditAction.COLLECTOR_CHANGED, clock.instant()).detail(detail));
  }

  private Document write(
      CollectorId id, CollectorPlan plan, Document sealed, long version, Actor by) {
    return new Document("_id", id.value())
        .append("plan", json.writeValueAsString(plan))
        .append("secrets", sealed)
        .append("version", version)
        .append("changedAt", Date.from(clock.instant()))
        .append("changedBy", by.name());
  }

  private Collector read(Document stored) {
    var secrets = stored.get("secrets", new Document()).keySet();
    return new Collector(
        new CollectorId(stored.getString("_id")),
        json.readValue(stored.getString("plan"), CollectorPlan.class),
        secrets.stream().map(Secret::valueOf).collect(toSet()),
        stored.getLong("version"),
        stored.getDate("changedAt").toInstant(),
        stored.getString("changedBy"));
  }
}
