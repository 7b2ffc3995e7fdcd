package org.anjuan.archive.record;

import java.time.Clock;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.anjuan.archive.access.TagRules;

/** Changes records one step at a time; the tag rules are asked what they think of the outcome. */
final class RecordChanges {
  private static final int MOST_TRIES = 200;

  private final Records records;
  private final TagRules tagRules;
  private final Clock clock;

  RecordChanges(Records records, TagRules tagRules, Clock clock) {
    this.records = records;
    this.tagRules = tagRules;
    this.clock = clock;
  }

  /**
   * Changes a record.
   *
   * @throws NoSuchRecord when there is none
   */
  MedicalRecord change(RecordId id, UnaryOperator<MedicalRecord> step) {
    return change(
        id,
        () -> {
          throw new NoSuchRecord(id);
        },
        step);
  }

  /** Changes a record, or the one that {@code first} gives where there is none yet. */
  MedicalRecord change(
      RecordId id, Supplier<MedicalRecord> first, UnaryOperator<MedicalRecord> step) {
    for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
      var before = records.find(id).orElseGet(first);
      var after = judged(before, step.apply(before)).after(before, clock.instant());
      if (before.revision() > 0 && sameContent(before, after)) {
        return before;
      }
      if (records.write(after)) {
        return after;
      }
    }
    throw new RecordContended(id);
  }

  /** The tag rules are asked whenever what they look at has changed. */
  private MedicalRecord judged(MedicalRecord before, MedicalRecord after) {
    var said = after.frontPageFacts();
    return before.revision() > 0 && said.equals(before.frontPageFacts()) ? after : judge(after);
  }

  /** As the tag rules of now have it. */
  MedicalRecord judge(MedicalRecord record) {
    return record.marked(record.markingOrNone().judged(tagRules.judge(record.frontPageFacts())));
  }

  static boolean sameContent(MedicalRecord before, MedicalRecord after) {
    return before.patient().equals(after.patient())
        && before.encounter().equals(after.encounter())
        && before.frontPage().equals(after.frontPage())
        && before.documents().equals(after.documents())
        && before.state() == after.state()
        && before.confidentiality() == after.confidentiality()
        && before.tags().equals(after.tags())
        && before.markingOrNone().equals(after.markingOrNone())
        && Objects.equals(before.recordNo(), after.recordNo())
        && Objects.equals(before.patientId(), after.patientId());
  }
}
