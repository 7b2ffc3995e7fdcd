package org.anjuan.worker.pdf;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Calendar;
import java.util.List;
import org.anjuan.worker.drawing.Watermark;
import org.anjuan.worker.protocol.CopyForm;
import org.anjuan.worker.protocol.Overlay;
import org.anjuan.worker.protocol.StampLook;
import org.anjuan.worker.runtime.Limits;
import org.anjuan.worker.runtime.Stamping;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("SEC-2")
@Tag("QRY-4")
class PdfCopyTests {
  private static final Overlay OVERLAY =
      new Overlay(List.of("王医生 1001", "2026-03-01 10:00:00"), StampLook.DEFAULT, new byte[0]);

  private final PdfFormat format = new PdfFormat();

  @ParameterizedTest
  @ValueSource(ints = {0, 90, 180, 270})
  void stampCoversThePageAsItIsSeen(int rotation) throws Exception {
    try (var document = document("Discharge summary")) {
      var page = document.getPage(0);
      page.setRotation(rotation);
      page.setCropBox(new PDRectangle(50, 40, 400, 600));
      try (var copy = Loader.loadPDF(copy(document).bytes())) {
        var image = new PDFRenderer(copy).renderImage(0, 1);
        for (var quarter : quarters(image)) {
          assertThat(tinted(quarter)).as("%d degrees", rotation).isGreaterThan(300);
        }
        var stripper = new PDFTextStripper();
        assertThat(stripper.getText(copy)).contains("王医生");
      }
    }
  }

  @Test
  void contentThatLeavesItsStateOpenOrClosesTooMuchMovesNoStamp() throws Exception {
    try (var plain = document("Discharge summary");
        var open = document("Discharge summary");
        var closed = document("Discharge summary")) {
      append(open, "\nq 0.1 0 0 0.1 300 300 cm\n");
      append(closed, "\nQ Q Q\n");
      var expected = tinted(first(copy(plain).bytes()));
      assertThat(tinted(first(copy(open).bytes()))).isEqualTo(expected);
      assertThat(tinted(first(copy(closed).bytes()))).isEqualTo(expected);
    }
  }

  @Test
  void stampIsPartOfThePagesOnlyContentStreamAndNothingOfItIsShared() throws Exception {
    try (var document = document("one")) {
      document.importPage(document.getPage(0));
      try (var copy = Loader.loadPDF(copy(document).bytes())) {
        assertThat(copy.getNumberOfPages()).isEqualTo(2);
        for (var page : copy.getPages()) {
          var contents = page.getCOSObject().getDictionaryObject(COSName.CONTENTS);
          assertThat(contents).isInstanceOf(COSStream.class);
          assertThat(page.getAnnotations()).isEmpty();
          assertThat(page.getResources().getXObjectNames()).isEmpty();
          var text = new String(page.getContents().readAllBytes(), US_ASCII);
          assertThat(text.indexOf("Tj ET Q")).isLessThan(text.indexOf("(one)"));
          assertThat(text.lastIndexOf("Tj ET Q")).isGreaterThan(text.indexOf("(one)"));
        }
        assertThat(copy.getPage(0).getCOSObject().getItem(COSName.CONTENTS))
            .isNotEqualTo(copy.getPage(1).getCOSObject().getItem(COSName.CONTENTS));
      }
    }
  }

  @Test
  void contentThatCannotBeUnpackedStaysAndTheStampIsThere() throws Exception {
    try (var document = document("lost")) {
      var broken = document.getDocument().createCOSStream();
      try (var raw = broken.createRawOutputStream()) {
        raw.write("this is not packed".getBytes(US_ASCII));
      }
      broken.setItem(COSName.FILTER, COSName.FLATE_DECODE);
      document.getPage(0).getCOSObject().setItem(COSName.CONTENTS, broken);
      try (var copy = Loader.loadPDF(copy(document).bytes())) {
        assertThat(copy.getPage(0).getCOSObject().getDictionaryObject(COSName.CONTENTS))
            .isInstanceOf(COSArray.class);
        assertThat(tinted(new PDFRenderer(copy).renderImage(0, 1))).isGreaterThan(2_000);
      }
    }
  }

