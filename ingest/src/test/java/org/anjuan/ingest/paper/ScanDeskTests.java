package org.anjuan.ingest.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.google.zxing.BarcodeFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.ActorId;
import org.anjuan.archive.access.Posting;
import org.anjuan.archive.access.Role;
import org.anjuan.archive.access.StaffNumber;
import org.anjuan.archive.document.CategoryCode;
import org.anjuan.archive.document.Channel;
import org.anjuan.archive.document.DerivedPages;
import org.anjuan.archive.document.DocumentId;
import org.anjuan.archive.document.Documents;
import org.anjuan.archive.document.Reading;
import org.anjuan.archive.format.PageRetouch;
import org.anjuan.archive.organisation.CampusCode;
import org.anjuan.archive.paper.CampusPaperRules;
import org.anjuan.archive.paper.PaperPictures;
import org.anjuan.archive.paper.PaperRules;
import org.anjuan.archive.paper.ScanJob;
import org.anjuan.archive.paper.ScanJobChanged;
import org.anjuan.archive.paper.ScanJobs;
import org.anjuan.archive.paper.ScanPage;
import org.anjuan.archive.record.Encounter;
import org.anjuan.archive.record.MedicalRecord;
import org.anjuan.archive.record.MedicalRecords;
import org.anjuan.archive.record.RecordId;
import org.anjuan.archive.record.RecordStatement;
import org.anjuan.archive.record.StayNumber;
import org.anjuan.archive.vault.BlobId;
import org.anjuan.archive.vault.NoSuchBlob;
import org.anjuan.archive.vault.Vault;
import org.anjuan.ingest.IngestApplication;
import org.anjuan.ingest.Papers;
import org.anjuan.ingest.paper.NotFinishable.Why;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * DIG-1, DIG-2, STO-9: paper is photographed or scanned, put in order, and becomes documents of its
 * record which are read and kept like all others.
 */
@Tag("DIG-1")
@Tag("DIG-2")
@Tag("STO-9")
@SpringBootTest(classes = IngestApplication.class)
class ScanDeskTests {
  private static final CategoryCode CONSENT = new CategoryCode("C0026");
  private static final CategoryCode ANAESTHESIA = new CategoryCode("C0027");

  private final Actor clerk =
      Actor.person(
          new ActorId("scanner"),
          new StaffNumber("2001"),
          "周敏",
          Set.of(Posting.at("MAIN", Role.RECORDS_STAFF)),
          0);
  private final String number = "ZY" + RecordId.next().value().substring(0, 10);

  @Autowired private ScanDesk desk;
  @Autowired private ScanJobs jobs;
  @Autowired private Binding binding;
  @Autowired private MedicalRecords records;
  @Autowired private Documents documents;
  @Autowired private DerivedPages pages;
  @Autowired private CampusPaperRules rules;
  @Autowired private Vault vault;
  private MedicalRecord record;

