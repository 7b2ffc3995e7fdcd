package org.anjuan.archive.paper;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.organisation.CampusCode;
import org.anjuan.archive.record.RecordId;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Service;

/** Boxes and shelves 装箱上架: which record's paper lies in which box, and where that stands. */
@Service
public class Boxes {
  private static final int LONGEST_LIST = 200;
  private static final int MOST_IN_A_BOX = 2_000;

  private final MongoOperations mongo;
  private final Clock clock;

  Boxes(MongoOperations mongo, Clock clock) {
    this.mongo = mongo;
    this.clock = clock;
    var boxes = mongo.getCollection(mongo.getCollectionName(Box.class));
    boxes.createIndex(Indexes.ascending("key"), new IndexOptions().unique(true));
    boxes.createIndex(Indexes.ascending("campus", "number"));
    mongo.getCollection(mongo.getCollectionName(Boxed.class)).createIndex(Indexes.ascending("box"));
  }

  public Optional<Box> find(BoxId id) {
    return Optional.ofNullable(mongo.findById(id, Box.class));
  }

  /** Boxes of a campus in the order of their numbers, whose number or place contains the words. */
  public List<Box> list(CampusCode campus, String words) {
    var wanted = where("campus").is(campus.value());
    if (!words.isBlank()) {
      var part = Pattern.compile(Pattern.quote(words.strip()), Pattern.CASE_INSENSITIVE);
      wanted =
          wanted.andOperator(
              new Criteria().orOperator(where("number").regex(part), where("place").regex(part)));
    }
    return mongo.find(query(wanted).with(Sort.by("number")).limit(LONGEST_LIST), Box.class);
  }

  /**
   * A new box.
   *
   * @throws BoxNumberTaken when there is one of this number
   */
  public Box add(CampusCode campus, String number, @Nullable String place) {
    var box =
        new Box(BoxId.next(), Box.key(campus, number), campus, number, place, clock.instant(), 1);
    try {
      return mongo.insert(box);
    } catch (DuplicateKeyException taken) {
      throw new BoxNumberTaken();
    }
  }

  /**
   * Another number, or another place.
   *
   * @throws BoxChanged when it was changed since
   */
  public Box change(Box seen, String number, @Nullable String place) {
    var next =
        new Box(
            seen.id(),
            Box.key(seen.campus(), number),
            seen.campus(),
            number,
            place,
            clock.instant(),
            seen.revision() + 1);
    var asSeen = query(where("_id").is(seen.id()).and("revision").is(seen.revision()));
    try {
      if (mongo.update(Box.class).matching(asSeen).replaceWith(next).findAndReplace().isEmpty()) {
        throw new BoxChanged();
      }
    } catch (DuplicateKeyException taken) {
      throw new BoxNumberTaken();
    }
    return next;
  }

  /** Puts a record's paper into a box; out of the one where it lay. */
  public Boxed put(Actor actor, Box box, RecordId record) {
    return mongo.save(new Boxed(record, box.id(), clock.instant(), actor.name()));
  }

  /** Takes a record's paper out; false when it does not lie there. */
  public boolean take(Box box, RecordId record) {
    return mongo
            .remove(query(where("_id").is(record).and("box").is(box.id())), Boxed.class)
            .getDeletedCount()
        > 0;
  }

  /** What lies in a box, in the order in which it came. */
  public List<Boxed> contents(Box box) {
    var inside = query(where("box").is(box.id())).limit(MOST_IN_A_BOX);
    return mongo.find(inside, Boxed.class).stream()
        .sorted((a, b) -> a.at().compareTo(b.at()))
        .toList();
  }

  /** Where these records' paper lies; nothing of those that lie in no box. */
  public List<Boxed> of(Collection<RecordId> records) {
    return records.isEmpty() ? List.of() : mongo.find(query(where("_id").in(records)), Boxed.class);
  }

  public List<Box> findAll(Collection<BoxId> ids) {
    return ids.isEmpty() ? List.of() : mongo.find(query(where("_id").in(ids)), Box.class);
  }
}
