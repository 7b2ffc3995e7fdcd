package org.anjuan.archive.paper;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import com.mongodb.client.model.Indexes;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.organisation.CampusCode;
import org.anjuan.archive.paper.WorkCount.Deed;
import org.anjuan.archive.platform.HospitalZone;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Service;

/**
 * Counts what people do with paper, by person and day 工作量. A count is a convenience: what was done
 * with which record is in the audit trail.
 */
@Service
public class Workload {
  private static final int MOST_ROWS = 20_000;

  private final MongoOperations mongo;
  private final HospitalZone zone;
  private final Clock clock;

  Workload(MongoOperations mongo, HospitalZone zone, Clock clock) {
    this.mongo = mongo;
    this.zone = zone;
    this.clock = clock;
    mongo
        .getCollection(mongo.getCollectionName(WorkCount.class))
        .createIndex(Indexes.ascending("campus", "day"));
  }

  /** Somebody has done so many of something, now. */
  public void add(Actor actor, CampusCode campus, Deed deed, long many) {
    add(actor.id().value(), actor.name(), campus, deed, many);
  }

  /** As above, of somebody who is known by identifier and name. */
  public void add(String person, String name, CampusCode campus, Deed deed, long many) {
    var day = LocalDate.ofInstant(clock.instant(), zone.id());
    var one = query(where("_id").is(WorkCount.id(campus, day, person)));
    var more =
        new Update()
            .inc("counts." + deed.name(), many)
            .set("name", name)
            .setOnInsert("campus", campus.value())
            .setOnInsert("day", day.toString())
            .setOnInsert("person", person);
    try {
      mongo.upsert(one, more, WorkCount.class);
    } catch (DuplicateKeyException another) {
      mongo.updateFirst(one, more, WorkCount.class);
    }
  }

  /** Counts of these campuses between two days, both included, by day and name. */
  public List<WorkCount> between(Collection<String> campuses, LocalDate from, LocalDate to) {
    var wanted =
        query(where("campus").in(campuses).and("day").gte(from.toString()).lte(to.toString()));
    return mongo.find(wanted.limit(MOST_ROWS), WorkCount.class).stream()
        .sorted(Comparator.comparing(WorkCount::day).thenComparing(WorkCount::name))
        .toList();
  }
}
