package org.anjuan.web.intake;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Documents of the demonstration hospital: always the same ones. */
final class DroppedPapers {
  private static final int STAYS = 32;
  private static final int PDFS_A_STAY = 11;

  /** A second version would be found with its first one as one document. */
  private static final Pattern FIRST_VERSION = Pattern.compile(".*_v1\\.(pdf|ofd)");

  private static final Pattern FIRST_PDF = Pattern.compile(".*_v1\\.pdf");

  /** Where the generator puts what was on paper. */
  private static final Path SCANNED = Path.of("SCAN");

  private DroppedPapers() {}

  /** A document with what its source says of it. */
  record Paper(Path file, String sideCar) {
    String fileName() {
      return String.valueOf(file.getFileName());
    }

    String mediaType() {
      return fileName().endsWith(".pdf") ? "application/pdf" : "application/ofd";
    }
  }

  /** PDFs and OFDs in the order of stays and days, so many of them. */
  static List<Paper> generate(Path folder, int number) throws IOException, InterruptedException {
    return generate(folder, number, STAYS, file -> isNamed(file, FIRST_VERSION));
  }

  /** PDFs with text only, which any indexer reads: what was scanned we would recognise as well. */
  static List<Paper> pdfs(Path folder, int number) throws IOException, InterruptedException {
    return generate(
        folder,
        number,
        number / PDFS_A_STAY,
        file -> isNamed(file, FIRST_PDF) && !file.getParent().endsWith(SCANNED));
  }

  private static boolean isNamed(Path file, Pattern wanted) {
    return wanted.matcher(String.valueOf(file.getFileName())).matches();
  }

  private static List<Paper> generate(Path folder, int number, int stays, Predicate<Path> wanted)
      throws IOException, InterruptedException {
    var given = System.getProperty("bench.papers");
    var inbox = given == null ? folder : Path.of(given);
    if (given == null) {
      fill(inbox, stays);
    }
    try (var files = Files.walk(inbox)) {
      var papers =
          files
              .filter(wanted)
              .sorted(
                  Comparator.comparing((Path file) -> file.getName(inbox.getNameCount() + 1))
                      .thenComparing(Path::toString))
              .limit(number)
              .map(DroppedPapers::paper)
              .toList();
      if (papers.size() < number) {
        throw new IllegalStateException("Only " + papers.size() + " documents were generated");
      }
      return papers;
    }
  }

  private static void fill(Path inbox, int stays) throws IOException, InterruptedException {
    var classPath = Path.of(System.getProperty("anjuan.home"), "demo") + File.separator + "*";
    var made =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-Djava.awt.headless=true",
                "-cp",
                classPath,
                "org.anjuan.demo.DemoHospital",
                "--out",
                inbox.toString(),
                "--encounters",
                Integer.toString(stays),
                "--seed",
                "20260301",
                "--base-date",
                "2026-03-01",
                "--quarantine",
                "off")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start()
            .waitFor();
    if (made != 0) {
      throw new IllegalStateException("The generator ended with " + made);
    }
  }

  private static Paper paper(Path file) {
    try {
      return new Paper(file, Files.readString(file.resolveSibling(file.getFileName() + ".json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
