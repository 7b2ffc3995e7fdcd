package org.anjuan.archive.document;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.anjuan.archive.platform.Identifiers;
import org.anjuan.archive.record.RecordId;
import org.anjuan.archive.vault.BlobId;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Service;

/**
 * All documents. Filing is idempotent by source system, source document and content: whatever
 * arrives how often, in whatever order and on however many nodes, ends in the same versions.
 */
@Service
public class Documents {
  private static final String KIND = "document";
  private static final int MOST_TRIES = 200;

  private final MongoOperations mongo;
  private final Identifiers identifiers;
  private final Clock clock;

  Documents(MongoOperations mongo, Identifiers identifiers, Clock clock) {
    this.mongo = mongo;
    this.identifiers = identifiers;
    this.clock = clock;
  }

  /** About how many documents there are. */
  public long count() {
    return mongo.estimatedCount(ArchivedDocument.class);
  }

  public Optional<ArchivedDocument> find(DocumentId id) {
    return Optional.ofNullable(mongo.findById(id, ArchivedDocument.class));
  }

  public List<ArchivedDocument> findAll(Collection<DocumentId> ids) {
    return ids.isEmpty()
        ? List.of()
        : mongo.find(Query.query(Criteria.where("_id").in(ids)), ArchivedDocument.class);
  }

  public Optional<ArchivedDocument> find(SourceKey source) {
    return identifiers.find(KIND, source.key()).map(DocumentId::new).flatMap(this::find);
  }

  /** The identifier that a source's document has or will have; claims one when it has none. */
  public DocumentId identify(SourceKey source) {
    return new DocumentId(identifiers.claimNew(KIND, source.key(), DocumentId.next().value()));
  }

  /**
   * Files an arrival under a record.
   *
   * @throws FiledElsewhere when the document is already filed under another record
   */
  public Filed file(RecordId record, Arrival arrival) {
    return file(identify(arrival.source()), record, arrival);
  }

  /**
   * As {@link #file(RecordId, Arrival)}.
   *
   * @param id what {@link #identify} gave for the arrival's source
   */
  public Filed file(DocumentId id, RecordId record, Arrival arrival) {
    var probably = first(id, record, arrival);
    if (write(probably.document())) {
      return probably;
    }
    for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
      var before = mongo.findById(id, ArchivedDocument.class);
      var filed = before == null ? first(id, record, arrival) : again(before, record, arrival);
      if (before != null && filed.document().equals(before)) {
        return filed;
      }
      if (write(filed.document())) {
        return filed;
      }
    }
    throw new DocumentContended(id);
  }

  /**
   * Notes what was read out of a version; the first complete reading holds.
   *
   * @param document as it was read before; what has happened to it since is kept
   */
  public Optional<ArchivedDocument> note(
      ArchivedDocument document, int version, Reading reading, @Nullable Extracted extracted) {
    return change(
        document.id(),
        document,
        before ->
            before
                .version(version)
                .filter(held -> held.reading() != Reading.DONE)
                .map(held -> before.replacing(held.read(reading, extracted)))
                .orElse(before));
  }

  /** Notes what became of a video's conversion; the first rendition holds. */
  public Optional<ArchivedDocument> note(DocumentId id, int version, Film film) {
    return change(
        id,
        before ->
            before
                .version(version)
                .filter(held -> isUnconverted(held.extracted()))
                .map(held -> before.replacing(held.filmed(film)))
                .orElse(before));
  }

  /** Notes where the small pictures of a version are kept now, unless they have been replaced. */
  Optional<ArchivedDocument> note(
      DocumentId id, int version, @Nullable BlobId before, BlobId thumbnails) {
    return change(
        id,
        document ->
            document
                .version(version)
                .filter(held -> keepsThumbnailsAt(before, held.extracted()))
                .map(held -> document.replacing(held.pictured(thumbnails)))
                .orElse(document));
  }

  private static boolean keepsThumbnailsAt(@Nullable BlobId place, @Nullable Extracted extracted) {
    return extracted != null && Objects.equals(extracted.thumbnails(), place);
  }

  private static boolean isUnconverted(@Nullable Extracted extracted) {
    return extracted != null
        && extracted.film() != null
        && extracted.film().rendition() == null
        && extracted.film().state() != Film.State.AS_IS;
  }

  /**
   * Marks a document as taken back by its source at a moment. Nothing is removed; a version that
   * the source states later holds again.
   *
   * @return empty when there is no such document (yet)
   */
  public Optional<ArchivedDocument> withdraw(SourceKey source, Instant at) {
    return identifiers
        .find(KIND, source.key())
        .flatMap(id -> change(new DocumentId(id), before -> before.withdrawn(at)));
  }

  /** Lets versions that could not be read be tried again. */
  public Optional<ArchivedDocument> giveAnotherTry(DocumentId id) {
    return change(
        id,
        before -> {
          var after = before;
          for (var version : before.versions()) {
            if (version.reading() == Reading.FAILED) {
              after = after.replacing(version.read(Reading.PENDING, null));
            }
          }
          return after.equals(before) ? before : after.since(before);
        });
  }

  private Filed first(DocumentId id, RecordId record, Arrival arrival) {
    var document = ArchivedDocument.first(id, record, arrival, clock.instant());
    return new Filed(document, document.versions().getFirst().number(), true);
  }

  private Filed again(ArchivedDocument before, RecordId record, Arrival arrival) {
    before.requireUnder(record);
    var known = before.describedByVersion();
    var held = known.standingFor(arrival);
    if (held.isPresent()) {
      var heard = held.get().hearing(arrival);
      var after = heard.equals(held.get()) ? before : known.replacing(heard).since(before);
      return new Filed(after, heard.number(), false);
    }
    var after = known.adding(arrival, clock.instant()).since(before);
    var number =
        after.versions().stream()
            .filter(version -> before.version(version.number()).isEmpty())
            .findFirst()
            .orElseThrow()
            .number();
    return new Filed(after, number, true);
  }

  private Optional<ArchivedDocument> change(DocumentId id, UnaryOperator<ArchivedDocument> step) {
    return change(id, null, step);
  }

  private Optional<ArchivedDocument> change(
      DocumentId id, @Nullable ArchivedDocument read, UnaryOperator<ArchivedDocument> step) {
    for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
      var before = attempt == 0 && read != null ? read : mongo.findById(id, ArchivedDocument.class);
      if (before == null) {
        return Optional.empty();
      }
      var after = step.apply(before);
      if (after.equals(before) || write(after)) {
        return Optional.of(after);
      }
    }
    throw new DocumentContended(id);
  }

  private boolean write(ArchivedDocument changed) {
    try {
      if (changed.revision() == 1) {
        mongo.insert(changed);
        return true;
      }
      var asRead =
          Query.query(
              Criteria.where("_id").is(changed.id()).and("revision").is(changed.revision() - 1));
      return mongo
          .update(ArchivedDocument.class)
          .matching(asRead)
          .replaceWith(changed)
          .findAndReplace()
          .isPresent();
    } catch (DuplicateKeyException another) {
      return false;
    }
  }
}
