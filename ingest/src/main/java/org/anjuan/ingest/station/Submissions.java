package org.anjuan.ingest.station;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import com.mongodb.client.model.Indexes;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.anjuan.archive.platform.Identifiers;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Service;

/** The log of what stations have brought. Lists go by identifier, which is by time. */
@Service
public class Submissions {
  private static final String KEY = "station-upload";

  private final MongoOperations mongo;
  private final Identifiers identifiers;
  private final Clock clock;

  Submissions(MongoOperations mongo, Identifiers identifiers, Clock clock) {
    this.mongo = mongo;
    this.identifiers = identifiers;
    this.clock = clock;
    var entries = mongo.getCollection(mongo.getCollectionName(Submission.class));
    entries.createIndex(Indexes.ascending("address", "_id"));
    entries.createIndex(Indexes.ascending("station", "_id"));
  }

  /**
   * What is asked for; the newest first.
   *
   * @param campuses of which campuses; the caller says which may be seen
   * @param address from which address exactly
   * @param before only what came before this one
   */
  public record Question(
      Collection<String> campuses,
      @Nullable StationCode station,
      @Nullable String address,
      Instant from,
      Instant to,
      @Nullable SubmissionId before,
      int most) {}

  public List<Submission> find(Question asked) {
    var fixed = new Criteria();
    if (asked.address() != null) {
      fixed.and("address").is(asked.address());
    }
    if (asked.station() != null) {
      fixed.and("station").is(asked.station());
    }
    fixed.and("campus").in(asked.campuses());
    var before = asked.before();
    var end = SubmissionId.from(asked.to());
    var last = before != null && before.value().compareTo(end) < 0 ? before.value() : end;
    var time = where("_id").gte(SubmissionId.from(asked.from())).lt(last);
    return mongo.find(
        query(new Criteria().andOperator(fixed, time))
            .with(Sort.by("_id").descending())
            .limit(asked.most()),
        Submission.class);
  }

  /** What became of an upload that was completed. */
  Optional<Submission> of(String uploadKey) {
    return identifiers.find(KEY, uploadKey).map(SubmissionId::new).flatMap(this::find);
  }

  /** The identifier of an upload's entry: the same however often it is asked for. */
  SubmissionId claim(String uploadKey) {
    var next = SubmissionId.at(clock.instant());
    return new SubmissionId(identifiers.claim(KEY, uploadKey, next.value()));
  }

  /** Enters it, or finds the entry that is there. */
  Submission enter(Submission entry) {
    try {
      return mongo.insert(entry);
    } catch (DuplicateKeyException another) {
      return find(entry.id()).orElseThrow(() -> another);
    }
  }

  private Optional<Submission> find(SubmissionId id) {
    return Optional.ofNullable(mongo.findById(id, Submission.class));
  }
}
