package org.anjuan.worker.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.anjuan.worker.protocol.PageContent.Origin;
import org.anjuan.worker.protocol.Refusal;
import org.anjuan.worker.runtime.Limits;
import org.anjuan.worker.runtime.Unreadable;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("QRY-1")
class PdfFormatTests {

  private final PdfFormat format = new PdfFormat();

  @Test
  void documentEncryptedWithoutAPasswordIsRead() throws Exception {
    try (var open = format.open(encrypted(""), Limits.DEFAULT)) {
      assertThat(open.read(1).lines().get(0).text()).isEqualTo("Discharge summary");
    }
  }

  @Test
  void documentThatNeedsAPasswordIsRefused() throws IOException {
    var content = encrypted("secret");

    assertThatExceptionOfType(Unreadable.class)
        .isThrownBy(() -> format.open(content, Limits.DEFAULT))
        .extracting(Unreadable::reason)
        .isEqualTo(Refusal.ENCRYPTED);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 90, 180, 270})
  void placesAreThoseOfThePageAsItIsSeen(int rotation) throws Exception {
    try (var document = document()) {
      document.getPage(0).setRotation(rotation);
      try (var open = format.open(bytes(document), Limits.DEFAULT)) {
        var page = open.read(1);
        var line = page.lines().get(0);
        var drawn = open.draw(1, 600);

        assertThat(page.origin()).isEqualTo(Origin.LAYER);
        assertThat(drawn.getWidth()).isEqualTo(600);
        int dark = 0;
        for (int y = (int) (line.y() * drawn.getHeight());
            y < (line.y() + line.height()) * drawn.getHeight();
            y++) {
          for (int x = (int) (line.x() * drawn.getWidth());
              x < (line.x() + line.width()) * drawn.getWidth();
              x++) {
            dark += (drawn.getRGB(x, y) & 255) < 128 ? 1 : 0;
          }
        }
        assertThat(dark).as("ink within the box").isGreaterThan(300);
        assertThat(line.width() * line.height()).as("box is narrow").isLessThan(0.03);
      }
    }
  }

  @Test
  void pagesAreCountedWhereTheDocumentLies() throws Exception {
    try (var document = document()) {
      document
          .getDocumentCatalog()
          .getPages()
          .getCOSObject()
          .setItem(COSName.COUNT, COSInteger.get(Integer.MAX_VALUE));
      try (var open = format.open(bytes(document), Limits.DEFAULT)) {
        assertThat(open.pageCount()).isEqualTo(1);
        assertThat(open.read(1).lines()).hasSize(1);
      }
    }
  }

  @Test
  void hugePageIsDrawnWithinTheLimit() throws Exception {
    try (var document = document()) {
      var box = document.getPage(0).getMediaBox();
      box.setUpperRightX(14_400_000);
      box.setUpperRightY(14_400_000);
      document.getPage(0).setMediaBox(box);
      document.getPage(0).setCropBox(box);
      try (var open = format.open(bytes(document), new Limits(1 << 20, 10, 1_000_000))) {
        var image = open.draw(1, 6000);
        assertThat((long) image.getWidth() * image.getHeight()).isLessThanOrEqualTo(1_002_001);
      }
    }
  }

  private static PDDocument document() throws IOException {
    var document = new PDDocument();
    var page = new PDPage();
    document.addPage(page);
    try (var content = new PDPageContentStream(document, page)) {
      content.beginText();
      content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA_BOLD), 24);
      content.newLineAtOffset(80, 600);
      content.showText("Discharge summary");
      content.endText();
    }
    return document;
  }

  private static byte[] encrypted(String password) throws IOException {
    try (var document = document()) {
      document.protect(new StandardProtectionPolicy("owner", password, new AccessPermission()));
      return bytes(document);
    }
  }

  private static byte[] bytes(PDDocument document) throws IOException {
    var out = new ByteArrayOutputStream();
    document.save(out);
    return out.toByteArray();
  }
}
