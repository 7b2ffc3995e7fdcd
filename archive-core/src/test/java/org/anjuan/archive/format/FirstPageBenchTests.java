package org.anjuan.archive.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The first page of a 500-page PDF, sent to a worker and stamped, against the same page alone in a
 * PDF of its own: what does the length of a document cost the one who opens it?
 */
@Tag("bench")
@Tag("QRY-1")
class FirstPageBenchTests {
  private static final int PAGES = 500;
  private static final int WARM_UP = 20;
  private static final int ROUNDS = 60;
  private static final PageStyle STYLE =
      new PageStyle(1240, Optional.of(new PageStamp(List.of("bench"))));

  @Test
  void theFirstPageOfALongDocumentCostsLittleMoreThanThatPage() throws IOException {
    var longOne = pdf(PAGES);
    var alone = pdf(1);
    var ofLong = new ArrayList<Double>();
    var ofAlone = new ArrayList<Double>();
    try (var workers = TestWorkers.start(Map.of())) {
      for (var round = 0; round < WARM_UP + ROUNDS; round++) {
        var one = milliseconds(workers, longOne);
        var other = milliseconds(workers, alone);
        if (round >= WARM_UP) {
          ofLong.add(one);
          ofAlone.add(other);
        }
      }
    }
    var ratio = median(ofLong) / median(ofAlone);
    System.out.printf(
        "BENCH first page of %d (%d kB): %.1f ms, alone (%d kB): %.1f ms, ratio %.2f%n",
        PAGES, longOne.length / 1000, median(ofLong), alone.length / 1000, median(ofAlone), ratio);
    assertThat(ratio).isPositive();
  }

  private static double milliseconds(FormatWorkers workers, byte[] pdf) {
    var begin = System.nanoTime();
    workers.page(DocumentFormat.PDF, DocumentKey.unique(), DocumentBytes.of(pdf), 1, STYLE);
    return (System.nanoTime() - begin) / 1e6;
  }

  private static double median(List<Double> times) {
    return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
  }

  private static byte[] pdf(int pages) throws IOException {
    try (var document = new PDDocument();
        var out = new ByteArrayOutputStream()) {
      var font = new PDType1Font(Standard14Fonts.FontName.HELVETICA);
      for (var page = 1; page <= pages; page++) {
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
