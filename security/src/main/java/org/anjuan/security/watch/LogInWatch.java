package org.anjuan.security.watch;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.AddressRange;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.platform.UnguessableId;
import org.anjuan.security.account.PasswordResets;
import org.anjuan.security.account.Username;
import org.anjuan.security.rules.AlertRules;
import org.anjuan.security.rules.RuleKeeper;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/** Looks at each log-in once. */
@Service
public class LogInWatch {
  private static final Duration KEPT = Duration.ofDays(180);
  private static final int HISTORY = 500;
  private static final int HABIT_HOURS = 2;

  private final MongoCollection<Document> logIns;
  private final Places places;
  private final AlertBook alerts;
  private final PasswordResets resets;
  private final RuleKeeper rules;
  private final AuditTrail audit;
  private final Clock clock;
  private final ZoneId zone;

  LogInWatch(
      MongoOperations mongo,
      Places places,
      AlertBook alerts,
      PasswordResets resets,
      RuleKeeper rules,
      AuditTrail audit,
      Clock clock,
      @Value("${anjuan.zone.id:Asia/Shanghai}") ZoneId zone) {
    this.logIns = mongo.getCollection("log_ins");
    logIns.createIndex(Indexes.ascending("user", "order"));
    logIns.createIndex(Indexes.ascending("user", "success", "order"));
    logIns.createIndex(Indexes.ascending("at"));
    this.places = places;
    this.alerts = alerts;
    this.resets = resets;
    this.rules = rules;
    this.audit = audit;
    this.clock = clock;
    this.zone = zone;
  }

  /** Somebody is in, after so many failures. */
  public void entered(Actor actor, int failures, Visit visit) {
    var user = actor.id().value();
    var present = rules.rules().alerts();
    // Asked for by themselves: a flood of failures must not push them out of sight.
    var past = latest(and(eq("user", user), eq("success", true)), HISTORY);
    var campus = campusOf(visit.address(), present);
    if (present.newPlace() && !past.isEmpty() && !places.knows(user, visit)) {
      alerts.raise(actor, AlertRule.NEW_PLACE, visit.address(), visit.address());
    }
    if (present.unusualHour() && isUnusual(past, present.hoursNeedLogIns())) {
      alerts.raise(
          actor,
          AlertRule.UNUSUAL_HOUR,
          visit.address(),
          "hour " + hour(clock.instant().atZone(zone).getHour()));
    }
    if (present.failuresBeforeSuccess() > 0 && failures >= present.failuresBeforeSuccess()) {
      alerts.raise(
          actor, AlertRule.FAILURES_BEFORE_SUCCESS, visit.address(), "failures " + failures);
    }
    if (resets.isFromTheAdministratorsDesk(new Username(user), visit.address())) {
      alerts.raise(actor, AlertRule.RESET_AND_ENTERED, visit.address(), visit.address());
    }
    if (campus != null && present.travelMinutes() > 0) {
      checkTravel(actor, past, visit, campus, present);
    }
    note(user, visit, true, campus);
    places.note(user, visit, clock.instant());
  }

  /**
   * Somebody was refused.
   *
   * @param user empty where no account has the name: the same steps are taken
   */
  public void refused(String user, Visit visit) {
    note(user, visit, false, campusOf(visit.address(), rules.rules().alerts()));
  }

  /** A person's last log-ins, the latest first. */
  public List<PastLogIn> past(String user, int limit) {
    return latest(eq("user", user), limit);
  }

  private List<PastLogIn> latest(Bson asked, int limit) {
    return logIns
        .find(asked)
        .sort(descending("order"))
        .limit(limit)
        .into(new ArrayList<Document>())
        .stream()
        .map(PastLogIn::read)
        .toList();
  }

  /** A person's devices, the last used first. */
  public List<KnownDevice> devices(String user) {
    return places.of(user);
  }

  /** Forgets a device: the next log-in with it is one from a new device. */
  public boolean forget(Actor actor, String device) {
    audit.append(AuditEvent.of(actor, AuditAction.DEVICE_FORGOTTEN, clock.instant()));
    return places.forget(actor.id().value(), device);
  }

  @Scheduled(fixedDelayString = "PT12H", initialDelayString = "PT15M")
  void forgetOld() {
    logIns.deleteMany(lt("at", Date.from(clock.instant().minus(KEPT))));
  }

  private void checkTravel(
      Actor actor, List<PastLogIn> past, Visit visit, String campus, AlertRules present) {
    var earliest = clock.instant().minus(Duration.ofMinutes(present.travelMinutes()));
    past.stream()
        .takeWhile(before -> before.at().isAfter(earliest))
        .filter(before -> before.campus() != null && !before.campus().equals(campus))
        .findFirst()
        .ifPresent(before ->
            alerts.raise(
                actor,
                AlertRule.IMPOSSIBLE_TRAVEL,
                visit.address(),
                "%s -> %s, %d min"
                    .formatted(
                        before.campus(),
                        campus,
                        Duration.between(before.at(), clock.instant()).toMinutes())));
  }

  private boolean isUnusual(List<PastLogIn> past, int enough) {
    if (past.size() < enough) {
      return false;
    }
    var now = clock.instant().atZone(zone).getHour();
    return past.stream()
        .map(before -> Math.abs(before.at().atZone(zone).getHour() - now))
        .noneMatch(apart -> Math.min(apart, 24 - apart) <= HABIT_HOURS);
  }

  private void note(String user, Visit visit, boolean success, @Nullable String campus) {
    var now = clock.instant();
    var id = UnguessableId.next();
    logIns.insertOne(
        new Document("_id", id)
            .append("user", user)
            .append("order", "%015d.%s".formatted(now.toEpochMilli(), id))
            .append("at", Date.from(now))
            .append("address", visit.address())
            .append("agent", visit.agent())
            .append("success", success)
            .append("campus", campus));
  }

  private static @Nullable String campusOf(String address, AlertRules rules) {
    return rules.networks().stream()
        .filter(network -> new AddressRange(network.range()).contains(address))
        .map(AlertRules.CampusNetwork::campus)
        .findFirst()
        .orElse(null);
  }

  private static String hour(int hour) {
    return "%02d".formatted(hour);
  }
}
