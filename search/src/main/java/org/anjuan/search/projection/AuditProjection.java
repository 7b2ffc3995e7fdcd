package org.anjuan.search.projection;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditOutcome;
import org.anjuan.archive.audit.AuditPosition;
import org.anjuan.archive.audit.AuditSearch;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.search.AuditEntry;
import org.anjuan.search.AuditIndex;
import org.anjuan.search.AuditQuery;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Lists the audit trail from the index. What was appended since the last look is taken in before a
 * question is answered, so that an auditor misses nothing that was on record when he asked.
 */
@Component
class AuditProjection implements AuditSearch {
  private static final Logger LOG = LoggerFactory.getLogger(AuditProjection.class);
  private static final String COLLECTION = "audit_projection";
  private static final String ID = "checkpoint";
  private static final int BATCH = 500;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final AuditTrail trail;
  private final AuditIndex index;
  private final MongoOperations mongo;
  private final ReentrantLock lock = new ReentrantLock();

  AuditProjection(AuditTrail trail, AuditIndex index, MongoOperations mongo) {
    this.trail = trail;
    this.index = index;
    this.mongo = mongo;
  }

  @Override
  public Page find(Query query) {
    catchUp();
    index.refresh();
    var older = query.olderThan();
    var found =
        index.find(
            new AuditQuery(
                conditions(query.filter()),
                older == null ? null : new AuditQuery.Place(older.day(), older.seq()),
                query.size()));
    return new Page(found.items().stream().map(AuditProjection::entry).toList(), found.more());
  }

  @Override
  public long count(Filter filter) {
    catchUp();
    index.refresh();
    return index.count(conditions(filter));
  }

  private static AuditQuery.Conditions conditions(Filter filter) {
    var outcome = filter.outcome();
    return new AuditQuery.Conditions(
        filter.recordId(),
        filter.actor(),
        filter.actions().stream().map(Enum::name).collect(Collectors.toSet()),
        outcome == null ? null : outcome.name(),
        filter.role(),
        filter.department(),
        filter.address(),
        filter.correlation(),
        filter.text(),
        filter.from(),
        filter.to());
  }

  /** Takes in what is new; several nodes may do it at once, each event is there once. */
  void catchUp() {
    lock.lock();
    try {
      if (!index.isThere()) {
        // Dropped, or of another form: everything is given anew.
        mongo.remove(query(where("_id").is(ID)), COLLECTION);
      }
      var position = checkpoint();
      var end = System.nanoTime() + PATIENCE.toNanos();
      List<org.anjuan.archive.audit.AuditEntry> fresh;
      do {
        fresh = trail.since(position, BATCH);
        if (!fresh.isEmpty()) {
          index.put(fresh.stream().map(AuditProjection::entry).toList());
          position = fresh.getLast().position();
          mongo.save(new Document("_id", ID).append("position", position.id()), COLLECTION);
        }
      } while (!fresh.isEmpty() && System.nanoTime() < end);
    } finally {
      lock.unlock();
    }
  }

  @Scheduled(fixedDelayString = "PT20S")
  void tail() {
    try {
      catchUp();
    } catch (RuntimeException away) {
      LOG.debug("The audit list waits, the next look catches up: {}", away.toString());
    }
  }

  private @Nullable AuditPosition checkpoint() {
    var found = mongo.findById(ID, Document.class, COLLECTION);
    return found == null ? null : AuditPosition.parse(found.getString("position"));
  }

  private static AuditEntry entry(org.anjuan.archive.audit.AuditEntry entry) {
    var event = entry.event();
    return new AuditEntry(
        entry.position().day(),
        entry.position().seq(),
        event.at(),
        event.actor(),
        event.actorName(),
        event.who().staffNo(),
        list(event.who().roles()),
        list(event.who().departments()),
        event.action().name(),
        event.outcome().name(),
        event.recordId(),
        event.documentId(),
        event.version(),
        event.page(),
        event.what().pages(),
        event.what().millis(),
        event.address(),
        event.where().device(),
        event.where().correlation(),
        event.detail());
  }

  private static org.anjuan.archive.audit.AuditEntry entry(AuditEntry entry) {
    var name = entry.actorName();
    return new org.anjuan.archive.audit.AuditEntry(
        new AuditPosition(entry.day(), entry.seq()),
        new AuditEvent(
            entry.at(),
            new AuditEvent.Who(
                entry.actor(),
                name == null ? "" : name,
                entry.staffNo(),
                text(entry.roles()),
                text(entry.departments())),
            AuditAction.valueOf(entry.action()),
            AuditOutcome.valueOf(entry.outcome()),
            new AuditEvent.What(
                entry.recordId(),
                entry.documentId(),
                entry.version(),
                entry.page(),
                entry.pages(),
                entry.millis()),
            new AuditEvent.Where(entry.address(), entry.device(), entry.correlation()),
            entry.detail()));
  }

  private static @Nullable List<String> list(@Nullable String text) {
    return text == null ? null : List.of(text.split(","));
  }

  private static @Nullable String text(@Nullable List<String> list) {
    return list == null ? null : String.join(",", list);
  }
}
