package org.anjuan.archive.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.anjuan.archive.format.FormatWorkersContract.STAMP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.anjuan.archive.format.TestWorkers.Seen;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

@Tag("SEC-2")
@Tag("QRY-4")
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(TestWorkers.PROCESSES)
class StampedCopyTests {
  private static final int PAGES = 100;
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final PageStyle LOOK = PageStyle.plain().atWidth(1000);

  @Test
  void hundredPagesOfPicturesAreStampedWithinASmallHeap() throws IOException {
    var document = scans();
    try (var workers = TestWorkers.start(Map.of("pdf.heap", "128MB"))) {
      var copy = copy(workers, DocumentFormat.PDF, document, CopyForm.OWN);
      assertThat(copy.length).isBetween(document.length, document.length + PAGES * 8_000);
      try (var opened = Loader.loadPDF(copy)) {
        assertThat(opened.getNumberOfPages()).isEqualTo(PAGES);
        var stripper = new PDFTextStripper();
        stripper.setStartPage(PAGES);
        assertThat(stripper.getText(opened)).contains("王医生", "1001");
      }
    }
  }

  @Test
  void textOfACopyIsTheDocumentsAndThatOfItsStamp() throws IOException {
    var lines = List.of("入院记录：反复咳嗽咳痰10年", "既往史：高血压病史5年余");
    try (var workers = TestWorkers.start(Map.of())) {
      var pdf = copy(workers, DocumentFormat.PDF, Samples.pdf(lines), CopyForm.OWN);
      try (var opened = Loader.loadPDF(pdf)) {
        for (int page = 1; page <= 2; page++) {
          var stripper = new PDFTextStripper();
          stripper.setStartPage(page);
          stripper.setEndPage(page);
          assertThat(stripper.getText(opened).replace(" ", ""))
              .contains(lines.get(page - 1), "王医生", "2026-03-01");
        }
      }
      var ofd = copy(workers, DocumentFormat.OFD, Samples.ofd(lines), CopyForm.OWN);
      var seen = new Seen();
      workers.extract(DocumentFormat.OFD, DocumentBytes.of(ofd), seen);
      assertThat(seen.texts).hasSize(2);
      for (int page = 0; page < 2; page++) {
        assertThat(seen.texts.get(page).text().replace(" ", "")).contains("王医生1001");
      }
    }
  }

  @Test
  @Tag("GEN-5")
  void ofWhatIsSetOnPaperAPdfOfStampedPicturesIsMade() throws IOException {
    var documents =
        Map.of(
            DocumentFormat.XML, TextWorkersTests.CDA.getBytes(UTF_8),
            DocumentFormat.TEXT, "第一页\f第二页".getBytes(UTF_8),
            DocumentFormat.DOCX, TextWorkersTests.docx(),
            DocumentFormat.DICOM, VarietyTests.Dicom.twoFrames("张^建国", GB18030));
    try (var workers = TestWorkers.start(Map.of())) {
      for (var one : documents.entrySet()) {
        var format = one.getKey();
        assertThat(CopyForm.OWN.of(format)).isEqualTo(DocumentFormat.PDF);
        var plain = DocumentBytes.of(one.getValue());
        int pages = workers.pageCount(format, DocumentKey.unique(), plain);
        var form = format == DocumentFormat.TEXT ? CopyForm.PDF : CopyForm.OWN;
        var copy = DocumentBytes.of(copy(workers, format, one.getValue(), form));
        var key = DocumentKey.unique();
        assertThat(workers.pageCount(DocumentFormat.PDF, key, copy)).isEqualTo(pages);
        for (int page = 1; page <= pages; page++) {
          var before = workers.page(format, DocumentKey.unique(), plain, page, LOOK);
          var after = workers.page(DocumentFormat.PDF, key, copy, page, LOOK);
          assertThat(changed(before, after))
              .as("%s %s page %d", format, form, page)
              .isBetween(10_000, before.width() * before.height() / 3);
        }
      }
    }
  }

  @Test
  void theCopyOfALockedDocumentIsStampedAndNeedsNoPassword() throws IOException {
    var lines = List.of("会诊记录：建议完善检查");
    var locked = locked(Samples.pdf(lines), "geheim");
    try (var workers = TestWorkers.start(Map.of())) {
      assertThatExceptionOfType(UnreadableDocument.class)
          .isThrownBy(() -> copy(workers, DocumentFormat.PDF, locked, CopyForm.OWN))
          .extracting(UnreadableDocument::reason)
          .isEqualTo(UnreadableDocument.Reason.ENCRYPTED);
      var bytes = DocumentBytes.of(locked).unlockedBy(() -> List.of("falsch", "geheim"));
      try (var opened = Loader.loadPDF(copy(workers, DocumentFormat.PDF, bytes, CopyForm.OWN))) {
        assertThat(opened.isEncrypted()).isFalse();
        assertThat(new PDFTextStripper().getText(opened).replace(" ", ""))
            .contains(lines.getFirst(), "王医生");
      }
    }
  }

  private static byte[] locked(byte[] pdf, String password) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      document.protect(new StandardProtectionPolicy("owner", password, new AccessPermission()));
      var out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }

  /** How many pixels are not what they were. */
  private static int changed(PageImage before, PageImage after) throws IOException {
    var plain = ImageIO.read(new ByteArrayInputStream(before.jpeg()));
    var stamped = ImageIO.read(new ByteArrayInputStream(after.jpeg()));
    int count = 0;
    for (int y = 0; y < Math.min(plain.getHeight(), stamped.getHeight()); y++) {
      for (int x = 0; x < plain.getWidth(); x++) {
        int change = (plain.getRGB(x, y) >> 8 & 255) - (stamped.getRGB(x, y) >> 8 & 255);
        count += Math.abs(change) > 12 ? 1 : 0;
      }
    }
    return count;
  }

  private static byte[] copy(
      FormatWorkers workers, DocumentFormat format, byte[] document, CopyForm form) {
    return copy(workers, format, DocumentBytes.of(document), form);
  }

  private static byte[] copy(
      FormatWorkers workers, DocumentFormat format, DocumentBytes document, CopyForm form) {
    return workers.copy(
        format,
        DocumentKey.unique(),
        document,
        form,
        STAMP,
        copy -> {
          try {
            return copy.readAllBytes();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /** Some 25 MB in a hundred pictures, none like the other. */
  private static byte[] scans() throws IOException {
    var picture = new BufferedImage(600, 848, BufferedImage.TYPE_INT_RGB);
    var random = new Random(11);
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        picture.setRGB(x, y, random.nextInt(0x1000000));
      }
    }
    var jpeg = new ByteArrayOutputStream();
    ImageIO.write(picture, "jpeg", jpeg);
    var bytes = jpeg.toByteArray();
    try (var document = new PDDocument()) {
      for (int i = 0; i < PAGES; i++) {
        var page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        var image = JPEGFactory.createFromStream(document, new ByteArrayInputStream(bytes));
        try (var content = new PDPageContentStream(document, page)) {
          content.drawImage(image, 0, 0, PDRectangle.A4.getWidth(), PDRectangle.A4.getHeight());
        }
      }
      var out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }
}
