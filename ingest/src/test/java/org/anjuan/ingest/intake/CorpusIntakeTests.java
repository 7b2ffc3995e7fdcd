package org.anjuan.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.document.Channel;
import org.anjuan.archive.document.DerivedPages;
import org.anjuan.archive.document.DocumentPasswords;
import org.anjuan.archive.document.DocumentVersion;
import org.anjuan.archive.document.Documents;
import org.anjuan.archive.document.Extracted;
import org.anjuan.archive.document.Film;
import org.anjuan.archive.document.Reading;
import org.anjuan.archive.document.SourceKey;
import org.anjuan.archive.format.TextAccuracy;
import org.anjuan.archive.format.TextOrigin;
import org.anjuan.archive.work.WorkQueue;
import org.anjuan.ingest.IngestApplication;
import org.anjuan.ingest.quarantine.QuarantineReason;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Everything that a hospital may send, and what was made to harm, through the real intake. Every
 * file is archived or lies in quarantine with a reason; nothing of it is in the clear on a disk.
 * Writes a report to target/corpus-report.md. Takes ten minutes, and needs the corpus ({@code
 * -Danjuan.corpus=}); {@code mvn -Pcorpus} gives it a temporary folder of its own, so that nothing
 * else is seen there.
 */
@Tag("corpus")
@Tag("ING-10")
@Tag("GEN-5")
@Tag("STO-9")
@Tag("SEC-1")
@SpringBootTest(
    classes = IngestApplication.class,
    properties = {"anjuan.format.pdf.timeout=20s", "anjuan.format.max-pages=5000"})
class CorpusIntakeTests {
  private static final List<String> FOLDERS =
      List.of("pdf", "ofd", "img", "dicom", "cda", "video", "hostile");
  private static final Duration LONGEST = Duration.ofMinutes(40);
  private static final Actor SOURCE = Actor.system("corpus");

  /** What can't be archived, and why. All other files are. */
  private static final Map<String, QuarantineReason> REFUSED =
      Map.ofEntries(
          Map.entry("pdf/fscrawler__test-protected.pdf", QuarantineReason.PASSWORD_NEEDED),
          Map.entry("pdf/pdfjs__bug1020226.pdf", QuarantineReason.UNREADABLE),
          Map.entry("pdf/pdfjs__issue9105_other.pdf", QuarantineReason.UNREADABLE),
          Map.entry("pdf/tika__testUnicodePassword.pdf", QuarantineReason.PASSWORD_NEEDED),
          Map.entry("img/paperless-ngx__simple.heic", QuarantineReason.TYPE_NOT_ALLOWED),
          Map.entry("img/tika__testHEIC_livePhoto.heic", QuarantineReason.TYPE_NOT_ALLOWED),
          Map.entry("img/tika__testHEIF.heic", QuarantineReason.TYPE_NOT_ALLOWED),
          Map.entry("img/tika__testJBIG2.jb2", QuarantineReason.TYPE_NOT_ALLOWED),
          Map.entry("video/synth_truncated_no_moov.mp4", QuarantineReason.UNREADABLE),
          Map.entry("hostile/cda_billion_laughs.xml", QuarantineReason.FORBIDDEN_CONTENT),
          Map.entry("hostile/dicom_undefined_len_loop.dcm", QuarantineReason.OVER_LIMITS),
          Map.entry("hostile/eicar_in_zip.zip", QuarantineReason.TYPE_NOT_ALLOWED),
          Map.entry("hostile/ofd_docroot_fileurl.ofd", QuarantineReason.UNREADABLE),
          Map.entry("hostile/ofd_docroot_http.ofd", QuarantineReason.UNREADABLE),
          Map.entry("hostile/ofd_duplicate_entries.ofd", QuarantineReason.UNREADABLE),
          Map.entry("hostile/ofd_many_entries_60000.ofd", QuarantineReason.OVER_LIMITS),
          Map.entry("hostile/ofd_xxe_http.ofd", QuarantineReason.UNREADABLE),
          Map.entry("hostile/ofd_xxe_param_entity.ofd", QuarantineReason.UNREADABLE),
          Map.entry("hostile/ofd_zip_encrypted_flag.ofd", QuarantineReason.PASSWORD_NEEDED),
          Map.entry("hostile/ofd_zipbomb_1GiB_entry.ofd", QuarantineReason.OVER_LIMITS),
          Map.entry("hostile/pdf_10k_pages.pdf", QuarantineReason.OVER_LIMITS),
          Map.entry("hostile/svg_xxe.svg", QuarantineReason.TYPE_NOT_ALLOWED),
          Map.entry("hostile/tiff_10000_pages.tif", QuarantineReason.OVER_LIMITS),
          Map.entry("hostile/video_hls_as_mp4_file.mp4", QuarantineReason.TYPE_NOT_ALLOWED),
          Map.entry("hostile/wrongext_docx_like.pdf", QuarantineReason.TYPE_NOT_ALLOWED),
          Map.entry("hostile/wrongext_mz_named.pdf", QuarantineReason.TYPE_NOT_ALLOWED));

