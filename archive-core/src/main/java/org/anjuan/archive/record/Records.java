package org.anjuan.archive.record;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndReplaceOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** The stored records and patients: found by identifier only, written only over what was read. */
@Component
class Records {
  private static final int BATCH = 100;

  private final MongoOperations mongo;

  Records(MongoOperations mongo) {
    this.mongo = mongo;
  }

  Optional<MedicalRecord> find(RecordId id) {
    return Optional.ofNullable(mongo.findById(id, MedicalRecord.class));
  }

  List<MedicalRecord> findAll(Collection<RecordId> ids) {
    return mongo.find(Query.query(where("_id").in(ids)), MedicalRecord.class);
  }

  long count() {
    return mongo.estimatedCount(MedicalRecord.class);
  }

  /** Page by page in the order of their ids: an answer may be gathered whole before it leaves. */
  Stream<MedicalRecord> all() {
    return Stream.iterate(
            following(null), page -> !page.isEmpty(), page -> following(page.getLast().id()))
        .flatMap(List::stream);
  }

  private List<MedicalRecord> following(@Nullable RecordId last) {
    var query = last == null ? new Query() : Query.query(where("_id").gt(last));
    return mongo.find(query.with(Sort.by("_id")).limit(BATCH), MedicalRecord.class);
  }

  List<MedicalRecord> after(@Nullable RecordId last, int most) {
    var later = last == null ? new Query() : Query.query(where("_id").gt(last));
    return mongo.find(later.with(Sort.by("_id")).limit(most), MedicalRecord.class);
  }

  Optional<Patient> findPatient(PatientId id) {
    return Optional.ofNullable(mongo.findById(id, Patient.class));
  }

  /** Writes a record over the one it was made from; false when somebody else was faster. */
  boolean write(MedicalRecord record) {
    return write(record.id(), record, record.revision(), MedicalRecord.class);
  }

  boolean write(Patient patient) {
    return write(patient.id(), patient, patient.revision(), Patient.class);
  }

  /**
   * Renews what a record knows of a document that it has; false when it has none of it, or not an
   * older state. The rest of the record, which follows from what it has, stays as it is.
   */
  boolean renew(RecordId id, RecordDocument document, Instant now) {
    var older = where(place(document) + ".revision").lt(document.revision());
    return put(where("_id").is(id).andOperator(older), document, now);
  }

  /** Adds a document to a record that has others, or renews it; false when that is not news. */
  boolean add(RecordId id, RecordDocument document, Instant now) {
    var place = place(document);
    var news =
        new Criteria()
            .orOperator(
                where(place).exists(false), where(place + ".revision").lt(document.revision()));
    return put(where("_id").is(id).andOperator(news), document, now);
  }

  private boolean put(Criteria where, RecordDocument document, Instant now) {
    var change =
        new Update().set(place(document), document).set("updatedAt", now).inc("revision", 1);
    return mongo.updateFirst(Query.query(where), change, MedicalRecord.class).getMatchedCount() > 0;
  }

  private static String place(RecordDocument document) {
    return "documents." + document.documentId();
  }

  private <T> boolean write(Object id, T changed, long revision, Class<T> type) {
    try {
      if (revision == 1) {
        mongo.insert(changed);
        return true;
      }
      var asRead = Query.query(where("_id").is(id).and("revision").is(revision - 1));
      var before =
          mongo
              .update(type)
              .matching(asRead)
              .replaceWith(changed)
              .withOptions(FindAndReplaceOptions.empty())
              .findAndReplace();
      return before.isPresent();
    } catch (DuplicateKeyException another) {
      return false;
    }
  }
}
