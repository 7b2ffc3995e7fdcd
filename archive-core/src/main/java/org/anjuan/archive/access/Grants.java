package org.anjuan.archive.access;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import com.mongodb.client.model.Indexes;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Service;

/** All grants that were ever given. Nothing is deleted; nothing is remembered between requests. */
@Service
public class Grants {
  private static final int MOST_OF_ONE = 5_000;
  private static final int WALKED = 500;

  private final MongoOperations mongo;
  private final Clock clock;

  Grants(MongoOperations mongo, Clock clock) {
    this.mongo = mongo;
    this.clock = clock;
    mongo
        .getCollection(mongo.getCollectionName(Grant.class))
        .createIndex(Indexes.ascending("holder", "endsAt"));
    mongo
        .getCollection(mongo.getCollectionName(Grant.class))
        .createIndex(Indexes.ascending("givenBy", "endsAt"));
  }

  /** What a list of grants is narrowed to; null: any. */
  public record Filter(
      @Nullable Beneficiary beneficiary,
      @Nullable String record,
      Grant.@Nullable State state,
      @Nullable Set<String> withinCampuses) {

    boolean fits(Grant grant, Instant at) {
      return (beneficiary == null || beneficiary.equals(grant.beneficiary()))
          && (record == null || grant.reach().records().contains(record))
          && (state == null || state == grant.state(at))
          && (withinCampuses == null
              || (!grant.reach().campuses().isEmpty()
                  && withinCampuses.containsAll(grant.reach().campuses())));
    }
  }

  /** A page of a list, the latest given first. */
  public record Slice(List<Grant> grants, @Nullable GrantId next) {}

  /** A grant that is not in force yet: {@link #add} it once it is on record. */
  public Grant draft(
      Beneficiary to,
      Grant.Kind kind,
      Reach reach,
      Set<Action> actions,
      Set<String> categories,
      @Nullable RuleId template,
      int clearance,
      Set<String> opensTags,
      Instant from,
      Instant until,
      String reason,
      Grant.Origin origin,
      Actor by) {
    var now = clock.instant();
    var id = GrantId.next(now);
    return new Grant(
        id,
        to.key(),
        to,
        kind,
        reach,
        actions,
        categories,
        template == null ? null : template.value(),
        clearance,
        opensTags,
        from,
        until,
        until,
        reason,
        origin,
        by.id().value(),
        by.name(),
        now,
        null);
  }

  /** Puts a grant in force. */
  public void add(Grant grant) {
    mongo.insert(grant);
  }

  public Optional<Grant> find(GrantId id) {
    return Optional.ofNullable(mongo.findById(id, Grant.class));
  }

  /** Ends a grant now; false when it has ended before. */
  public boolean withdraw(GrantId id, Grant.Withdrawal withdrawal) {
    var open = query(where("_id").is(id).and("endsAt").gt(withdrawal.at()));
    open.addCriteria(where("withdrawal").is(null));
    var ended = new Update().set("withdrawal", withdrawal).set("endsAt", withdrawal.at());
    return mongo.updateFirst(open, ended, Grant.class).getModifiedCount() > 0;
  }

  /** What an actor holds by name, role or department and has not ended by then. */
  List<Grant> concerning(Actor actor, Instant at) {
    var holders = holders(actor);
    if (holders.isEmpty()) {
      return List.of();
    }
    var found = new ArrayList<Grant>();
    for (var holder : holders) {
      found.addAll(
          mongo.find(
              query(where("holder").is(holder).and("endsAt").gt(at)).limit(MOST_OF_ONE),
              Grant.class));
    }
    return found;
  }

  /** What an actor held that ended before, the last ones; for explaining a refusal. */
  public List<Grant> ended(Actor actor, Instant at) {
    return holders(actor).stream()
        .flatMap(holder ->
            mongo
                .find(
                    query(where("holder").is(holder).and("endsAt").lte(at)).limit(MOST_OF_ONE),
                    Grant.class)
                .stream())
        .toList();
  }

  /** What an actor holds at this moment. */
  public List<Grant> heldBy(Actor actor) {
    var now = clock.instant();
    return concerning(actor, now).stream().filter(grant -> grant.holdsAt(now)).toList();
  }

  /** What somebody has given and has not ended yet. */
  public List<Grant> givenBy(ActorId giver) {
    return mongo.find(
        query(where("givenBy").is(giver.value()).and("endsAt").gt(clock.instant()))
            .limit(MOST_OF_ONE),
        Grant.class);
  }

  private static List<String> holders(Actor actor) {
    var holders = new ArrayList<String>();
    if (actor.postings().stream().allMatch(posting -> posting.role().isAdministrator())) {
      return holders;
    }
    holders.add(new Beneficiary(Beneficiary.Kind.PERSON, actor.id().value()).key());
    actor.roles().stream()
        .filter(role -> !role.isAdministrator())
        .forEach(role -> holders.add(new Beneficiary(Beneficiary.Kind.ROLE, role.name()).key()));
    actor
        .departments()
        .forEach(code -> holders.add(new Beneficiary(Beneficiary.Kind.DEPARTMENT, code).key()));
    return holders;
  }

  /** The list, from a grant on; walks until the page is full or the book ends. */
  public Slice list(Filter filter, @Nullable GrantId after, int size) {
    var now = clock.instant();
    var page = new ArrayList<Grant>();
    var from = after;
    while (true) {
      var read = walk(filter, from);
      for (var grant : read) {
        if (filter.fits(grant, now)) {
          if (page.size() == size) {
            return new Slice(page, page.getLast().id());
          }
          page.add(grant);
        }
      }
      if (read.size() < WALKED) {
        return new Slice(page, null);
      }
      from = read.getLast().id();
    }
  }

  private List<Grant> walk(Filter filter, @Nullable GrantId after) {
    var criteria = after == null ? new Criteria() : where("_id").lt(after);
    var beneficiary = filter.beneficiary();
    if (beneficiary != null) {
      criteria = criteria.and("holder").is(beneficiary.key());
    }
    return mongo.find(
        new Query(criteria).with(Sort.by(Sort.Direction.DESC, "_id")).limit(WALKED), Grant.class);
  }
}
