package org.anjuan.archive.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/**
 * Runs a folder of sample files through the format workers and writes a table in Markdown to
 * standard output.
 *
 * <p>Not a test: it takes minutes. Arguments: the distribution's folder, the corpus' folder, the
 * sub-folders to run.
 */
final class CorpusReport {

  private final PooledFormatWorkers workers;
  private final Path corpus;
  private final Map<String, Integer> outcomes = new java.util.TreeMap<>();

  private CorpusReport(PooledFormatWorkers workers, Path corpus) {
    this.workers = workers;
    this.corpus = corpus;
  }

  public static void main(String[] arguments) throws IOException {
    var settings =
        new Binder(new MapConfigurationPropertySource(Map.of()))
            .bindOrCreate("anjuan.format", FormatSettings.class);
    try (var workers =
        new PooledFormatWorkers(settings, Path.of(arguments[0]), Clock.systemUTC())) {
      var report = new CorpusReport(workers, Path.of(arguments[1]));
      for (int i = 2; i < arguments.length; i++) {
        report.folder(arguments[i]);
      }
      System.err.println(workers.status());
    }
  }

  private void folder(String name) throws IOException {
    System.out.println("\n## " + name + "\n");
    System.out.println(
        "| file | outcome | pages | layer/OCR/none/bad | characters | right | CPU s |");
    System.out.println("|---|---|--:|---|--:|--:|--:|");
    try (var files = Files.list(corpus.resolve(name))) {
      for (var file : files.sorted().toList()) {
        format(file).ifPresent(format -> run(format, file));
      }
    }
    System.out.println("\n" + outcomes);
    outcomes.clear();
  }

  private void run(DocumentFormat format, Path file) {
    var seen = new Seen();
    double start = cpuSeconds();
    String outcome;
    try {
      var content = Files.readAllBytes(file);
      workers.extract(format, DocumentKey.unique(), DocumentBytes.of(content), seen);
      outcome = "read";
    } catch (UnreadableDocument e) {
      outcome = "refused: " + e.reason().name().toLowerCase(Locale.ROOT);
    } catch (WorkerFailed e) {
      outcome = "**worker lost: " + e.why().name().toLowerCase(Locale.ROOT) + "**";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    double seconds = cpuSeconds() - start;
    outcomes.merge(outcome, 1, Integer::sum);
    System.out.printf(
        Locale.ROOT,
        "| %s | %s | %d | %s | %d | %s | %.2f |%n",
        file.getFileName(),
        outcome,
        seen.pages,
        seen.origins(),
        seen.text.length(),
        truth(format, file)
            .map(truth ->
                String.format(
                    Locale.ROOT, "%.1f %%", 100 * TextAccuracy.ofCharacters(truth, seen.text)))
            .orElse(""),
        Math.max(0, seconds));
  }

  /**
   * The processor time of all workers that are alive, which other work on the machine does not
   * change. What a lost worker took is not known.
   */
  private static double cpuSeconds() {
    return ProcessHandle.current()
        .children()
        .map(child -> child.info().totalCpuDuration().orElse(Duration.ZERO))
        .mapToDouble(duration -> duration.toMillis() / 1000.0)
        .sum();
  }

  private Optional<DocumentFormat> format(Path file) {
    var name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return Optional.ofNullable(
        switch (name.substring(name.lastIndexOf('.') + 1)) {
          case "pdf" -> DocumentFormat.PDF;
          case "ofd" -> DocumentFormat.OFD;
          case "jpg", "jpeg" -> DocumentFormat.JPEG;
          case "png" -> DocumentFormat.PNG;
          case "tif", "tiff" -> DocumentFormat.TIFF;
          case "gif" -> DocumentFormat.GIF;
          case "bmp" -> DocumentFormat.BMP;
          default -> null;
        });
  }

  private Optional<String> truth(DocumentFormat format, Path file) {
    var name = file.getFileName().toString();
    name = name.substring(0, name.lastIndexOf('.'));
    var truth =
        corpus
            .resolve("text/gt")
            .resolve((format == DocumentFormat.OFD ? "ofd_" : "") + name + ".txt");
    try {
      return Files.exists(truth) ? Optional.of(Files.readString(truth)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Seen implements ExtractionSink {
    private int pages;
    private final StringBuilder text = new StringBuilder();
    private final Map<TextOrigin, Integer> origins = new EnumMap<>(TextOrigin.class);

    @Override
    public void opened(int pageCount) {
      pages = pageCount;
    }

    @Override
    public void page(PageText page, Optional<byte[]> thumbnail) {
      text.append(page.text()).append('\n');
      origins.merge(page.origin(), 1, Integer::sum);
    }

    String origins() {
      var counts = new ArrayList<String>();
      for (var origin : TextOrigin.values()) {
        counts.add(String.valueOf(origins.getOrDefault(origin, 0)));
      }
      return String.join("/", counts);
    }
  }
}
