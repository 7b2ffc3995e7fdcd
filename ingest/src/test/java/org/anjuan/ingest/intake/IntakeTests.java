package org.anjuan.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.document.ArchivedDocument;
import org.anjuan.archive.document.Channel;
import org.anjuan.archive.document.DerivedPages;
import org.anjuan.archive.document.DocumentId;
import org.anjuan.archive.document.DocumentPasswords;
import org.anjuan.archive.document.Documents;
import org.anjuan.archive.document.Film;
import org.anjuan.archive.document.Reading;
import org.anjuan.archive.document.SourceKey;
import org.anjuan.archive.document.Thumbnails;
import org.anjuan.archive.format.VideoWorkers;
import org.anjuan.archive.organisation.CampusCode;
import org.anjuan.archive.record.MedicalRecords;
import org.anjuan.archive.record.RecordId;
import org.anjuan.archive.record.StayNumber;
import org.anjuan.archive.vault.NoSuchBlob;
import org.anjuan.archive.vault.OrphanSweep;
import org.anjuan.archive.vault.Vault;
import org.anjuan.ingest.IngestApplication;
import org.anjuan.ingest.Papers;
import org.anjuan.ingest.quarantine.Quarantine;
import org.anjuan.ingest.quarantine.QuarantineReason;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@Tag("ING-2")
@Tag("ING-3")
@SpringBootTest(classes = IngestApplication.class, properties = "anjuan.intake.max-size=1MB")
class IntakeTests {
  private static final byte[] REFUSED = Papers.pdf("refused");
  private static final Actor EMR = Actor.system("emr");
  private static final Delivery BY_HTTP = new Delivery(Channel.HTTP, EMR, "127.0.0.1", "a.pdf");

  @Autowired private Intake intake;
  @Autowired private Statements statements;
  @Autowired private Reception reception;
  @Autowired private MetaReader reader;
  @Autowired private SecondTry secondTry;
  @Autowired private Documents documents;
  @Autowired private MedicalRecords records;
  @Autowired private Quarantine quarantine;
  @Autowired private DerivedPages pages;
  @Autowired private Thumbnails thumbnails;
  @Autowired private OrphanSweep orphans;
  @Autowired private DocumentPasswords passwords;
  @Autowired private VideoWorkers videos;
  @Autowired private Vault vault;
  @Autowired private MongoOperations mongo;

  private final String name = RecordId.next().value().substring(0, 12);

