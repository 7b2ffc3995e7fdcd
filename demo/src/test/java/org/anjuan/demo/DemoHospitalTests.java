package org.anjuan.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.anjuan.demo.hospital.Hospital;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jcodec.api.FrameGrab;
import org.jcodec.common.io.NIOUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ofdrw.reader.ContentExtractor;
import org.ofdrw.reader.OFDReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Tag("GEN-1")
class DemoHospitalTests {

  private static final int STAYS = 20;
  private static final long SECOND = 1_000_000_000L;

  @TempDir private static Path folder;
  private static Drops drops;
  private static Map<Path, String> texts;
  private static long cpu;

  @BeforeAll
  static void generate() throws IOException {
    var threads = ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadCpuTime();
    drops = Drops.generate(folder.resolve("one"), STAYS, false);
    cpu = threads.getCurrentThreadCpuTime() - before;
    texts = new HashMap<>();
    for (var document : drops.documents()) {
      if (document.name().endsWith(".pdf")) texts.put(document.file(), pdf(document.file()));
      if (document.name().endsWith(".ofd")) texts.put(document.file(), ofd(document.file()));
    }
  }

  private static String pdf(Path file) throws IOException {
    try (var pdf = Loader.loadPDF(file.toFile())) {
      return new PDFTextStripper().getText(pdf);
    }
  }

  private static String ofd(Path file) throws IOException {
    try (var reader = new OFDReader(file)) {
      return String.join("\n", new ContentExtractor(reader).extractAll());
    }
  }

  private static String text(Drops.Document document) {
    return texts.getOrDefault(document.file(), "").replaceAll("\\s", "");
  }

  @Test
  void twentyStaysTakeLessThanTwentySecondsOfOneCore() {
    assertThat(cpu).isPositive().isLessThan(20 * SECOND);
    assertThat(drops.documents()).hasSizeBetween(STAYS * 10, STAYS * 25);
  }

  @Test
  void theSameSeedGivesTheSameFiles() throws IOException {
    Drops.generate(folder.resolve("two"), STAYS, false);

    assertThat(Drops.hashes(folder.resolve("two"))).isEqualTo(Drops.hashes(folder.resolve("one")));
  }

  @Test
  @Tag("ING-2")
  void everyTextSaysWhosePaperItIs() {
    var stays = drops.stays();
    for (var document : drops.documents()) {
      if (document.scanned() || !texts.containsKey(document.file())) continue;
      String name = stays.get(document.admission()).get("patient").get("name").asString();
      assertThat(text(document))
          .as(document.name())
          .contains(name)
          .contains(document.admission())
          .contains(document.meta().get("recordNo").asString());
    }
  }

  @Test
  @Tag("QRY-1")
  void aboutAQuarterIsOfd() {
    long ofd =
        drops.documents().stream().filter(document -> document.name().endsWith(".ofd")).count();
    assertThat((double) ofd / drops.documents().size()).isBetween(0.12, 0.4);
  }

  @Test
  void scansHaveNoTextLayer() {
    var scans = drops.documents().stream().filter(Drops.Document::scanned).toList();
    assertThat(scans).hasSizeGreaterThan(10);
    assertThat(scans.stream().map(document -> document.name().replaceAll(".*\\.", "")).distinct())
        .contains("pdf", "jpg");
    for (var scan : scans) assertThat(text(scan)).as(scan.name()).isEmpty();
  }

  @Test
  @Tag("ING-2")
  void sideCarsAgreeWithThePathAndTheBytes() throws IOException {
    for (var document : drops.documents()) {
      var meta = document.meta();
      var path = drops.inbox().relativize(document.file());
      assertThat(path.getNameCount()).isEqualTo(5);
      assertThat(path.getName(0).toString())
          .isEqualTo(meta.get("campus").asString())
          .isIn("MAIN", "EAST");
      assertThat(path.getName(1).toString())
          .isEqualTo(meta.get("createdAt").asString().substring(0, 10).replace("-", ""));
      assertThat(path.getName(2).toString())
          .isEqualTo(document.admission() + "_" + meta.get("visitNo").asInt());
      assertThat(path.getName(3).toString()).isEqualTo(meta.get("sourceSystem").asString());
      assertThat(document.name())
          .startsWith(
              meta.get("category").asString()
                  + "_"
                  + meta.get("sourceDocumentId").asString()
                  + "_v"
                  + meta.get("sourceVersion").asInt()
                  + ".");
      assertThat(meta.get("category").asString()).matches("C00[0-5]\\d|X000[1-6]|X0099");
      assertThat(meta.get("title").asString()).isNotBlank();
      assertThat(OffsetDateTime.parse(meta.get("modifiedAt").asString())).isNotNull();
      assertThat(meta.get("sha256").asString())
          .isEqualTo(Generator.sha256(Files.readAllBytes(document.file())));
    }
    assertThat(Drops.files(drops.inbox())).noneMatch(file -> file.toString().endsWith(".tmp"));
  }

