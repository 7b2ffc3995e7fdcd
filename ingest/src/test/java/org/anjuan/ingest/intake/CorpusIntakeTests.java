package org.anjuan.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
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
import org.anjuan.archive.format.TextOrigin;
import org.anjuan.archive.work.WorkQueue;
import org.anjuan.ingest.IngestApplication;
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
 * Writes a report to target/corpus-report.md. Takes minutes, and needs the corpus.
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
  private static final List<String> MARKERS =
      List.of(
          "蒋玉艳",
          "ZY15582371",
          "入院记录",
          "ClinicalDocument",
          "%PDF-1.",
          "pydicom",
          "CompressedSamples");
  private static Path data = Path.of("");

  @Autowired private Intake intake;
  @Autowired private Reception reception;
  @Autowired private MetaReader reader;
  @Autowired private Documents documents;
  @Autowired private DerivedPages pages;
  @Autowired private DocumentPasswords passwords;
  @Autowired private WorkQueue work;

  private final AtomicLong peak = new AtomicLong();
  private final Map<String, Spent> spent = new HashMap<>();

  @DynamicPropertySource
  static void dataFolder(DynamicPropertyRegistry registry) throws IOException {
    data = Files.createTempDirectory(Files.createDirectories(Path.of("target", "data")), "c");
    registry.add("anjuan.data", data::toString);
    registry.add("anjuan.home", () -> System.getProperty("anjuan.home"));
  }

  /** What became of a file. */
  private record Outcome(
      String folder,
      String name,
      String mediaType,
      String ended,
      int pages,
      int ocrPages,
      int unreadable,
      int characters,
      @Nullable Double right) {}

  private record Waiting(String folder, Path file, IntakeReceipt receipt) {}

  /** How long a kind took, and the most memory that all workers together held in that time. */
  private record Spent(Duration time, long kilobytes) {}

  @Test
  void everyFileIsArchivedOrInQuarantineAndNothingIsInTheClear() throws Exception {
    var corpus = corpus();
    assumeTrue(Files.isDirectory(corpus.resolve("hostile")), "no corpus here");
    for (var known : List.of("test", "Hello", "user", "pässwört", "ELXRTQWS", "æøå")) {
      passwords.add(SOURCE, new SourceKey("CORPUS", "x"), known);
    }
    var before = Instant.now();
    var watch = Executors.newSingleThreadScheduledExecutor();
    watch.scheduleAtFixedRate(this::noteMemory, 0, 300, TimeUnit.MILLISECONDS);
    var outcomes = new ArrayList<Outcome>();
    try {
      for (var folder : FOLDERS) {
        var begun = Instant.now();
        peak.set(0);
        var waiting = new ArrayList<Waiting>();
        for (var file : files(corpus.resolve(folder))) {
          hand(folder, file, outcomes, waiting);
        }
        for (var one : waiting) {
          outcomes.add(awaited(corpus, one, before.plus(LONGEST)));
        }
        spent.put(folder, new Spent(Duration.between(begun, Instant.now()), peak.get()));
      }
    } finally {
      watch.shutdownNow();
    }
    report(outcomes, Duration.between(before, Instant.now()));

    var softly = new SoftAssertions();
    softly.assertThat(outcomes).hasSize(count(corpus));
    softly
        .assertThat(outcomes.stream().filter(o -> o.ended().startsWith("PENDING")).toList())
        .as("never came to an end")
        .isEmpty();
    softly
        .assertThat(cleanScans(outcomes))
        .as("text of clean scans")
        .isNotEmpty()
        .allMatch(right -> right >= 0.98);
    softly.assertThat(left()).as("in the clear").isEmpty();
    softly.assertThat(highest()).as("kilobytes of all workers").isLessThan(7_000_000);
    softly.assertAll();
    // The service is up: one more is taken in and read.
    var again = new ArrayList<Waiting>();
    hand("pdf", files(corpus.resolve("pdf")).getFirst(), new ArrayList<>(), again);
    assertThat(again).hasSize(1);
  }

  private long highest() {
    return spent.values().stream().mapToLong(Spent::kilobytes).max().orElse(0);
  }

  private void hand(String folder, Path file, List<Outcome> outcomes, List<Waiting> waiting)
      throws IOException {
    var name = file.getFileName().toString();
    var received = reception.receive(new ByteArrayInputStream(Files.readAllBytes(file)), name);
    var delivery = new Delivery(Channel.HTTP, SOURCE, null, name);
    var meta =
        """
        {"sourceSystem": "CORPUS", "sourceDocumentId": "%s/%s", "campus": "MAIN", "visitNo": 1,
         "admissionNo": "K%s", "category": "C0034", "title": "样本"}
        """
            .formatted(folder, Integer.toHexString(name.hashCode()), folder);
    try {
      waiting.add(new Waiting(folder, file, intake.file(delivery, reader.read(meta), received)));
    } catch (IntakeRefused refused) {
      outcomes.add(
          new Outcome(
              folder,
              name,
              received.mediaType(),
              "quarantine: " + refused.entry().reason(),
              0,
              0,
              0,
              0,
              null));
    }
  }

  private Outcome awaited(Path corpus, Waiting one, Instant until) throws Exception {
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

  private Outcome outcome(Path corpus, Waiting one, DocumentVersion version) throws IOException {
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
    return new Outcome(
        one.folder(),
        name,
        version.mediaType(),
        ended(version, extracted),
        extracted == null ? 0 : extracted.pageCount(),
        extracted == null ? 0 : extracted.ocrPages(),
        unreadable[0],
        text.length(),
        truth.map(right -> accuracy(right, text)).orElse(null));
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

  private static List<Double> cleanScans(List<Outcome> outcomes) {
    return outcomes.stream()
        .filter(outcome -> outcome.ocrPages() > 0)
        .map(Outcome::right)
        .filter(Objects::nonNull)
        .toList();
  }

  /** Files below the data folder and our temporary folders that hold what only documents hold. */
  private static List<String> left() throws IOException {
    var found = new ArrayList<String>();
    var places = new ArrayList<Path>();
    places.add(data);
    try (var temporary = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      temporary
          .filter(file -> file.getFileName().toString().startsWith("anjuan-workers-"))
          .forEach(places::add);
    }
    for (var place : places) {
      try (var all = Files.walk(place)) {
        for (var file : all.filter(Files::isRegularFile).toList()) {
          if (!file.toString().endsWith(".ttf") && Files.isReadable(file)) {
            search(file, found);
          }
        }
      }
    }
    return found;
  }

  private static void search(Path file, List<String> found) throws IOException {
    var content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    for (var marker : MARKERS) {
      for (var charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE)) {
        if (content.contains(new String(marker.getBytes(charset), StandardCharsets.ISO_8859_1))) {
          found.add(file + ": " + marker);
        }
      }
    }
  }

  /** The resident memory of all our child processes, where the machine tells it. */
  private void noteMemory() {
    long sum =
        ProcessHandle.current().descendants().mapToLong(child -> resident(child.pid())).sum();
    peak.accumulateAndGet(sum, Math::max);
  }

  private static long resident(long pid) {
    try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .sum();
    } catch (IOException | java.io.UncheckedIOException e) {
      return 0;
    }
  }

  private void report(List<Outcome> outcomes, Duration took) throws IOException {
    var out = new StringBuilder();
    out.append(
        "| | files | ended | pages | OCR | unreadable | characters |\n"
            + "|---|--:|---|--:|--:|--:|--:|\n");
    for (var folder : FOLDERS) {
      var its = outcomes.stream().filter(o -> o.folder().equals(folder)).toList();
      var ended =
          its.stream()
              .collect(Collectors.groupingBy(Outcome::ended, TreeMap::new, Collectors.counting()))
              .entrySet()
              .stream()
              .map(entry -> entry.getValue() + " " + entry.getKey())
              .collect(Collectors.joining("; "));
      out.append(
          String.format(
              Locale.ROOT,
              "| %s | %d | %s | %d | %d | %d | %,d | %d | %,d |%n",
              folder,
              its.size(),
              ended,
              its.stream().mapToInt(Outcome::pages).sum(),
              its.stream().mapToInt(Outcome::ocrPages).sum(),
              its.stream().mapToInt(Outcome::unreadable).sum(),
              its.stream().mapToInt(Outcome::characters).sum(),
              spent.get(folder).time().toSeconds(),
              spent.get(folder).kilobytes() / 1024));
    }
    out.append(
        String.format(
            Locale.ROOT,
            "%n%d s; peak memory of all workers %,d MB; work left: %s%n%n",
            took.toSeconds(),
            highest() / 1024,
            work.backlog()));
    out.append("| file | type | ended | pages | OCR | unreadable | characters | right |\n");
    out.append("|---|---|---|--:|--:|--:|--:|--:|\n");
    for (var outcome : outcomes) {
      var right = outcome.right();
      out.append(
          String.format(
              Locale.ROOT,
              "| %s/%s | %s | %s | %d | %d | %d | %d | %s |%n",
              outcome.folder(),
              outcome.name(),
              outcome.mediaType(),
              outcome.ended(),
              outcome.pages(),
              outcome.ocrPages(),
              outcome.unreadable(),
              outcome.characters(),
              right == null ? "" : String.format(Locale.ROOT, "%.1f %%", 100 * right)));
    }
    Files.writeString(Path.of("target", "corpus-report.md"), out);
  }

  private static Optional<String> truth(Path corpus, String folder, String name)
      throws IOException {
    var bare = name.substring(0, Math.max(0, name.lastIndexOf('.')));
    var file =
        corpus.resolve("text/gt").resolve((folder.equals("ofd") ? "ofd_" : "") + bare + ".txt");
    return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
  }

  /**
   * One less the edit distance per character of the truth; white space of any width does not count.
   */
  private static double accuracy(String truth, CharSequence text) {
    var a = truth.replaceAll("[\\s\\p{Z}]+", "");
    var b = text.toString().replaceAll("[\\s\\p{Z}]+", "");
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, Math.min(previous[j], row[j - 1]) + 1);
      }
      previous = row;
    }
    return 1 - (double) previous[b.length()] / a.length();
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

  /** Beside the checkout, or one folder further up for a work tree. */
  private static Path corpus() {
    var root = Path.of(System.getProperty("anjuan.root", "."));
    var beside = root.resolve("../shared/corpus").normalize();
    return Files.isDirectory(beside) ? beside : root.resolve("../../shared/corpus").normalize();
  }
}