  private static Path data = Path.of("");

  @Autowired private Intake intake;
  @Autowired private Reception reception;
  @Autowired private MetaReader reader;
  @Autowired private Documents documents;
  @Autowired private DerivedPages pages;
  @Autowired private DocumentPasswords passwords;
  @Autowired private WorkQueue work;

  private final Map<String, WorkerCost.Spent> spent = new HashMap<>();

  @DynamicPropertySource
  static void dataFolder(DynamicPropertyRegistry registry) throws IOException {
    data = Files.createTempDirectory(Files.createDirectories(Path.of("target", "data")), "c");
    registry.add("anjuan.data", data::toString);
    registry.add("anjuan.home", () -> System.getProperty("anjuan.home"));
  }

  private record Waiting(String folder, Path file, IntakeReceipt receipt) {}

  @Test
  void everyFileIsArchivedOrInQuarantineAndNothingIsInTheClear() throws Exception {
    var corpus = corpus();
    for (var known : List.of("test", "Hello", "user", "pässwört", "ELXRTQWS", "æøå")) {
      passwords.add(SOURCE, new SourceKey("CORPUS", "x"), known);
    }
    var before = Instant.now();
    var outcomes = new ArrayList<CorpusOutcome>();
    try (var cost = new WorkerCost()) {
      for (var folder : FOLDERS) {
        var started = cost.start();
        run(corpus, folder, before.plus(LONGEST), outcomes);
        spent.put(folder, cost.since(started));
      }
    }
    report(corpus, outcomes, Duration.between(before, Instant.now()));

    var softly = new SoftAssertions();
    softly.assertThat(outcomes).hasSize(count(corpus));
    softly
        .assertThat(outcomes.stream().filter(CorpusOutcome::isPending).toList())
        .as("never came to an end")
        .isEmpty();
    softly.assertThat(refused(outcomes)).isEqualTo(REFUSED);
    softly
        .assertThat(outcomes.stream().filter(CorpusOutcome::isScanWithTruth))
        .as("clean scans")
        .isNotEmpty()
        .allMatch(scan -> Objects.requireNonNull(scan.right()) >= 0.98);
    // the working folder has the data folder in it
    var places =
        List.of(Path.of("").toAbsolutePath(), Path.of(System.getProperty("java.io.tmpdir")));
    softly.assertThat(InTheClear.below(places, before)).as("in the clear").isEmpty();
    softly.assertThat(highest()).as("KiB of all workers").isLessThan(7_000_000);
    softly.assertAll();
    // The service is up: one more is taken in and read.
    var again = new ArrayList<Waiting>();
    hand("pdf", files(corpus.resolve("pdf")).getFirst(), new ArrayList<>(), again);
    assertThat(again).hasSize(1);
  }

  private void run(Path corpus, String folder, Instant until, List<CorpusOutcome> outcomes)
      throws Exception {
    var waiting = new ArrayList<Waiting>();
    for (var file : files(corpus.resolve(folder))) {
      hand(folder, file, outcomes, waiting);
    }
    for (var one : waiting) {
      outcomes.add(awaited(corpus, one, until));
    }
  }

  private static Map<String, QuarantineReason> refused(List<CorpusOutcome> outcomes) {
    var refused = new HashMap<String, QuarantineReason>();
    for (var outcome : outcomes) {
      if (outcome.refused() != null) {
        refused.put(outcome.folder() + "/" + outcome.name(), outcome.refused());
      }
    }
    return refused;
  }

  private long highest() {
    return spent.values().stream().mapToLong(WorkerCost.Spent::together).max().orElse(0);
  }

