package org.anjuan.archive.reconciliation;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import com.mongodb.client.model.Indexes;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.anjuan.archive.record.RecordId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Repository;

/** The stored sheets: found by record, by day and by what is due. */
@Repository
class CollectionSheets {
  private static final int MOST_OF_A_DAY = 100_000;

  private final MongoOperations mongo;

  CollectionSheets(MongoOperations mongo) {
    this.mongo = mongo;
    var sheets = mongo.getCollection(mongo.getCollectionName(CollectionSheet.class));
    sheets.createIndex(Indexes.ascending("day", "_id"));
    sheets.createIndex(Indexes.ascending("watched", "due"));
  }

  Optional<CollectionSheet> find(RecordId id) {
    return Optional.ofNullable(mongo.findById(id, CollectionSheet.class));
  }

  List<CollectionSheet> findAll(Collection<RecordId> ids) {
    return mongo.find(query(where("_id").in(ids)), CollectionSheet.class);
  }

  void write(CollectionSheet sheet) {
    mongo.save(sheet);
  }

  List<CollectionSheet> ofDay(String day) {
    return mongo.find(query(where("day").is(day)).limit(MOST_OF_A_DAY), CollectionSheet.class);
  }

  /** A day's sheets in the order of their records, after one of them. */
  List<CollectionSheet> ofDay(LocalDate day, @Nullable String after, int most) {
    var asked = where("day").is(day.toString());
    if (after != null) {
      asked = asked.and("_id").gt(new RecordId(after));
    }
    return mongo.find(query(asked).with(Sort.by("_id")).limit(most), CollectionSheet.class);
  }

  /** Records whose judgement has changed by time alone. */
  Set<RecordId> due(Instant now, int most) {
    return mongo
        .find(
            query(where("watched").is(true).and("due").lte(now)).limit(most), CollectionSheet.class)
        .stream()
        .map(CollectionSheet::id)
        .collect(Collectors.toSet());
  }
}
