package org.anjuan.archive.record;

import java.util.Set;
import java.util.TreeSet;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/** A patient with a chart number, and the records of all stays under it. */
@Document("patients")
record Patient(
    @Id PatientId id, String chartKey, PatientDetails details, Set<String> records, long revision) {

  Patient with(RecordId record, PatientDetails said) {
    var all = new TreeSet<>(records);
    all.add(record.value());
    return new Patient(id, chartKey, details.merge(said), all, revision + 1);
  }

  Patient with(PatientDetails said) {
    return new Patient(id, chartKey, details.merge(said), records, revision + 1);
  }

  /** Whether the same is known of both, whenever it was said. */
  boolean sameValues(Patient other) {
    return details.sameValues(other.details) && records.equals(other.records);
  }

  /** Whether both come of the same statements: when something was last said counts as well. */
  boolean sameContent(Patient other) {
    return details.equals(other.details) && records.equals(other.records);
  }
}