  private void report(Path corpus, List<CorpusOutcome> outcomes, Duration took) throws IOException {
    var tables = new CorpusTables();
    tables.kinds(FOLDERS, outcomes, spent);
    long handed = 0;
    for (var folder : FOLDERS) {
      handed += size(corpus.resolve(folder));
    }
    tables.line(
        "%d s; %,d MB handed in, the data folder has %,d MB; work left: %s%n",
        took.toSeconds(), handed >> 20, size(data) >> 20, work.backlog());
    tables.files(outcomes);
    Files.writeString(Path.of("target", "corpus-report.md"), tables.text());
  }

  private static long size(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return files.mapToLong(file -> file.toFile().isFile() ? file.toFile().length() : 0).sum();
    }
  }

  private void hand(String folder, Path file, List<CorpusOutcome> outcomes, List<Waiting> waiting)
      throws IOException {
    var name = file.getFileName().toString();
    var received = reception.receive(new ByteArrayInputStream(Files.readAllBytes(file)), name);
    var delivery = new Delivery(Channel.HTTP, SOURCE, null, name);
    var meta =
        """
        {"sourceSystem": "CORPUS", "sourceDocumentId": "%s", "campus": "MAIN", "visitNo": 1,
         "admissionNo": "K%1$s", "category": "C0034", "title": "样本"}
        """
            .formatted(Integer.toHexString((folder + "/" + name).hashCode()));
    try {
      waiting.add(new Waiting(folder, file, intake.file(delivery, reader.read(meta), received)));
    } catch (IntakeRefused refused) {
      outcomes.add(
          CorpusOutcome.refused(folder, name, received.mediaType(), refused.entry().reason()));
    }
  }

  private CorpusOutcome awaited(Path corpus, Waiting one, Instant until) throws Exception {
    while (true) {
      var version =
          documents
              .find(one.receipt().documentId())
              .flatMap(document -> document.version(one.receipt().version()))
              .orElseThrow();
      if (isEnded(version) || Instant.now().isAfter(until)) {
        return outcome(corpus, one, version);
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }

  private static boolean isEnded(DocumentVersion version) {
    var extracted = version.extracted();
    var film = extracted == null ? null : extracted.film();
    return version.reading() != Reading.PENDING
        && (film == null || film.state() != Film.State.PENDING);
  }

  private CorpusOutcome outcome(Path corpus, Waiting one, DocumentVersion version)
      throws IOException {
    var text = new StringBuilder();
    var unreadable = new int[1];
    var extracted = version.extracted();
    if (extracted != null) {
      pages.read(
          extracted,
          page -> {
            text.append(page.text()).append('\n');
            unreadable[0] += page.origin() == TextOrigin.UNREADABLE ? 1 : 0;
          });
    }
    var name = one.file().getFileName().toString();
    var truth = truth(corpus, one.folder(), name);
    return new CorpusOutcome(
        one.folder(),
        name,
        version.mediaType(),
        ended(version, extracted),
        null,
        extracted == null ? 0 : extracted.pageCount(),
        extracted == null ? 0 : extracted.ocrPages(),
        unreadable[0],
        text.length(),
        truth.map(right -> TextAccuracy.ofCharacters(right, text)).orElse(null),
        truth.map(right -> TextAccuracy.withSpaces(right, text)).orElse(null));
  }

  private String ended(DocumentVersion version, @Nullable Extracted extracted) {
    var film = extracted == null ? null : extracted.film();
    if (film != null) {
      return "archived, video "
          + film.state()
          + (film.trouble() == null ? "" : " " + film.trouble());
    }
    return switch (version.reading()) {
      case DONE -> "archived";
      case PENDING -> "PENDING";
      case FAILED -> "archived, not read";
    };
  }

  private static Optional<String> truth(Path corpus, String folder, String name)
      throws IOException {
    var bare = name.substring(0, Math.max(0, name.lastIndexOf('.')));
    var file =
        corpus.resolve("text/gt").resolve((folder.equals("ofd") ? "ofd_" : "") + bare + ".txt");
    return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
  }

  private static int count(Path corpus) throws IOException {
    int count = 0;
    for (var folder : FOLDERS) {
      count += files(corpus.resolve(folder)).size();
    }
    return count;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static Path corpus() {
    var named = System.getProperty("anjuan.corpus");
    assumeTrue(named != null, "-Danjuan.corpus= names no folder");
    return Path.of(String.valueOf(named));
  }
}