  @Test
  void signedDocumentIsSaidToBeSigned() throws Exception {
    byte[] plain;
    try (var unsigned = document("signed")) {
      plain = bytes(unsigned);
    }
    assertThat(copy(plain).signed()).isFalse();
    try (var document = Loader.loadPDF(plain)) {
      var out = new ByteArrayOutputStream();
      var signature = new PDSignature();
      signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
      signature.setSubFilter(PDSignature.SUBFILTER_ADBE_PKCS7_DETACHED);
      signature.setSignDate(Calendar.getInstance());
      document.addSignature(signature, content -> new byte[] {1, 2, 3});
      document.saveIncremental(out);
      var copied = copy(out.toByteArray());
      assertThat(copied.signed()).isTrue();
      try (var copy = Loader.loadPDF(copied.bytes())) {
        assertThat(new PDFTextStripper().getText(copy)).contains("signed", "王医生");
      }
    }
  }

  @Test
  void nameWithACharacterThatTheFontLacksIsStillStamped() throws Exception {
    var overlay = new Overlay(List.of("王\uD869\uDEDD医生"), StampLook.DEFAULT, new byte[0]);
    try (var document = document("x")) {
      var out = new ByteArrayOutputStream();
      try (var open = format.open(bytes(document), Limits.DEFAULT)) {
        open.copy(new Stamping(CopyForm.OWN, overlay, Watermark::inShippedFont), out);
      }
      try (var copy = Loader.loadPDF(out.toByteArray())) {
        assertThat(new PDFTextStripper().getText(copy)).contains("医生");
      }
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Copy(byte[] bytes, boolean signed) {}

  private Copy copy(PDDocument document) throws Exception {
    return copy(bytes(document));
  }

  private Copy copy(byte[] document) throws Exception {
    var out = new ByteArrayOutputStream();
    try (var open = format.open(document, Limits.DEFAULT)) {
      var copied = open.copy(new Stamping(CopyForm.OWN, OVERLAY, Watermark::inShippedFont), out);
      return new Copy(out.toByteArray(), copied.signed());
    }
  }

  private static PDDocument document(String text) throws IOException {
    var document = new PDDocument();
    var page = new PDPage(PDRectangle.A4);
    document.addPage(page);
    try (var content = new PDPageContentStream(document, page)) {
      content.beginText();
      content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA_BOLD), 24);
      content.newLineAtOffset(80, 600);
      content.showText(text);
      content.endText();
    }
    return document;
  }

  private static void append(PDDocument document, String operators) throws IOException {
    var page = document.getPage(0);
    try (var content =
        new PDPageContentStream(
            document, page, PDPageContentStream.AppendMode.APPEND, false, false)) {
      content.appendRawCommands(operators);
    }
  }

  private static byte[] bytes(PDDocument document) throws IOException {
    var out = new ByteArrayOutputStream();
    document.save(out);
    return out.toByteArray();
  }

  private static BufferedImage first(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      return new PDFRenderer(document).renderImage(0, 1);
    }
  }

  private static List<BufferedImage> quarters(BufferedImage image) {
    int w = image.getWidth() / 2;
    int h = image.getHeight() / 2;
    return List.of(
        image.getSubimage(0, 0, w, h),
        image.getSubimage(w, 0, w, h),
        image.getSubimage(0, h, w, h),
        image.getSubimage(w, h, w, h));
  }

  private static int tinted(BufferedImage image) {
    int count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int green = image.getRGB(x, y) >> 8 & 255;
        count += green >= 170 && green < 250 ? 1 : 0;
      }
    }
    return count;
  }
}
