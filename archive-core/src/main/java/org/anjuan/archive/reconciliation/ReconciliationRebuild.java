package org.anjuan.archive.reconciliation;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.anjuan.archive.audit.AuditPosition;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.record.MedicalRecords;
import org.anjuan.archive.record.RecordId;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Service;

/**
 * Makes all sheets and sums anew: walks all records in the order of their identifiers, and reads
 * the trail again for what came in. Goes on where it stood after a restart. Meanwhile what is shown
 * stays as it was, but for arrivals, whose counts grow again.
 */
@Service
public class ReconciliationRebuild {
  static final String ARRIVALS = "collection-arrivals";
  private static final Logger LOG = LoggerFactory.getLogger(ReconciliationRebuild.class);
  private static final String ID = "rebuild";
  private static final int STEP = 200;

  private final MedicalRecords records;
  private final Reconciling reconciling;
  private final ExpectationRules rules;
  private final CollectionDays days;
  private final ArrivalDays arrivals;
  private final AuditTrail trail;
  private final MongoCollection<Document> state;
  private final MongoCollection<Document> places;
  private final Clock clock;

  ReconciliationRebuild(
      MedicalRecords records,
      Reconciling reconciling,
      ExpectationRules rules,
      CollectionDays days,
      ArrivalDays arrivals,
      AuditTrail trail,
      MongoOperations mongo,
      Clock clock) {
    this.records = records;
    this.reconciling = reconciling;
    this.rules = rules;
    this.days = days;
    this.arrivals = arrivals;
    this.trail = trail;
    this.state = mongo.getCollection("collection_rebuild");
    this.places = mongo.getCollection("trail_followers");
    this.clock = clock;
  }

  /** How far it has come, of about how many records. */
  public record ComparingProgress(
      boolean running, long done, long total, Instant startedAt, @Nullable Instant endedAt) {}

  /** Asks for a rebuild, which some node does; false when one is running. */
  public boolean start() {
    if (isRunning()) {
      return false;
    }
    arrivals.clear();
    new TrailFollower(trail, places, ARRIVALS).goOnAfter(null);
    begin(rules.edition());
    return true;
  }

  /** Rules have changed: every stay that they speak of is compared again. */
  void beginWhereRulesHaveChanged() {
    var stored = state.find(eq("_id", ID)).first();
    var edition = rules.edition();
    var known = stored == null ? "" : stored.getString("rules");
    if (!edition.equals(known)) {
      begin(edition);
    }
  }

  private void begin(String edition) {
    state.replaceOne(
        eq("_id", ID),
        new Document("_id", ID)
            .append("running", true)
            .append("rules", edition)
            .append("after", null)
            .append("done", 0L)
            .append("total", records.count())
            .append("started", Date.from(clock.instant()))
            .append("ended", null),
        new ReplaceOptions().upsert(true));
  }

  public Optional<ComparingProgress> progress() {
    return Optional.ofNullable(state.find(eq("_id", ID)).first())
        .map(stored -> {
          var ended = stored.getDate("ended");
          return new ComparingProgress(
              stored.getBoolean("running"),
              stored.getLong("done"),
              stored.getLong("total"),
              stored.getDate("started").toInstant(),
              ended == null ? null : ended.toInstant());
        });
  }

  boolean isRunning() {
    return state.find(and(eq("_id", ID), eq("running", true))).first() != null;
  }

  /**
   * An archive that was there before reconciliation was: its records are walked rather than the
   * trail of all its years, which is followed from now on.
   */
  void beginWhereNothingIsKnown() {
    var follower = new TrailFollower(trail, places, "collection-sheets");
    if (follower.hasBegun()) {
      return;
    }
    follower.goOnAfter(end());
    if (records.count() > 0) {
      begin(rules.edition());
    }
  }

  private @Nullable AuditPosition end() {
    var written = trail.days(trail.origin(), trail.today());
    return written.isEmpty()
        ? null
        : trail.end(written.getLast()).map(end -> end.last()).orElse(null);
  }

  /** Goes on for some records; false when there is none under way. */
  boolean step() {
    var stored = state.find(and(eq("_id", ID), eq("running", true))).first();
    if (stored == null) {
      return false;
    }
    var after = stored.getString("after");
    var next = records.after(after == null ? null : new RecordId(after), STEP);
    if (next.isEmpty()) {
      days.markAll();
      state.updateOne(
          eq("_id", ID),
          Updates.combine(
              Updates.set("running", false), Updates.set("ended", Date.from(clock.instant()))));
      LOG.info("Reconciliation has been made anew for {} records", stored.getLong("done"));
      return true;
    }
    reconciling.refresh(next);
    state.updateOne(
        and(eq("_id", ID), eq("after", after), ne("running", false)),
        Updates.combine(
            Updates.set("after", next.getLast().id().value()),
            Updates.inc("done", (long) next.size())));
    return true;
  }
}
