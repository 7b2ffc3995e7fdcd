package org.anjuan.archive.oversight;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditOutcome;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.audit.DayVerification;
import org.anjuan.archive.audit.DayVerification.Break;
import org.anjuan.archive.audit.DayVerification.Damage;
import org.anjuan.archive.platform.UnguessableId;
import org.anjuan.archive.work.Leases;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * Verification of every day there ever was, in the background: by one node at a time, day by day,
 * with its progress kept, so that another node goes on where one has died.
 */
@Service
public class WholeVerification {
  private static final Logger LOG = LoggerFactory.getLogger(WholeVerification.class);
  private static final Actor WORK = Actor.system("verification");
  private static final String ID = "whole";
  private static final String LEASE = "audit-verification";
  private static final Duration LEASED = Duration.ofMinutes(30);
  private static final int MOST_NAMED = 100;

  private final MongoCollection<Document> runs;
  private final TrailVerification verification;
  private final AuditTrail trail;
  private final Leases leases;
  private final Clock clock;

  WholeVerification(
      MongoOperations mongo,
      TrailVerification verification,
      AuditTrail trail,
      Leases leases,
      Clock clock) {
    this.runs = mongo.getCollection("audit_verification");
    this.verification = verification;
    this.trail = trail;
    this.leases = leases;
    this.clock = clock;
  }

  /**
   * The latest run.
   *
   * @param days how many there are to verify
   * @param done how many were verified
   * @param broken how many of them are damaged
   * @param damages the first of those, by name
   */
  public record Run(
      boolean running,
      String startedBy,
      Instant startedAt,
      @Nullable Instant endedAt,
      LocalDate from,
      LocalDate to,
      int days,
      int done,
      long events,
      int broken,
      List<DayVerification> damages) {
    public Run {
      damages = List.copyOf(damages);
    }
  }

  /** Asks for a run over all days; false when one is under way. */
  public boolean start(Actor by) {
    var days = verification.days();
    var first = days.isEmpty() ? trail.today() : days.getFirst();
    var last = days.isEmpty() ? trail.today() : days.getLast();
    var run =
        new Document("_id", ID)
            .append("run", UnguessableId.next())
            .append("running", true)
            .append("startedBy", by.name())
            .append("startedAt", Date.from(clock.instant()))
            .append("from", first.toString())
            .append("to", last.toString())
            .append("days", days.size())
            .append("done", 0)
            .append("events", 0L)
            .append("broken", 0)
            .append("damages", List.of());
    if (runs.replaceOne(and(eq("_id", ID), eq("running", false)), run).getMatchedCount() > 0) {
      return true;
    }
    try {
      runs.insertOne(run);
      return true;
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        return false;
      }
      throw e;
    }
  }

  public Optional<Run> latest() {
    return Optional.ofNullable(runs.find(eq("_id", ID)).first()).map(WholeVerification::read);
  }

  @Scheduled(initialDelayString = "PT20S", fixedDelayString = "PT2S")
  void look() {
    try {
      work();
    } catch (RuntimeException away) {
      LOG.warn("The verification waits, the next look goes on: {}", away.toString());
    }
  }

  void work() {
    var run = runs.find(and(eq("_id", ID), eq("running", true))).first();
    if (run == null || !leases.hold(LEASE, LEASED)) {
      return;
    }
    try {
      var after = run.getString("verified");
      for (var day : verification.days(day(run, "from"), day(run, "to"))) {
        if (after == null || day.toString().compareTo(after) > 0) {
          note(run, verification.verify(day));
          leases.hold(LEASE, LEASED);
        }
      }
      end(run);
    } finally {
      leases.release(LEASE);
    }
  }

  private void note(Document run, DayVerification found) {
    var changes =
        new ArrayList<>(
            List.of(
                Updates.set("verified", found.day().toString()),
                Updates.inc("done", 1),
                Updates.inc("events", found.events())));
    var broken = found.firstBreak();
    if (broken != null) {
      changes.add(Updates.inc("broken", 1));
      changes.add(
          Updates.pushEach(
              "damages",
              List.of(
                  new Document("day", found.day().toString())
                      .append("events", found.events())
                      .append("seq", broken.seq())
                      .append("damage", broken.damage().name())),
              new PushOptions().slice(MOST_NAMED)));
      LOG.error(
          "The audit trail of {} is damaged: {} at {}", found.day(), broken.damage(), broken.seq());
      trail.append(
          AuditEvent.of(WORK, AuditAction.AUDIT_DAMAGED, clock.instant())
              .outcome(AuditOutcome.FAILED)
              .detail(found.day() + " " + broken.seq() + " " + broken.damage()));
    }
    runs.updateOne(mine(run), Updates.combine(changes));
  }

  private void end(Document run) {
    runs.updateOne(
        mine(run),
        Updates.combine(
            Updates.set("running", false), Updates.set("endedAt", Date.from(clock.instant()))));
    latest()
        .ifPresent(ended -> {
          var event = AuditEvent.of(WORK, AuditAction.AUDIT_VERIFIED, clock.instant());
          trail.append(
              event
                  .outcome(ended.broken() == 0 ? AuditOutcome.SUCCESS : AuditOutcome.FAILED)
                  .detail(
                      ended.from()
                          + ".."
                          + ended.to()
                          + " days="
                          + ended.done()
                          + " events="
                          + ended.events()
                          + " broken="
                          + ended.broken()));
        });
  }

  private static Bson mine(Document run) {
    return and(eq("_id", ID), eq("run", run.getString("run")));
  }

  private static Run read(Document run) {
    return new Run(
        run.getBoolean("running"),
        run.getString("startedBy"),
        run.getDate("startedAt").toInstant(),
        run.getDate("endedAt") == null ? null : run.getDate("endedAt").toInstant(),
        day(run, "from"),
        day(run, "to"),
        run.getInteger("days"),
        run.getInteger("done"),
        run.getLong("events"),
        run.getInteger("broken"),
        run.getList("damages", Document.class).stream().map(WholeVerification::damage).toList());
  }

  private static DayVerification damage(Document found) {
    return new DayVerification(
        day(found, "day"),
        found.getLong("events"),
        new Break(found.getLong("seq"), Damage.valueOf(found.getString("damage"))));
  }

  private static LocalDate day(Document document, String field) {
    return LocalDate.parse(document.getString(field));
  }
}