  @DynamicPropertySource
  static void dataFolder(DynamicPropertyRegistry registry) throws IOException {
    var folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "data")), "s");
    registry.add("anjuan.data", folder::toString);
    registry.add("anjuan.home", () -> System.getProperty("anjuan.home"));
  }

  @BeforeEach
  void admit() {
    record = stay(number);
  }

  private MedicalRecord stay(String admissionNo) {
    return records.state(
        new RecordStatement(
            new StayNumber(new CampusCode("MAIN"), admissionNo, 1),
            Instant.parse("2026-03-01T00:00:00Z"),
            null,
            RecordStatement.Person.UNKNOWN,
            Encounter.unknown(),
            Map.of()),
        false);
  }

  @Test
  void pagesBecomeOneDocumentForEachRunOfACategory() throws IOException {
    var job = jobs.begin(clerk, record);
    job = add(job, PaperPictures.jpeg(PaperPictures.written("consent one")));
    job = add(job, PaperPictures.png(PaperPictures.written("consent two")));
    job = add(job, Papers.pdf("anaesthesia consent, page one", "and page two"));
    assertThat(job.pages()).hasSize(4);
    job = sorted(job, CONSENT, CONSENT, ANAESTHESIA, ANAESTHESIA);

    var done = finished(desk.finish(clerk, "10.0.0.7", job, record));

    assertThat(done.documents())
        .extracting(ScanJob.Made::category, ScanJob.Made::pages)
        .containsExactly(tuple(CONSENT, 2), tuple(ANAESTHESIA, 2));
    var made = documents.find(new DocumentId(done.documents().getFirst().document())).orElseThrow();
    assertThat(made.recordId()).isEqualTo(record.id());
    assertThat(made.title()).isEqualTo("手术知情同意书");
    assertThat(made.current().channel()).isEqualTo(Channel.SCAN);
    assertThat(text(made.id())).contains("consent one").contains("consent two");
    assertThat(records.find(record.id()).orElseThrow().documentCount()).isEqualTo(2);
  }

  @Test
  void editsAreMadeFromTheUntouchedPictureWhenTheJobIsFinished() throws IOException {
    var bytes = PaperPictures.jpeg(PaperPictures.written("upside down"));
    var job = add(jobs.begin(clerk, record), bytes);
    var page = job.pages().getFirst();
    var turned = new PageRetouch(1, 0, 0, 0, 0.5, 0, 1, 1, true);
    job =
        jobs.arrange(job, List.of(new ScanPage.Placing(page.id(), CONSENT, false, false, turned)));

    try (var original = vault.open(job.pages().getFirst().original());
        var in = original.stream()) {
      assertThat(in.readAllBytes()).isEqualTo(bytes);
    }
    var done = finished(desk.finish(clerk, null, job, record));
    var made = documents.find(new DocumentId(done.documents().getFirst().document())).orElseThrow();
    var box = box(made.current().content());
    assertThat(box).as("lying and cut in half").contains("/Width 877/Height 1240");
  }

  @Test
  void whatHasBegunIsThereAfterwardsAndOnlyOneAtATimeChangesIt() throws IOException {
    var job = add(jobs.begin(clerk, record), PaperPictures.jpeg(PaperPictures.written("a")));
    assertThat(jobs.begin(clerk, record)).as("the same draft").isEqualTo(job);

    var colleague = jobs.find(job.id()).orElseThrow();
    sorted(job, CONSENT);
    assertThatExceptionOfType(ScanJobChanged.class)
        .isThrownBy(() -> jobs.arrange(colleague, List.of()));
    assertThat(jobs.find(job.id()).orElseThrow().pages()).hasSize(1);
  }

  @Test
  void pageIsTakenAgainInItsPlaceAndTheOldPictureIsDestroyed() throws IOException {
    var job = add(jobs.begin(clerk, record), PaperPictures.jpeg(PaperPictures.written("blurred")));
    job = sorted(job, CONSENT);
    var before = job.pages().getFirst();
    var sharp = PaperPictures.jpeg(PaperPictures.written("sharp"));
    job =
        desk.takeAgain(
            clerk, job, before.id(), ScanPage.Origin.CAMERA, new ByteArrayInputStream(sharp), null);
    var after = job.pages().getFirst();
    assertThat(after.id()).isEqualTo(before.id());
    assertThat(after.category()).isEqualTo(CONSENT);
    assertThat(after.original()).isNotEqualTo(before.original());
    assertThatExceptionOfType(NoSuchBlob.class).isThrownBy(() -> vault.open(before.original()));
  }

  @Test
  void separatorSheetsSortWhatLiesBehindThem() throws IOException {
    var other = stay(number + "B");
    var job = jobs.begin(clerk, record);
    job = sheet(job, "AJS/C/C0026").touched().getFirst();
    job = add(job, PaperPictures.jpeg(PaperPictures.written("consent")));
    var added = sheet(job, "AJS/R/MAIN/" + number + "B/1");

    assertThat(added.last().record()).as("the next picture belongs there").isEqualTo(other.id());
    job = jobs.find(job.id()).orElseThrow();
    assertThat(job.pages()).extracting(ScanPage::separator).containsExactly(true, false);
    assertThat(job.pages().get(1).category()).isEqualTo(CONSENT);
    var done = finished(desk.finish(clerk, null, job, record));
    assertThat(done.documents()).extracting(ScanJob.Made::pages).containsExactly(1);
  }

  @Test
  void blankPagesAreMarked() throws IOException {
    var job = add(jobs.begin(clerk, record), PaperPictures.jpeg(PaperPictures.blank(3)));
    assertThat(job.pages().getFirst().signs().blank()).isTrue();
  }

  @Test
  void jobIsNotFinishedWhileSomethingIsMissing() throws IOException {
    rules.put(
        new PaperRules(
            record.stay().campus(),
            List.of(new PaperRules.Required(ANAESTHESIA, false)),
            null,
            null,
            null,
            rules.of(record.stay().campus()).revision()));
    try {
      var job = jobs.begin(clerk, record);
      assertThat(refusal(job).why()).isEqualTo(Why.NO_PAGES);
      job = add(job, PaperPictures.jpeg(PaperPictures.written("x")));
      assertThat(refusal(job).why()).isEqualTo(Why.WITHOUT_CATEGORY);
      job = sorted(job, CONSENT);
      var missing = refusal(job);
      assertThat(missing.why()).isEqualTo(Why.MISSING);
      assertThat(missing.categories()).containsExactly("C0027");
      var label = sheet(job, "AJL/MAIN/SOMEBODYELSE/1").touched().getFirst();
      assertThat(refusal(label).pages()).as("a page of another record").containsExactly(2);
      job = sorted(jobs.arrange(label, List.of(label.pages().getFirst().placing())), ANAESTHESIA);
      assertThat(finished(desk.finish(clerk, null, job, record)).documents()).hasSize(1);
    } finally {
      rules.put(
          new PaperRules(
              record.stay().campus(),
              List.of(),
              null,
              null,
              null,
              rules.of(record.stay().campus()).revision()));
    }
  }

  @Test
  void doingItAgainAfterABreakMakesNoSecondVersion() throws IOException {
    var job = add(jobs.begin(clerk, record), PaperPictures.jpeg(PaperPictures.written("once")));
    job = sorted(job, CONSENT);
    var by = new ScanJob.Finisher("scanner", "周敏", null, Instant.parse("2026-03-01T00:00:00Z"));
    var finishing = jobs.finish(job, by);
    binding.work(finishing.id());
    var first = jobs.find(job.id()).orElseThrow();
    // as though the process had died before it noted what it had made
    var again = jobs.failed(first, "TEST");
    binding.work(jobs.finish(again, by).id());

    var second = jobs.find(job.id()).orElseThrow();
    assertThat(second.documents()).isEqualTo(first.documents());
    var made = documents.find(new DocumentId(second.documents().getFirst().document()));
    assertThat(made.orElseThrow().versions()).hasSize(1);
  }

  @Test
  void discardedPicturesAreDestroyed() throws IOException {
    var job = add(jobs.begin(clerk, record), PaperPictures.jpeg(PaperPictures.written("no")));
    var blob = job.pages().getFirst().original();
    jobs.discard(job);
    assertThatExceptionOfType(NoSuchBlob.class).isThrownBy(() -> vault.open(blob));
    assertThat(jobs.openOf(record.id())).isEmpty();
  }

  @Test
  void whatIsNoPictureIsRefusedAndNotKept() {
    var job = jobs.begin(clerk, record);
    var text = "MZ executable".repeat(99).getBytes(StandardCharsets.US_ASCII);
    assertThat(kind(job, text)).isEqualTo(NotAPicture.Why.OTHER_KIND);
    var broken = "%PDF-1.7 and nothing more".getBytes(StandardCharsets.US_ASCII);
    assertThat(kind(job, broken)).isEqualTo(NotAPicture.Why.DAMAGED);
    assertThat(jobs.find(job.id()).orElseThrow().pages()).isEmpty();
  }

  private NotAPicture.Why kind(ScanJob job, byte[] bytes) {
    var refused = catchThrowableOfType(NotAPicture.class, () -> add(job, bytes));
    assertThat(refused).isNotNull();
    return refused.why();
  }

  private NotFinishable refusal(ScanJob job) {
    var refused =
        catchThrowableOfType(NotFinishable.class, () -> desk.finish(clerk, null, job, record));
    assertThat(refused).isNotNull();
    return refused;
  }

  private ScanJob add(ScanJob job, byte[] bytes) throws IOException {
    return added(job, bytes).touched().getFirst();
  }

  private ScanDesk.Added sheet(ScanJob job, String code) throws IOException {
    return added(job, PaperPictures.png(PaperPictures.sheet(BarcodeFormat.CODE_128, code)));
  }

  private ScanDesk.Added added(ScanJob job, byte[] bytes) throws IOException {
    return desk.add(
        clerk,
        job,
        Integer.MAX_VALUE,
        ScanPage.Origin.FILE,
        new ByteArrayInputStream(bytes),
        null,
        stay -> Optional.of(stay).flatMap(records::find));
  }

  private ScanJob sorted(ScanJob job, CategoryCode... categories) {
    var placings = new ArrayList<ScanPage.Placing>();
    for (int i = 0; i < categories.length; i++) {
      var page = job.pages().get(i);
      placings.add(new ScanPage.Placing(page.id(), categories[i], false, false, page.retouch()));
    }
    return jobs.arrange(job, placings);
  }

  private ScanJob finished(ScanJob job) {
    return await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> jobs.find(job.id()).orElseThrow(), it -> it.state() == ScanJob.State.FINISHED);
  }

  private String box(BlobId blob) throws IOException {
    try (var content = vault.open(blob);
        var in = content.stream()) {
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  private String text(DocumentId id) {
    var read =
        await()
            .atMost(Duration.ofSeconds(90))
            .until(
                () -> documents.find(id).orElseThrow().current(),
                it -> it.reading() == Reading.DONE);
    var texts = new StringBuilder();
    pages.read(Objects.requireNonNull(read.extracted()), page -> texts.append(page.text()));
    return texts.toString();
  }
}
