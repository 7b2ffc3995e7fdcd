package org.anjuan.ingest.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.organisation.Campus;
import org.anjuan.archive.organisation.CampusCode;
import org.anjuan.archive.organisation.HospitalProfile;
import org.anjuan.archive.organisation.Organisation;
import org.anjuan.archive.platform.DataFolder;
import org.anjuan.archive.record.MedicalRecord;
import org.anjuan.archive.record.MedicalRecords;
import org.anjuan.archive.record.RecordId;
import org.anjuan.archive.record.StayNumber;
import org.anjuan.archive.vault.NoSuchBlob;
import org.anjuan.archive.vault.OrphanSweep;
import org.anjuan.archive.vault.Vault;
import org.anjuan.ingest.IngestApplication;
import org.anjuan.ingest.intake.IntakeRefused;
import org.anjuan.ingest.intake.MetaReader;
import org.anjuan.ingest.intake.SecondTry;
import org.anjuan.ingest.quarantine.Quarantine;
import org.anjuan.ingest.quarantine.QuarantineReason;
import org.anjuan.ingest.quarantine.Quarantined;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What a source says of a stay can be tried again like a document. */
@Tag("ING-3")
@SpringBootTest(
    classes = IngestApplication.class,
    properties = {"anjuan.collect.folder.enabled=false", "anjuan.extract.enabled=false"})
class EncounterFileTests {
  private static final Actor CLERK = Actor.system("clerk");

  @Autowired private FolderIntake folder;
  @Autowired private SecondTry secondTry;
  @Autowired private MetaReader reader;
  @Autowired private MedicalRecords records;
  @Autowired private Organisation organisation;
  @Autowired private Quarantine quarantine;
  @Autowired private Vault vault;
  @Autowired private OrphanSweep orphans;
  @Autowired private DataFolder data;

  private final String name = RecordId.next().value().substring(0, 10);
  private final String campus = "N" + name.substring(0, 6).toUpperCase(Locale.ROOT);

  @DynamicPropertySource
  static void dataFolder(DynamicPropertyRegistry registry) throws IOException {
    var folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "data")), "e");
    registry.add("anjuan.data", folder::toString);
    registry.add("anjuan.home", () -> System.getProperty("anjuan.home"));
  }

  @BeforeEach
  void mainIsSetUp() {
    open("MAIN");
  }

  @Test
  void aStayOfACampusThatIsSetUpLaterIsTakenInOnTheNextTry() throws IOException {
    var entry = dropped(campus, "{\"encounter\": {\"department\": \"0301\"}}");
    assertThat(entry.reason()).isEqualTo(QuarantineReason.METADATA_INVALID);
    assertThat(entry.field()).isEqualTo("campus");

    var tooEarly =
        catchThrowableOfType(IntakeRefused.class, () -> secondTry.state(CLERK, null, entry));
    assertThat(tooEarly.entry().id()).as("its reason is not lost").isEqualTo(entry.id());
    open(campus);
    var record = secondTry.state(CLERK, null, entry);

    assertThat(record.stay()).isEqualTo(new StayNumber(new CampusCode(campus), "Z" + name, 2));
    assertThat(department(record)).isEqualTo("0301");
    assertThat(quarantine.find(entry.id())).isEmpty();
    orphans.sweep(Duration.ofSeconds(-1));
    assertThatExceptionOfType(NoSuchBlob.class).isThrownBy(() -> vault.open(entry.content()));
  }

  @Test
  void aStayThatItsPathNamesOtherwiseIsTakenInAsAPersonSays() throws IOException {
    var entry =
        dropped("MAIN", "{\"admissionNo\": \"ZZ" + name + "\", \"patient\": {\"name\": \"张建国\"}}");
    assertThat(entry.reason()).isEqualTo(QuarantineReason.METADATA_CONTRADICTORY);

    var record =
        secondTry.stateAs(CLERK, null, entry, reader.read("{\"admissionNo\": \"ZZ" + name + "\"}"));

    assertThat(record.stay().admissionNo()).isEqualTo("ZZ" + name);
    assertThat(records.find(new StayNumber(new CampusCode("MAIN"), "Z" + name, 2))).isEmpty();
    assertThat(quarantine.find(entry.id())).isEmpty();
  }

  @Test
  void whatIsNoStatementStaysWithItsReason() throws IOException {
    var entry = dropped("MAIN", "{ this is no JSON");

    var again =
        catchThrowableOfType(IntakeRefused.class, () -> secondTry.state(CLERK, null, entry));

    assertThat(again.entry().id()).isEqualTo(entry.id());
    assertThat(again.entry().isStatement()).isTrue();
    try (var content = vault.open(entry.content())) {
      assertThat(content.size()).isEqualTo(entry.size());
    }
  }

  private Quarantined dropped(String at, String json) throws IOException {
    var place = data.folder("inbox").resolve(at);
    var file = place.resolve("20260301").resolve("Z" + name + "_2").resolve("encounter.json");
    Files.createDirectories(file.getParent());
    Files.writeString(file, json);

    assertThat(folder.take(place, file)).as("it is safe").isNotEmpty();

    return quarantine.list(List.of(at), 0, 100).stream()
        .filter(entry -> quarantine.meta(entry).contains("Z" + name))
        .findFirst()
        .orElseThrow();
  }

  private static @Nullable String department(MedicalRecord record) {
    var department = record.encounter().department();
    return department == null ? null : department.value();
  }

  private void open(String code) {
    organisation.adopt(
        new HospitalProfile(
            "安和医院", List.of(new Campus(new CampusCode(code), code)), List.of(), List.of()));
  }
}
