package org.anjuan.ingest.intake;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.anjuan.archive.organisation.CampusCode;
import org.anjuan.archive.organisation.Organisation;
import org.anjuan.archive.record.ContradictoryStatement;
import org.anjuan.archive.record.MedicalRecord;
import org.anjuan.archive.record.MedicalRecords;
import org.anjuan.archive.record.RecordStatement;
import org.anjuan.archive.work.WorkKind;
import org.anjuan.archive.work.WorkQueue;
import org.anjuan.ingest.quarantine.QuarantineReason;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Takes in what sources say of stays and patients, without a document. */
@Service
public class Statements {
  private final MetaReader reader;
  private final MedicalRecords records;
  private final WorkQueue work;
  private final Organisation organisation;
  private final IntakeLog log;
  private final Clock clock;

  Statements(
      MetaReader reader,
      MedicalRecords records,
      WorkQueue work,
      Organisation organisation,
      IntakeLog log,
      Clock clock) {
    this.reader = reader;
    this.records = records;
    this.work = work;
    this.organisation = organisation;
    this.log = log;
    this.clock = clock;
  }

  /**
   * Takes in what a source says of a stay, without a document.
   *
   * @throws MetaRefused when it can't be understood, or contradicts what is known
   */
  public MedicalRecord state(Delivery delivery, IntakeMeta meta) {
    var statement = reader.statement(meta, clock.instant());
    requireKnownCampus(statement.stay().campus());
    var record = stated(statement);
    work.askSoon(WorkKind.INDEX_RECORD, record.id().value(), WorkKind.RECORD_GATHERING);
    log.stated(delivery, record);
    return record;
  }

  /**
   * Takes in what a source says of a patient, whatever the stay: it holds for all records of the
   * chart, also for those that come later.
   *
   * @throws MetaRefused when it can't be understood, or contradicts what is known
   */
  public List<MedicalRecord> statePatient(Delivery delivery, IntakeMeta meta) {
    var said = reader.patient(meta, clock.instant());
    requireKnownCampus(said.campus());
    List<MedicalRecord> changed;
    try {
      changed = records.statePatient(said.campus(), said.number(), said.who(), said.at());
    } catch (ContradictoryStatement contradiction) {
      throw new MetaRefused(QuarantineReason.METADATA_CONTRADICTORY, contradiction.field());
    }
    for (var record : changed) {
      work.askSoon(WorkKind.INDEX_RECORD, record.id().value(), WorkKind.RECORD_GATHERING);
      log.stated(delivery, record);
    }
    return changed;
  }

  /**
   * Whether what {@link #state} would take concerns a stay that has a record.
   *
   * @throws MetaRefused when it can't be understood; contradictions show when it is taken
   */
  public boolean knowsStay(IntakeMeta meta) {
    var stay = reader.statement(meta, clock.instant()).stay();
    requireKnownCampus(stay.campus());
    return records.find(stay).isPresent();
  }

  /** The same of a patient, and {@link #statePatient}. */
  public boolean knowsPatient(IntakeMeta meta) {
    var said = reader.patient(meta, clock.instant());
    requireKnownCampus(said.campus());
    return !records.ofChart(said.campus(), said.number()).isEmpty();
  }

  /** A time as sources write it; null where they say nothing. */
  public @Nullable Instant instant(@Nullable String value, String field) {
    return reader.instant(value, field);
  }

  private MedicalRecord stated(RecordStatement statement) {
    try {
      return records.state(statement, false);
    } catch (ContradictoryStatement contradiction) {
      throw new MetaRefused(QuarantineReason.METADATA_CONTRADICTORY, contradiction.field());
    }
  }

  /**
   * A record on a campus that nobody serves would be seen by nobody.
   *
   * @throws MetaRefused when there is no such campus
   */
  void requireKnownCampus(CampusCode campus) {
    if (!organisation.hasCampus(campus)) {
      throw new MetaRefused(QuarantineReason.METADATA_INVALID, "campus");
    }
  }
}
