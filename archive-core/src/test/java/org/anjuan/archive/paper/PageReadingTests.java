package org.anjuan.archive.paper;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;
import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;
import org.anjuan.archive.document.CategoryCode;
import org.anjuan.archive.format.PagePixels;
import org.anjuan.archive.organisation.CampusCode;
import org.anjuan.archive.record.StayNumber;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** DIG-1: blank pages and separator sheets are seen in the picture itself. */
@Tag("DIG-1")
class PageReadingTests {
  private static final StayNumber STAY = new StayNumber(new CampusCode("MAIN"), "ZY-001", 2);

  private static PageSigns signs(BufferedImage image) {
    return PageReading.of(PaperPictures.pixels(image));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void paperWithNoiseAndShadowIsBlank(long seed) {
    assertThat(signs(PaperPictures.blank(seed)).blank()).isTrue();
  }

  @Test
  void pageOfOneColourIsBlank() {
    assertThat(PageReading.of(new PagePixels(0, 0, new byte[0])).blank()).isTrue();
  }

  @Test
  void oneShortLineIsNotBlank() {
    assertThat(signs(PaperPictures.written("ok, no complaints")).blank()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(
      value = BarcodeFormat.class,
      names = {"CODE_128", "QR_CODE"})
  void sheetsAndLabelsAreReadInBothBarCodes(BarcodeFormat format) {
    for (var code :
        new PaperCode[] {
          new PaperCode.Label(STAY),
          new PaperCode.RecordSheet(STAY),
          new PaperCode.CategorySheet(new CategoryCode("C0026"))
        }) {
      assertThat(signs(PaperPictures.sheet(format, code.text())).paperCode())
          .as("%s %s", format, code.text())
          .contains(code);
    }
  }

  @Test
  void barCodeIsReadOnAPageThatLies() {
    var sheet = PaperPictures.sheet(BarcodeFormat.CODE_128, "AJS/C/C0026");
    var turn = new AffineTransform();
    turn.translate(sheet.getHeight(), 0);
    turn.quadrantRotate(1);
    var lying = new BufferedImage(sheet.getHeight(), sheet.getWidth(), BufferedImage.TYPE_INT_RGB);
    new AffineTransformOp(turn, AffineTransformOp.TYPE_NEAREST_NEIGHBOR).filter(sheet, lying);
    assertThat(signs(lying).code()).isEqualTo("AJS/C/C0026");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"6901234567892", "AJS/C/", "AJS/X/C0026", "AJL/MAIN/ZY-001", "AJL/MAIN/ZY-001/x"})
  void barCodesOfOthersSayNothing(String text) {
    assertThat(PaperCode.of(text)).isEmpty();
    assertThat(signs(PaperPictures.sheet(BarcodeFormat.CODE_128, text)).code()).isNull();
  }
}
