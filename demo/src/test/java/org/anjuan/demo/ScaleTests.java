package org.anjuan.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScaleTests {

  @Test
  void aStayHasAsManyDocumentsAsAskedFor(@TempDir Path folder) throws Exception {
    for (int wanted : List.of(5, 40)) {
      var inbox = folder.resolve("inbox" + wanted);
      DemoHospital.generate(options(inbox, 2, 0, wanted), silent());

      var stays =
          Drops.read(inbox).documents().stream()
              .collect(Collectors.groupingBy(Drops.Document::admission));
      assertThat(stays.values())
          .hasSize(2)
          .allSatisfy(documents -> assertThat(documents).hasSize(wanted));
    }
  }

  @Test
  void stopsAtTheWantedNumberOfPages(@TempDir Path folder) throws Exception {
    var progress = silent();
    DemoHospital.generate(options(folder.resolve("inbox"), Integer.MAX_VALUE / 4, 60, 0), progress);

    assertThat(progress.pages()).isBetween(60L, 75L);
    assertThat(progress.documents()).isPositive();
  }

  @Test
  @Tag("soak")
  void twoHundredStaysFitIntoASmallHeap(@TempDir Path folder) throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var process =
        new ProcessBuilder(
                java,
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                "org.anjuan.demo.DemoHospital",
                "--out",
                folder.resolve("inbox").toString(),
                "--base-date",
                "2026-03-31")
            .redirectError(folder.resolve("log").toFile())
            .start();

    assertThat(process.waitFor()).as(() -> read(folder.resolve("log"))).isZero();
    assertThat(Drops.files(folder)).hasSizeGreaterThan(5000);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (java.io.IOException e) {
      return e.toString();
    }
  }

  private static Options options(Path inbox, int encounters, long pages, int documents) {
    return new Options(
        inbox, null, encounters, pages, documents, 3, LocalDate.of(2026, 3, 31), false);
  }

  private static Progress silent() {
    return new Progress(new PrintStream(OutputStream.nullOutputStream()), System::nanoTime);
  }
}
