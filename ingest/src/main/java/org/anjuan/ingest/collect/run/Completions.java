package org.anjuan.ingest.collect.run;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.anjuan.archive.organisation.CampusCode;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.archive.record.MedicalRecords;
import org.anjuan.archive.record.Stated;
import org.anjuan.archive.record.StayNumber;
import org.anjuan.ingest.collect.collector.Delay;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** From when on a stay's reports may be collected, by what sources said of the stay. */
@Component
class Completions {
  private final MongoCollection<Document> completions;
  private final MedicalRecords records;

  Completions(MongoOperations mongo, MedicalRecords records) {
    this.completions = mongo.getCollection("stay_completions");
    this.records = records;
  }

  /** Notes that a stay's papers are complete; the latest word holds. */
  void state(StayKey stay, Instant at) {
    completions.updateOne(
        eq("_id", stay.text()), Updates.max("at", Date.from(at)), new UpdateOptions().upsert(true));
  }

  /** The moment that a delay of this kind begins with; empty while it has not come. */
  Optional<Instant> since(Delay.Since since, StayKey stay) {
    return switch (since) {
      case CHANGE -> Optional.empty();
      case COMPLETION ->
          Optional.ofNullable(completions.find(eq("_id", stay.text())).first())
              .map(found -> found.getDate("at").toInstant());
      case DISCHARGE -> discharge(stay);
    };
  }

  private Optional<Instant> discharge(StayKey stay) {
    try {
      var number =
          new StayNumber(new CampusCode(stay.campus()), stay.admissionNo(), stay.visitNo());
      return records
          .find(number)
          .flatMap(record -> Optional.ofNullable(record.encounter().dischargedAt()))
          .map(Stated::value);
    } catch (InvalidValue noStay) {
      return Optional.empty();
    }
  }
}