  @DynamicPropertySource
  static void dataFolder(DynamicPropertyRegistry registry) throws IOException {
    var folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "data")), "i");
    registry.add("anjuan.data", folder::toString);
    registry.add("anjuan.home", () -> System.getProperty("anjuan.home"));
  }

  @Test
  void whatBreaksOffOnItsWayIsSaidToHaveDoneSo() {
    var half = new ByteArrayInputStream(new byte[1 << 20]);
    var breaking = new SequenceInputStream(half, new Broken());
    assertThatExceptionOfType(Broken.Off.class)
        .isThrownBy(() -> reception.receive(breaking, "a.pdf"));
  }

  private static final class Broken extends InputStream {
    private static final class Off extends IOException {
      private static final long serialVersionUID = 1L;
    }

    @Override
    public int read() throws IOException {
      throw new Off();
    }
  }

  @Test
  void aDocumentIsFiledReadAndNotedInItsRecord() throws IOException {
    var receipt = push(meta(1, ""), Papers.pdf("first page", "second page"));

    var document = awaitRead(receipt.documentId());
    assertThat(document.current().extracted()).isNotNull();
    var texts = new ArrayList<String>();
    pages.read(document.current().extracted(), page -> texts.add(page.text()));
    assertThat(texts).hasSize(2);
    assertThat(texts.get(1)).contains("second page");
    await()
        .untilAsserted(() ->
            assertThat(records.find(receipt.recordId()).orElseThrow().pageCount()).isEqualTo(2));
    assertThat(thumbnails.of(document, document.current(), 2))
        .as("drawn for who looks")
        .isPresent();
    assertThat(document.current().extracted().thumbnails()).as("but not kept").isNull();
  }

  @Test
  @Tag("SEC-1")
  void theBytesComeBackAsTheyWere() throws IOException {
    var bytes = Papers.pdf("kept as it is");
    var receipt = push(meta(1, ""), bytes);

    var version = documents.find(receipt.documentId()).orElseThrow().current();
    try (var content = vault.open(version.content());
        var in = content.stream()) {
      assertThat(in.readAllBytes()).isEqualTo(bytes);
    }
  }

  @Test
  @Tag("ING-5")
  void aRepeatGivesTheSameAnswerAndNoNewVersion() throws IOException {
    var bytes = Papers.pdf("once");
    var first = push(meta(1, ""), bytes);
    var again = push(meta(1, ""), bytes);

    assertThat(again).isEqualTo(first);
    assertThat(documents.find(first.documentId()).orElseThrow().versions()).hasSize(1);
  }

  @Test
  @Tag("ING-5")
  void aChangedDocumentIsANewVersionAndTheFormerIsKept() throws IOException {
    var first = push(meta(1, ""), Papers.pdf("draft"));
    var second = push(meta(2, ""), Papers.pdf("signed"));

    assertThat(second.documentId()).isEqualTo(first.documentId());
    assertThat(second.version()).isEqualTo(2);
    assertThat(awaitRead(first.documentId()).versions()).hasSize(2);
    await("the small pictures that both are compared by")
        .untilAsserted(() ->
            assertThat(documents.find(first.documentId()).orElseThrow().versions())
                .allSatisfy(version -> {
                  assertThat(version.extracted()).isNotNull();
                  assertThat(version.extracted().thumbnails()).isNotNull();
                  assertThat(pages.thumbnail(version.extracted(), 1)).isPresent();
                }));
  }

  @Test
  void emptyForeignOversizedAndDamagedFilesAreQuarantinedWithTheirReason() throws IOException {
    assertThat(refusal(meta(1, ""), new byte[0])).isEqualTo(QuarantineReason.EMPTY);
    assertThat(refusal(meta(1, ""), "MZ executable".repeat(99).getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo(QuarantineReason.TYPE_NOT_ALLOWED);
    assertThat(refusal(meta(1, ""), padded(Papers.pdf("x"), 2_000_000)))
        .isEqualTo(QuarantineReason.TOO_LARGE);
    assertThat(
            refusal(meta(1, ""), "%PDF-1.7 and nothing more".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo(QuarantineReason.UNREADABLE);
  }

  @Test
  @Tag("GEN-5")
  void aLockedDocumentIsAcceptedOnceAPasswordOfItsSourceIsKnown() throws IOException {
    var locked = Papers.locked("secret words", "s3cret-口令");
    var received = reception.receive(new ByteArrayInputStream(locked), "a.pdf");
    var entry =
        catchThrowableOfType(
                IntakeRefused.class, () -> intake.file(BY_HTTP, reader.read(meta(1, "")), received))
            .entry();
    assertThat(entry.reason()).isEqualTo(QuarantineReason.PASSWORD_NEEDED);
    passwords.add(EMR, new SourceKey("ANOTHER", "x"), "s3cret-口令");
    assertThat(catchThrowableOfType(IntakeRefused.class, () -> secondTry.retry(EMR, null, entry)))
        .isNotNull();

    passwords.add(EMR, new SourceKey("EMR", "x"), "wrong");
    passwords.add(EMR, new SourceKey("EMR", "x"), "s3cret-口令");
    var receipt = secondTry.retry(EMR, null, entry);

    var texts = new ArrayList<String>();
    pages.read(
        awaitRead(receipt.documentId()).current().extracted(), page -> texts.add(page.text()));
    assertThat(texts).containsExactly("secret words");
  }

  @Test
  @Tag("ING-2")
  void whatTheSourceDoesNotSayOfAClinicalDocumentItsHeaderSays() throws IOException {
    var cda =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <ClinicalDocument xmlns="urn:hl7-org:v3"><id root="2.16.156.10011.1.1" extension="C%s"/>
        <code code="C0053" codeSystem="2.16.156.10011.2.4"/><title>出院小结</title>
        <effectiveTime value="20260221083000"/>
        <recordTarget><patientRole><id root="2.16.156.10011.1.12" extension="Z%s"/>
        <patient><name>蒋玉艳</name></patient></patientRole></recordTarget></ClinicalDocument>
        """
            .formatted(name, name)
            .strip();

    var receipt =
        push(
            "{\"sourceSystem\": \"CDR\", \"campus\": \"MAIN\", \"visitNo\": 1}",
            cda.getBytes(StandardCharsets.UTF_8));

    var document = awaitRead(receipt.documentId());
    assertThat(document.source().documentId()).isEqualTo("C" + name);
    assertThat(document.category().value()).isEqualTo("C0053");
    assertThat(document.title()).isEqualTo("出院小结");
    var record = records.find(receipt.recordId()).orElseThrow();
    assertThat(record.stay().admissionNo()).isEqualTo("Z" + name);
  }

  @Test
  @Tag("ING-10")
  void aVideoIsConvertedAfterItHasArrived() throws IOException {
    assumeTrue(
        videos.available(),
        "FFmpeg does not start here: it needs libasound2, libpulse0, libxcb1, libxcb-shm0");
    var receipt = push(meta(1, ""), Papers.avi());

    var film =
        await()
            .atMost(Duration.ofMinutes(2))
            .until(
                () -> {
                  var extracted = awaitRead(receipt.documentId()).current().extracted();
                  return extracted == null ? null : extracted.film();
                },
                seen -> seen != null && seen.state() != Film.State.PENDING);

    assertThat(film.state()).as(film.trouble()).isEqualTo(Film.State.READY);
    assertThat(film.poster()).isNotNull();
    assertThat(film.millis()).isBetween(900L, 1_200L);
    try (var content = vault.open(film.rendition());
        var in = content.stream(0, 64)) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1))
          .contains("ftyp", "moov");
    }
  }

  @Test
  void missingMalformedAndContradictoryMetadataNameTheirField() throws IOException {
    push(meta(1, ""), Papers.pdf("of Zhang"));

    assertThat(refused("{\"sourceSystem\":\"EMR\"}").entry().field()).isEqualTo("sourceDocumentId");
    assertThat(refused(meta(1, "").replace("C0034", "??")).entry().field()).isEqualTo("category");
    var other = refused(meta(2, "").replace("张建国", "李卫东"));
    assertThat(other.entry().reason()).isEqualTo(QuarantineReason.METADATA_CONTRADICTORY);
    assertThat(other.entry().field()).isEqualTo("patient.name");
    assertThat(refused(meta(2, ", \"sha256\": \"" + "0".repeat(64) + "\"")).entry().reason())
        .isEqualTo(QuarantineReason.DIGEST_MISMATCH);
  }

  @Test
  void theSameRefusedFileAgainIsTheSameEntry() throws IOException {
    var first = refused(meta(1, "").replace("C0034", "bad"));
    var again = refused(meta(1, "").replace("C0034", "bad"));

    assertThat(again.entry().id()).isEqualTo(first.entry().id());
    assertThat(quarantine.find(first.entry().id()).orElseThrow().arrivals()).isEqualTo(2);
  }

  @Test
  void whatIsAssignedByHandLeavesQuarantineAndIsFiled() throws IOException {
    var entry = refused(meta(1, "").replace("\"title\": \"入院记录\",", "")).entry();
    var corrections = reader.read("{\"title\": \"入院记录\"}");

    var receipt = secondTry.assign(EMR, null, entry, corrections);

    assertThat(quarantine.find(entry.id())).isEmpty();
    assertThat(awaitRead(receipt.documentId()).title()).isEqualTo("入院记录");
  }

  @Test
  void anEntryWhoseContentIsAlreadyHeldIsReleasedAndItsCopySweptAway() throws IOException {
    var receipt = push(meta(1, ""), REFUSED);
    var entry = refused(meta(1, "").replace("\"title\": \"入院记录\",", "")).entry();

    var again = secondTry.assign(EMR, null, entry, reader.read("{\"title\": \"入院记录\"}"));

    assertThat(again).isEqualTo(receipt);
    assertThat(quarantine.find(entry.id())).isEmpty();
    awaitRead(receipt.documentId()); // else what it is just storing would be swept as well
    orphans.sweep(Duration.ofSeconds(-1));
    assertThatExceptionOfType(NoSuchBlob.class).isThrownBy(() -> vault.open(entry.content()));
  }

  @Tag("ING-9")
  @Test
  void aCampusIsToldOfItsQuarantineUntilNothingLiesThere() throws IOException {
    var west = meta(1, "").replace("MAIN", "WEST").replace("\"title\": \"入院记录\",", "");
    var entry = refused(west).entry();
    var notices = mongo.getCollection("notices");
    var told = notices.find(new Document("campus", "WEST")).first();
    assertThat(told).containsEntry("open", true).containsEntry("kind", "QUARANTINED");
    assertThat(told.getString("zh")).contains("缺少必需的元数据").doesNotContain("a.pdf");

    secondTry.assign(EMR, null, entry, reader.read("{\"title\": \"入院记录\"}"));
    assertThat(notices.find(new Document("campus", "WEST")).first()).containsEntry("open", false);
  }

  @Test
  void entriesAreCountedAsTheyAreListedByCampus() throws IOException {
    var before = quarantine.count(List.of("EAST"));
    var elsewhere = quarantine.count(List.of("NOWHERE"));
    refused(meta(1, "").replace("MAIN", "EAST").replace("C0034", "bad"));

    assertThat(quarantine.count(List.of("EAST"))).isEqualTo(before + 1);
    assertThat(quarantine.count(List.of("NOWHERE"))).isEqualTo(elsewhere);
  }

  @Test
  void anotherTryThatFailsAgainKeepsTheEntry() throws IOException {
    var entry = refused(meta(1, "").replace("C0034", "bad")).entry();

    var again = catchThrowableOfType(IntakeRefused.class, () -> secondTry.retry(EMR, null, entry));

    assertThat(again.entry().id()).isEqualTo(entry.id());
    assertThat(quarantine.find(entry.id())).isPresent();
    try (var content = vault.open(entry.content())) {
      assertThat(content.size()).isEqualTo(entry.size());
    }
  }

  @Test
  void aDocumentThatIsFiledElsewhereMakesNoRecordAndChangesNone() throws IOException {
    push(meta(1, ""), Papers.pdf("of the first visit"));
    var second = meta(2, later("2026-03-02", "0302")).replace("\"visitNo\": 1", "\"visitNo\": 2");
    var stay = new StayNumber(new CampusCode("MAIN"), "Z" + name, 2);

    assertThat(refused(second).entry().reason()).isEqualTo(QuarantineReason.FILED_ELSEWHERE);
    assertThat(records.find(stay)).isEmpty();

    push(second.replace("\"D" + name, "\"OF2" + name), Papers.pdf("of the second visit"));
    var known = records.find(stay).orElseThrow();
    var mistaken = second.replace("2026-03-02", "2026-03-09").replace("0302", "0999");
    assertThat(refused(mistaken).entry().reason()).isEqualTo(QuarantineReason.FILED_ELSEWHERE);
    assertThat(records.find(stay).orElseThrow().encounter()).isEqualTo(known.encounter());
  }

  private static String later(String day, String department) {
    return ", \"modifiedAt\": \"%s\", \"encounter\": {\"department\": \"%s\"}"
        .formatted(day, department);
  }

  @Test
  void aDocumentOfAnUnknownStayMakesAProvisionalRecordThatDataComplete() throws IOException {
    var bare =
        meta(1, "")
            .replaceAll(", \"patient.*", "}")
            .replace("\"recordNo\": \"R" + name + "\",", "");
    var receipt = push(bare, Papers.pdf("nobody knows whose"));
    assertThat(records.find(receipt.recordId()).orElseThrow().isProvisional()).isTrue();

    statements.state(
        BY_HTTP,
        reader.read(
            "{\"campus\": \"MAIN\", \"admissionNo\": \"Z%s\", \"visitNo\": 1, \"recordNo\": \"R%s\","
                    .formatted(name, name)
                + " \"patient\": {\"name\": \"张建国\"},"
                + " \"encounter\": {\"admittedAt\": \"2026-02-20T08:00:00+08:00\"}}"));

    assertThat(records.find(receipt.recordId()).orElseThrow().isProvisional()).isFalse();
  }

  @Test
  void noBlobIsLeftThatNobodyRefersTo() throws IOException {
    var bytes = Papers.pdf("twice");
    var receipt = push(meta(1, ""), bytes);
    var copy = reception.receive(new ByteArrayInputStream(bytes), "a.pdf");
    intake.file(BY_HTTP, reader.read(meta(1, "")), copy);

    var referred = new HashSet<>(Set.copyOf(awaitRead(receipt.documentId()).blobs()));
    assertThat(referred).doesNotContain(copy.content().id());
    assertThat(catchThrowableOfType(RuntimeException.class, () -> vault.open(copy.content().id())))
        .isNotNull();
  }

  private ArchivedDocument awaitRead(DocumentId id) {
    return await()
        .atMost(Duration.ofMinutes(2))
        .until(
            () -> documents.find(id).orElseThrow(),
            document -> document.versions().stream().allMatch(v -> v.reading() == Reading.DONE));
  }

  private QuarantineReason refusal(String meta, byte[] bytes) throws IOException {
    var received = reception.receive(new ByteArrayInputStream(bytes), "a.pdf");
    return catchThrowableOfType(
            IntakeRefused.class, () -> intake.file(BY_HTTP, reader.read(meta), received))
        .entry()
        .reason();
  }

  private IntakeRefused refused(String meta) throws IOException {
    var received = reception.receive(new ByteArrayInputStream(REFUSED), "a.pdf");
    return catchThrowableOfType(
        IntakeRefused.class, () -> intake.file(BY_HTTP, reader.read(meta), received));
  }

  private IntakeReceipt push(String meta, byte[] bytes) throws IOException {
    var received = reception.receive(new ByteArrayInputStream(bytes), "a.pdf");
    return intake.file(BY_HTTP, reader.read(meta), received);
  }

  private String meta(int version, String more) {
    return """
    {"sourceSystem": "EMR", "sourceDocumentId": "D%s", "sourceVersion": %d, "campus": "MAIN",
    "admissionNo": "Z%s", "visitNo": 1, "recordNo": "R%s", "category": "C0034",
    "title": "入院记录", "contentType": "application/pdf"%s, "patient": {"name": "张建国", "sex": "1"}}\
    """
        .formatted(name, version, name, name, more)
        .replace("\n", " ");
  }

  private static byte[] padded(byte[] bytes, int size) {
    var all = new byte[size];
    System.arraycopy(bytes, 0, all, 0, bytes.length);
    return all;
  }
}
