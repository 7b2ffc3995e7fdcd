package org.anjuan.archive.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Stamping a record's worth of pages against rewriting the same PDF without a stamp, through the
 * same pipe and worker (bound alone): what does the stamp cost?
 */
@Tag("bench")
@Tag("QRY-4")
class StampBenchTests {
  private static final int PAGES = 250;
  private static final int WARM_UP = 4;
  private static final int ROUNDS = 12;

  @Test
  void stampingCostsAgainstRewriting() throws IOException {
    var pdf = pdf();
    var stamped = new ArrayList<Double>();
    var rewritten = new ArrayList<Double>();
    var grown = 0L;
    try (var workers = TestWorkers.start(Map.of())) {
      for (var round = 0; round < WARM_UP + ROUNDS; round++) {
        var one = System.nanoTime();
        grown = stamp(workers, pdf);
        var two = System.nanoTime();
        assertThat(workers.bind(List.of(DocumentBytes.of(pdf)), StampBenchTests::length))
            .isPositive();
        var three = System.nanoTime();
        if (round >= WARM_UP) {
          stamped.add((two - one) / 1e6);
          rewritten.add((three - two) / 1e6);
        }
      }
    }
    System.out.printf(
        "BENCH stamp %d pages (%d kB → %d kB): %.0f ms, rewritten %.0f ms, ratio %.2f%n",
        PAGES,
        pdf.length / 1000,
        grown / 1000,
        median(stamped),
        median(rewritten),
        median(stamped) / median(rewritten));
    assertThat(median(stamped)).isPositive();
  }

  private static long stamp(FormatWorkers workers, byte[] pdf) {
    return workers.copy(
        DocumentFormat.PDF,
        DocumentKey.unique(),
        DocumentBytes.of(pdf),
        CopyForm.OWN,
        FormatWorkersContract.STAMP,
        StampBenchTests::length);
  }

  private static long length(StampedCopy copy) {
    try {
      return copy.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double median(List<Double> times) {
    return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
  }

  private static byte[] pdf() throws IOException {
    try (var document = new PDDocument();
        var out = new ByteArrayOutputStream()) {
      var font = new PDType1Font(Standard14Fonts.FontName.HELVETICA);
      for (var page = 1; page <= PAGES; page++) {
        addPage(document, font, page);
      }
      document.save(out);
      return out.toByteArray();
    }
  }

  private static void addPage(PDDocument document, PDType1Font font, int number)
      throws IOException {
    var page = new PDPage();
    document.addPage(page);
    try (var content = new PDPageContentStream(document, page)) {
      content.beginText();
      content.setFont(font, 11);
      content.setLeading(14);
      content.newLineAtOffset(60, 730);
      for (var line = 0; line < 45; line++) {
        content.showText(
            "page " + number + " line " + line + " of a progress note, as long as usual");
        content.newLine();
      }
      content.endText();
    }
  }
}
