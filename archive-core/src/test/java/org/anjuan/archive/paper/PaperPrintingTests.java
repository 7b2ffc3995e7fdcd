package org.anjuan.archive.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.anjuan.archive.document.CategoryCode;
import org.anjuan.archive.organisation.CampusCode;
import org.anjuan.archive.paper.LabelTemplate.BarCode;
import org.anjuan.archive.paper.LabelTemplate.Field;
import org.anjuan.archive.paper.LabelTemplate.Line;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.archive.record.StayNumber;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** DIG-5: labels print singly and in batch by a template; what is printed can be read again. */
@Tag("DIG-5")
class PaperPrintingTests {
  private final PaperPrinting printing = new PaperPrinting();

  private static LabelText label(int number) {
    var stay = new StayNumber(new CampusCode("MAIN"), "ZY2026" + number, 1);
    return new LabelText(
        new PaperCode.Label(stay),
        Map.of(Field.PATIENT_NAME, "张建国" + number, Field.RECORD_NO, "000" + number));
  }

  private static LabelTemplate template(BarCode code, int columns) {
    var lines = List.of(new Line("{patientName} {department}", 11), new Line("病案号 {recordNo}", 8));
    return new LabelTemplate(code, 64, 34, columns, 2, lines);
  }

  @ParameterizedTest
  @EnumSource(BarCode.class)
  void barCodeOfALabelIsReadFromThePrint(BarCode code) throws IOException {
    try (var pdf = Loader.loadPDF(printing.labels(template(code, 0), List.of(label(1))))) {
      assertThat(pdf.getNumberOfPages()).isEqualTo(1);
      assertThat(text(pdf)).contains("张建国1").contains("病案号 0001");
      assertThat(read(pdf, 0)).isEqualTo("AJL/MAIN/ZY20261/1");
    }
  }

  @Test
  void batchFillsSheets() throws IOException {
    var many = IntStream.range(0, 30).mapToObj(PaperPrintingTests::label).toList();
    try (var pdf = Loader.loadPDF(printing.labels(template(BarCode.QR, 3), many))) {
      assertThat(pdf.getNumberOfPages()).as("7 rows of 3").isEqualTo(2);
      assertThat(text(pdf)).contains("张建国0").contains("张建国29");
    }
  }

  @Test
  void separatorSheetIsReadFromThePrint() throws IOException {
    var sheet =
        new PaperPrinting.Sheet(
            new PaperCode.CategorySheet(new CategoryCode("C0026")), "手术知情同意书", "Consent");
    try (var pdf = Loader.loadPDF(printing.sheets(List.of(sheet)))) {
      assertThat(text(pdf)).contains("手术知情同意书");
      assertThat(read(pdf, 0)).isEqualTo("AJS/C/C0026");
    }
  }

  @Test
  void charactersThatTheFontHasNotGotDontStopThePrint() throws IOException {
    var strange = new LabelText(label(1).code(), Map.of(Field.PATIENT_NAME, "李\uD883\uDEDD\u0001"));
    try (var pdf = Loader.loadPDF(printing.labels(template(BarCode.QR, 0), List.of(strange)))) {
      assertThat(text(pdf)).contains("李");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{idNumber}", "{", "{patientName} {}"})
  void onlyKnownFieldsAreNamed(String text) {
    if (text.equals("{")) {
      assertThat(new Line(text, 8).text()).isEqualTo(text);
    } else {
      assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> new Line(text, 8));
    }
  }

  @Test
  void labelsThatDoNotFitOnASheetAreRefused() {
    assertThatExceptionOfType(InvalidValue.class)
        .isThrownBy(() -> new LabelTemplate(BarCode.QR, 80, 30, 3, 0, List.of()));
  }

  private static String text(PDDocument pdf) throws IOException {
    return new PDFTextStripper().getText(pdf);
  }

  private static String read(PDDocument pdf, int page) throws IOException {
    BufferedImage image = new PDFRenderer(pdf).renderImageWithDPI(page, 300);
    return String.valueOf(PageReading.of(PaperPictures.pixels(image)).code());
  }
}
