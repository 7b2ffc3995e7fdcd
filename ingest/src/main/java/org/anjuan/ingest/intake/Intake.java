package org.anjuan.ingest.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.anjuan.archive.document.ArchivedDocument;
import org.anjuan.archive.document.Arrival;
import org.anjuan.archive.document.CategoryCode;
import org.anjuan.archive.document.Documents;
import org.anjuan.archive.document.Filed;
import org.anjuan.archive.document.FiledElsewhere;
import org.anjuan.archive.document.SourceKey;
import org.anjuan.archive.platform.AtOnce;
import org.anjuan.archive.record.ContradictoryStatement;
import org.anjuan.archive.record.MedicalRecord;
import org.anjuan.archive.record.MedicalRecords;
import org.anjuan.archive.record.StayNumber;
import org.anjuan.archive.vault.Vault;
import org.anjuan.archive.work.Journeys;
import org.anjuan.archive.work.WorkKind;
import org.anjuan.archive.work.WorkQueue;
import org.anjuan.ingest.category.CategoryMap;
import org.anjuan.ingest.quarantine.Matter;
import org.anjuan.ingest.quarantine.QuarantineReason;
import org.springframework.stereotype.Service;

/**
 * Files what has been received. In this order, so that a crash at any point leaves at most bytes
 * that nobody refers to: bytes in the vault, the record, the reminder to read, the version, the
 * record's note of it. A source is acknowledged only after all of that; one that sends again gets
 * the same answer.
 */
@Service
public class Intake {
  private static final Duration GRACE = Duration.ofMinutes(2);

  private final MetaReader reader;
  private final Acceptance acceptance;
  private final MedicalRecords records;
  private final Documents documents;
  private final Refusing refusing;
  private final Vault vault;
  private final WorkQueue work;
  private final Statements statements;
  private final CategoryMap categoryMap;
  private final IntakeLog log;
  private final Clock clock;
  private final HeaderMeta headers;
  private final Journeys journeys;

  Intake(
      MetaReader reader,
      Acceptance acceptance,
      MedicalRecords records,
      Documents documents,
      Refusing refusing,
      Vault vault,
      WorkQueue work,
      Statements statements,
      CategoryMap categoryMap,
      IntakeLog log,
      Clock clock,
      HeaderMeta headers,
      Journeys journeys) {
    this.headers = headers;
    this.journeys = journeys;
    this.reader = reader;
    this.acceptance = acceptance;
    this.records = records;
    this.documents = documents;
    this.refusing = refusing;
    this.vault = vault;
    this.work = work;
    this.statements = statements;
    this.categoryMap = categoryMap;
    this.log = log;
    this.clock = clock;
  }

  /**
   * Files a delivery.
   *
   * @throws IntakeRefused when it was put in quarantine instead
   * @throws HeaderUnread when that can't be decided now; its bytes are gone
   */
  public IntakeReceipt file(Delivery delivery, IntakeMeta meta, Received received) {
    try {
      var filed = enter(delivery, meta, received);
      if (isCopy(received, filed)) {
        vault.remove(received.content().id());
      }
      return receipt(filed);
    } catch (HeaderUnread later) {
      vault.remove(received.content().id());
      throw later;
    }
  }

  /**
   * As {@link #file}, but all bytes stay: those of a copy are for the caller to destroy, who lets
   * go of them first.
   */
  Filed enter(Delivery delivery, IntakeMeta meta, Received received) {
    return journeys.step("intake", () -> entered(delivery, meta, received));
  }

  private Filed entered(Delivery delivery, IntakeMeta meta, Received received) {
    try {
      var accepted = accept(delivery, meta, received);
      settle(received, accepted);
      log.filed(delivery, accepted.filed());
      return accepted.filed();
    } catch (MetaRefused refused) {
      throw refuse(delivery, meta, received, Refusing.Fault.of(refused));
    } catch (NotAcceptable refused) {
      throw refuse(delivery, meta, received, new Refusing.Fault(refused.reason(), null));
    } catch (ContradictoryStatement contradiction) {
      throw refuse(delivery, meta, received, Refusing.Fault.of(contradiction));
    } catch (FiledElsewhere elsewhere) {
      throw refuse(
          delivery,
          meta,
          received,
          new Refusing.Fault(QuarantineReason.FILED_ELSEWHERE, "admissionNo"));
    }
  }

