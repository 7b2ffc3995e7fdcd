package org.anjuan.archive.reconciliation;

import java.time.Instant;
import java.util.List;
import org.anjuan.archive.record.RecordId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A record's collection, counted. Holds no patient's data.
 *
 * @param day the hospital's day that it belongs to; null while the patient lies in hospital
 * @param discharged whether an inpatient has left; false of outpatients
 * @param watched whether its judgement changes by time alone, at {@code due}
 */
@Document("collection_sheets")
record CollectionSheet(
    @Id RecordId id,
    @Nullable String day,
    String campus,
    String department,
    boolean discharged,
    boolean archived,
    Standing standing,
    List<SourceFigures> sources,
    boolean watched,
    @Nullable Instant due) {

  /** What stands where no department was stated. */
  static final String NO_DEPARTMENT = "";

  CollectionSheet {
    sources = List.copyOf(sources);
  }

  /** Whether all that is expected is there, and something was. */
  boolean collected() {
    return standing == Standing.COMPLETE
        && sources.stream().mapToInt(SourceFigures::received).sum() > 0;
  }
}
