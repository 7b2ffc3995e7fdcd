package org.anjuan.ingest.station;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import com.mongodb.client.model.Indexes;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditOutcome;
import org.anjuan.archive.audit.AuditTrail;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Service;

/**
 * The registered stations: dozens, perhaps hundreds. Every change is on record before it is done,
 * and so is every call that is refused.
 */
@Service
public class Stations {
  private static final String TOKEN = "token:";

  private final MongoOperations mongo;
  private final AuditTrail trail;
  private final Clock clock;

  Stations(MongoOperations mongo, AuditTrail trail, Clock clock) {
    this.mongo = mongo;
    this.trail = trail;
    this.clock = clock;
    mongo
        .getCollection(mongo.getCollectionName(Station.class))
        .createIndex(Indexes.ascending("keyId"));
  }

  public List<Station> all() {
    return mongo.find(new Query().with(Sort.by("_id")), Station.class);
  }

  public Optional<Station> find(StationCode code) {
    return Optional.ofNullable(mongo.findById(code, Station.class));
  }

  /**
   * Registers a station, or puts it in the place of the version it was made from; it keeps the key
   * that it has.
   *
   * @throws StationChanged when somebody else was faster
   */
  public Station put(Actor by, Station station) {
    var before = find(station.code());
    if (before.map(Station::version).orElse(0L) != station.version()) {
      throw new StationChanged();
    }
    var next = station.following(before.orElse(null));
    note(
        by,
        AuditAction.STATION_CHANGED,
        "%s %s %s %s %s %s"
            .formatted(
                next.code(),
                next.campus(),
                next.department(),
                next.category(),
                next.addresses(),
                next.enabled() ? "on" : "off"));
    return written(next);
  }

  /**
   * Gives a station a new key, whose token was issued already; the caller revokes the earlier one.
   *
   * @throws StationChanged when somebody else was faster
   */
  public Station giveKey(Actor by, Station station, String keyId) {
    note(by, AuditAction.STATION_KEY_GIVEN, station.code() + " " + keyId);
    return written(station.withKey(keyId));
  }

  /**
   * The station that calls.
   *
   * @throws StationRefused when it is none, or may not call, or not from there; on record
   */
  public Station admit(Actor caller, @Nullable String address) {
    var id = caller.id().value();
    var station =
        id.startsWith(TOKEN)
            ? mongo.findOne(query(where("keyId").is(id.substring(TOKEN.length()))), Station.class)
            : null;
    if (station == null) {
      throw refuse(caller, "-", StationRefused.Reason.UNKNOWN);
    }
    if (!station.enabled()) {
      throw refuse(caller, station.code().value(), StationRefused.Reason.DISABLED);
    }
    if (!station.admits(address)) {
      throw refuse(caller, station.code().value(), StationRefused.Reason.ADDRESS);
    }
    return station;
  }

  private StationRefused refuse(Actor caller, String code, StationRefused.Reason reason) {
    trail.append(
        AuditEvent.of(caller, AuditAction.STATION_REFUSED, clock.instant())
            .outcome(AuditOutcome.REFUSED)
            .detail(code + " " + reason));
    return new StationRefused(reason);
  }

  private void note(Actor by, AuditAction action, String detail) {
    trail.append(AuditEvent.of(by, action, clock.instant()).detail(detail));
  }

  private Station written(Station next) {
    if (!write(next)) {
      throw new StationChanged();
    }
    return next;
  }

  private boolean write(Station next) {
    try {
      if (next.version() == 1) {
        mongo.insert(next);
        return true;
      }
      return mongo
          .update(Station.class)
          .matching(query(where("_id").is(next.code()).and("version").is(next.version() - 1)))
          .replaceWith(next)
          .findAndReplace()
          .isPresent();
    } catch (DuplicateKeyException taken) {
      return false;
    }
  }
}
