package org.anjuan.ingest.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.anjuan.archive.document.DocumentVersion;
import org.anjuan.archive.document.Documents;
import org.anjuan.archive.document.SourceKey;
import org.anjuan.archive.organisation.CampusCode;
import org.anjuan.archive.platform.DataFolder;
import org.anjuan.archive.record.MedicalRecords;
import org.anjuan.archive.record.RecordId;
import org.anjuan.archive.record.StayNumber;
import org.anjuan.ingest.IngestApplication;
import org.anjuan.ingest.Papers;
import org.anjuan.ingest.quarantine.Quarantine;
import org.anjuan.ingest.quarantine.QuarantineReason;
import org.anjuan.ingest.quarantine.Quarantined;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@Tag("ING-2")
@Tag("ING-3")
@SpringBootTest(
    classes = IngestApplication.class,
    properties = {"anjuan.collect.folder.every=200ms", "anjuan.extract.enabled=false"})
class FolderCollectorTests {
  private static final Duration SOON = Duration.ofSeconds(60);

  @Autowired private Documents documents;
  @Autowired private MedicalRecords records;
  @Autowired private Quarantine quarantine;
  @Autowired private DataFolder data;

  private final String name = RecordId.next().value().substring(0, 10);

  @DynamicPropertySource
  static void dataFolder(DynamicPropertyRegistry registry) throws IOException {
    var folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "data")), "c");
    registry.add("anjuan.data", folder::toString);
    registry.add("anjuan.home", () -> System.getProperty("anjuan.home"));
  }

  @Test
  void aDroppedFileIsTakenInAndThenRemovedWithItsSideCar() throws IOException {
    var file = drop("EMR/C0034_" + name + "_v1.pdf", Papers.pdf("hello"), "{\"title\": \"入院记录\"}");

    var document =
        await()
            .atMost(SOON)
            .until(() -> documents.find(new SourceKey("EMR", name)), d -> d.isPresent());
    assertThat(document.orElseThrow().title()).isEqualTo("入院记录");
    await().atMost(SOON).until(() -> Files.notExists(file));
    await().atMost(SOON).until(() -> Files.notExists(sideCar(file)));
  }

  @Test
  void withoutASideCarThePathSaysEnough() throws IOException {
    drop("LIS/C0007_" + name + "_v3.pdf", Papers.pdf("report"), null);

    var document =
        await()
            .atMost(SOON)
            .until(() -> documents.find(new SourceKey("LIS", name)), d -> d.isPresent())
            .orElseThrow();
    assertThat(document.title()).isEqualTo("检验报告");
    assertThat(document.versions()).extracting(DocumentVersion::number).containsExactly(3);
  }

  @Test
  void aFileThatIsStillBeingWrittenIsLeftAlone() throws IOException {
    var unfinished = folder().resolve("EMR").resolve("C0034_" + name + "x_v1.pdf.tmp");
    Files.createDirectories(unfinished.getParent());
    Files.write(unfinished, Papers.pdf("half"));
    drop("EMR/C0034_" + name + "y_v1.pdf", Papers.pdf("whole"), null);

    await().atMost(SOON).until(() -> documents.find(new SourceKey("EMR", name + "y")).isPresent());
    assertThat(unfinished).exists();
    assertThat(documents.find(new SourceKey("EMR", name + "x"))).isEmpty();
  }

  @Test
  void anEncounterFileCompletesTheRecord() throws IOException {
    drop(
        "encounter.json",
        ("{\"recordNo\": \"R"
                + name
                + "\", \"patient\": {\"name\": \"张建国\"},"
                + " \"encounter\": {\"admittedAt\": \"2026-02-20 08:00:00\"}}")
            .getBytes(StandardCharsets.UTF_8),
        null);

    var record =
        await()
            .atMost(SOON)
            .until(
                () -> records.find(new StayNumber(new CampusCode("MAIN"), "Z" + name, 2)),
                r -> r.isPresent())
            .orElseThrow();
    assertThat(record.isProvisional()).isFalse();
  }

  @Test
  void aSideCarThatContradictsItsPathIsQuarantined() throws IOException {
    var file =
        drop(
            "EMR/C0034_" + name + "_v1.pdf",
            Papers.pdf("elsewhere"),
            "{\"title\": \"入院记录\", \"admissionNo\": \"ANOTHER1\"}");

    await().atMost(SOON).until(() -> Files.notExists(file));
    assertThat(quarantine.list(List.of("MAIN"), 0, 100))
        .filteredOn(e -> String.valueOf(e.fileName()).contains(name))
        .extracting(Quarantined::reason)
        .containsExactly(QuarantineReason.METADATA_CONTRADICTORY);
  }

  private Path drop(String path, byte[] bytes, @Nullable String sideCar) throws IOException {
    var file = folder().resolve(path);
    Files.createDirectories(file.getParent());
    if (sideCar != null) {
      Files.writeString(sideCar(file), sideCar);
    }
    var unfinished = file.resolveSibling(file.getFileName() + ".tmp");
    Files.write(unfinished, bytes);
    Files.move(unfinished, file);
    return file;
  }

  private Path folder() {
    return data.folder("inbox").resolve("MAIN").resolve("20260301").resolve("Z" + name + "_2");
  }

  private static Path sideCar(Path file) {
    return file.resolveSibling(file.getFileName() + ".json");
  }
}