  @Test
  @Tag("ING-5")
  void someReportsComeInASecondVersion() {
    var second =
        drops.documents().stream().filter(document -> document.name().contains("_v2.")).toList();
    assertThat(second).isNotEmpty();
    for (var later : second) {
      var first =
          drops.documents().stream()
              .filter(document ->
                  document
                      .meta()
                      .get("sourceDocumentId")
                      .equals(later.meta().get("sourceDocumentId")))
              .filter(document -> document.name().contains("_v1."))
              .findFirst()
              .orElseThrow();
      assertThat(later.meta().get("sha256")).isNotEqualTo(first.meta().get("sha256"));
      assertThat(later.meta().get("modifiedAt").asString())
          .isGreaterThan(first.meta().get("modifiedAt").asString());
    }
  }

  @Test
  void thePapersOfAStayNameTheSameDiagnosisAndNeverTheOtherSide() {
    int sided = 0;
    for (var entry : drops.stays().entrySet()) {
      String diagnosis =
          entry.getValue().get("encounter").get("diagnoses").get(0).get("name").asString();
      String other =
          diagnosis.contains("左") ? diagnosis.replace('左', '右') : diagnosis.replace('右', '左');
      if (!other.equals(diagnosis)) sided++;
      for (var document : of(entry.getKey())) {
        String text = text(document);
        if (text.isEmpty()) continue;
        if (List.of("C0032", "C0034", "C0037", "C0049", "C0009")
            .contains(document.meta().get("category").asString())) {
          assertThat(text).as(document.name()).contains(diagnosis.replaceAll("\\s", ""));
        }
        if (!other.equals(diagnosis)) assertThat(text).as(document.name()).doesNotContain(other);
      }
    }
    assertThat(sided).isGreaterThan(3);
  }

  private static List<Drops.Document> of(String admission) {
    return drops.documents().stream()
        .filter(document -> document.admission().equals(admission))
        .toList();
  }

  @Test
  void datesAreInOrder() {
    for (var entry : drops.stays().entrySet()) {
      var encounter = entry.getValue().get("encounter");
      var admitted = OffsetDateTime.parse(encounter.get("admittedAt").asString());
      var discharged =
          encounter.has("dischargedAt")
              ? OffsetDateTime.parse(encounter.get("dischargedAt").asString())
              : null;
      if (discharged != null) assertThat(discharged).isAfter(admitted);
      for (var document : of(entry.getKey())) {
        var created = OffsetDateTime.parse(document.meta().get("createdAt").asString());
        assertThat(created).as(document.name()).isAfter(admitted);
        if (discharged != null)
          assertThat(created).as(document.name()).isBefore(discharged.plusDays(8));
        assertThat(created).isBefore(OffsetDateTime.parse("2026-03-31T08:00:01+08:00"));
      }
    }
  }

  @Test
  void feesAddUp() {
    int counted = 0;
    for (var stay : drops.stays().values()) {
      var page = stay.get("encounter").get("frontPage");
      if (page == null) continue;
      var sum = BigDecimal.ZERO;
      for (var field : page.properties()) {
        if (field.getKey().matches("D(1[1-9]|2\\d|3[0-4])"))
          sum = sum.add(new BigDecimal(field.getValue().asString()));
      }
      assertThat(sum).isEqualByComparingTo(page.get("D01").asString()).isPositive();
      assertThat(new BigDecimal(page.get("D09").asString())).isLessThanOrEqualTo(sum);
      counted++;
    }
    assertThat(counted).isGreaterThan(15);
  }