  /**
   * Keeps a delivery whose metadata could not even be read.
   *
   * @param known what is known without them
   * @return what to throw
   */
  public IntakeRefused refuse(
      Delivery delivery, IntakeMeta known, Received received, MetaRefused refused) {
    return refuse(delivery, known, received, Refusing.Fault.of(refused));
  }

  /** As {@link #refuse}, of what a source says of a stay: the bytes are that statement. */
  public IntakeRefused refuseStatement(
      Delivery delivery, IntakeMeta known, Received received, MetaRefused refused) {
    return refusing.refuse(delivery, known, received, Matter.STATEMENT, Refusing.Fault.of(refused));
  }

  private IntakeRefused refuse(
      Delivery delivery, IntakeMeta meta, Received received, Refusing.Fault fault) {
    return refusing.refuse(delivery, meta, received, Matter.DOCUMENT, fault);
  }

  /**
   * Takes in that a source has taken a document back at a moment. Nothing is removed.
   *
   * @return empty when there is no such document
   */
  public Optional<ArchivedDocument> withdraw(SourceKey source, Instant at) {
    var withdrawn = documents.withdraw(source, at);
    withdrawn.ifPresent(document -> {
      records.note(document.recordId(), document.asNoted());
      work.ask(WorkKind.EXTRACT, document.id().value(), document.touchedAt());
    });
    return withdrawn;
  }

  private record Accepted(MedicalRecord record, Filed filed) {}

  private Accepted accept(Delivery delivery, IntakeMeta said, Received received) {
    acceptance.requireContent(said, received);
    var meta = headers.complete(said, received);
    var now = clock.instant();
    var arrival = arrival(delivery, meta, received, now);
    var statement = reader.statement(meta, now);
    statements.requireKnownCampus(statement.stay().campus());
    requireNotElsewhere(arrival.source(), statement.stay());
    acceptance.requireLegible(arrival.source().system(), received);
    var record = records.state(statement, true);
    var id = documents.identify(arrival.source());
    work.announce(WorkKind.EXTRACT, id.value(), GRACE);
    return new Accepted(record, documents.file(id, record.id(), arrival));
  }

  /**
   * Before the record is told what its source says: a refused document changes no record, and makes
   * none. Whoever is faster meanwhile is found when it is filed.
   */
  private void requireNotElsewhere(SourceKey source, StayNumber stay) {
    documents
        .find(source)
        .ifPresent(
            held -> held.requireUnder(records.find(stay).map(MedicalRecord::id).orElse(null)));
  }

  private CategoryCode category(IntakeMeta meta) {
    var code = reader.categoryCode(meta);
    return categoryMap
        .find(reader.source(meta).system(), String.valueOf(meta.campus()), code)
        .orElseThrow(() -> new MetaRefused(QuarantineReason.CATEGORY_UNKNOWN, "category"));
  }

  private Arrival arrival(Delivery delivery, IntakeMeta meta, Received received, Instant now) {
    return new Arrival(
        reader.source(meta),
        category(meta),
        reader.title(meta),
        reader.author(meta),
        reader.department(meta),
        reader.instant(meta.createdAt(), "createdAt"),
        meta.sourceVersion(),
        reader.instant(meta.modifiedAt(), "modifiedAt"),
        received.content(),
        received.mediaType(),
        KeptName.of(delivery, meta),
        delivery.channel());
  }

  /** All of it may be done again: an older state never replaces a newer one. */
  private void settle(Received received, Accepted accepted) {
    AtOnce.run(
        () -> remind(accepted.filed().document()),
        () -> keep(received, accepted.filed()),
        () -> note(accepted.record(), accepted.filed().document()));
  }

  private void keep(Received received, Filed filed) {
    if (filed.added()) {
      vault.keep(received.content().id());
    }
  }

  private void note(MedicalRecord record, ArchivedDocument document) {
    records.note(record, document.asNoted());
    work.askSoon(WorkKind.INDEX_RECORD, document.recordId().value(), WorkKind.RECORD_GATHERING);
  }

  private void remind(ArchivedDocument document) {
    // Also when nothing is left to be read: that was announced, and brings the document into the
    // index.
    work.ask(WorkKind.EXTRACT, document.id().value(), document.touchedAt());
    journeys.keep(document.id().value());
  }

  /** Whether the bytes are a second copy of what was there already. */
  static boolean isCopy(Received received, Filed filed) {
    return !filed.added() && !filed.document().blobs().contains(received.content().id());
  }

  static IntakeReceipt receipt(Filed filed) {
    var document = filed.document();
    return new IntakeReceipt(document.id(), filed.version(), document.recordId());
  }
}