  @Test
  void theCastIsThereAlsoInASmallHospital() {
    var stays = drops.stays().values();
    var names = stays.stream().map(stay -> stay.get("patient").get("name").asString()).toList();
    assertThat(names)
        .contains("单志远", "曾淑兰", "解文博", "阿依古丽·买买提")
        .anyMatch(name -> name.matches(".*之[子女]"));
    assertThat(
            stays.stream()
                .filter(stay -> stay.get("patient").get("name").asString().equals("张伟"))
                .map(stay -> stay.get("recordNo").asString())
                .distinct())
        .hasSize(2);
    assertThat(stays).anyMatch(stay -> "5".equals(said(stay, "disposition")));
    assertThat(stays).anyMatch(stay -> !stay.get("encounter").has("dischargedAt"));
    assertThat(stays)
        .anyMatch(stay -> !said(stay, "department").equals(said(stay, "admissionDepartment")));
    assertThat(
            stays.stream()
                .collect(Collectors.groupingBy(stay -> stay.get("recordNo").asString()))
                .values())
        .anyMatch(of -> of.size() > 1);
    assertThat(stays.stream().map(stay -> stay.get("campus").asString()).distinct())
        .contains("MAIN", "EAST");
  }

  private static String said(JsonNode stay, String field) {
    var value = stay.get("encounter").get(field);
    return value == null ? "" : value.asString();
  }

  @Test
  void theFilmIsPlayable() throws Exception {
    var film =
        drops.documents().stream()
            .filter(document -> document.name().endsWith(".mp4"))
            .findFirst()
            .orElseThrow();
    try (var channel = NIOUtils.readableChannel(film.file().toFile())) {
      var frames = FrameGrab.createFrameGrab(channel);
      assertThat(frames.getVideoTrack().getMeta().getTotalFrames()).isEqualTo(48);
      assertThat(frames.getNativeFrame().getWidth()).isEqualTo(320);
    }
  }

  @Test
  void theHospitalIsPublishedWithUsersOfEachRole() throws IOException {
    var hospital =
        JsonMapper.shared()
            .readValue(Files.readAllBytes(folder.resolve("one/hospital.json")), Hospital.class);

    assertThat(hospital.campuses()).hasSize(2);
    assertThat(hospital.departments().stream().map(Hospital.Department::code))
        .doesNotHaveDuplicates();
    assertThat(hospital.staff()).hasSizeGreaterThan(80);
    assertThat(
            hospital.users().stream()
                .flatMap(user -> user.roles().stream())
                .map(Hospital.Assignment::role))
        .contains(
            "RECORDS_STAFF",
            "PHYSICIAN",
            "NURSE",
            "QC_REVIEWER",
            "COUNTER_CLERK",
            "SYSTEM_ADMIN",
            "SECURITY_ADMIN",
            "AUDIT_ADMIN");
    var doctor =
        hospital.users().stream()
            .filter(user -> user.username().equals("doctor"))
            .findFirst()
            .orElseThrow();
    assertThat(drops.stays().values())
        .anyMatch(stay -> said(stay, "attending").equals(doctor.staffNo()));
  }

  @Test
  @Tag("ING-3")
  void whatMustBeRefusedIsDroppedOnlyWhenWanted() throws IOException {
    assertThat(drops.documents()).noneMatch(document -> document.name().contains("_DQ"));
    var with = Drops.generate(folder.resolve("refused"), 1, true);
    var refused =
        with.documents().stream().filter(document -> document.name().contains("_DQ")).toList();

    assertThat(refused).hasSize(3);
    assertThat(
            Files.size(
                refused.stream()
                    .filter(one -> one.name().contains("DQ0000001"))
                    .findFirst()
                    .orElseThrow()
                    .file()))
        .isZero();
    byte[] program =
        Files.readAllBytes(
            refused.stream()
                .filter(one -> one.name().contains("DQ0000002"))
                .findFirst()
                .orElseThrow()
                .file());
    assertThat(new String(program, 0, 2, StandardCharsets.US_ASCII)).isEqualTo("MZ");
    var contradiction =
        refused.stream().filter(one -> one.name().contains("DQ0000003")).findFirst().orElseThrow();
    assertThat(contradiction.file().toString()).doesNotContain(contradiction.admission());
  }
}
