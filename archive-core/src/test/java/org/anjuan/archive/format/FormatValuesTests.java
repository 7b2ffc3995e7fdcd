package org.anjuan.archive.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("QRY-1")
class FormatValuesTests {

  @Test
  void mediaTypesAreKnownWhateverTheirCaseAndParameters() {
    assertThat(DocumentFormat.of("application/pdf")).contains(DocumentFormat.PDF);
    assertThat(DocumentFormat.of("Image/TIFF; application=faxbw")).contains(DocumentFormat.TIFF);
    assertThat(DocumentFormat.of("video/mp4")).isEmpty();
  }

  @Test
  void everyFormatIsFoundByItsMediaType() {
    for (var format : DocumentFormat.values()) {
      assertThat(DocumentFormat.of(format.mediaType())).contains(format);
    }
  }

  @Test
  void aStampHasAFewShortLines() {
    assertThat(new PageStamp(List.of(" 王医生 ", "")).lines()).containsExactly("王医生");
    assertThatIllegalArgumentException().isThrownBy(() -> new PageStamp(List.of("  ")));
    assertThatIllegalArgumentException().isThrownBy(() -> new PageStamp(List.of("长".repeat(81))));
  }

  @Test
  void confidenceCountsEachLineByItsLength() {
    var page =
        new PageText(
            1,
            TextOrigin.OCR,
            List.of(new TextLine("四个汉字", null, 1.0), new TextLine("十二", null, 0.4)),
            0,
            0);

    assertThat(page.confidence().orElseThrow()).isCloseTo(0.8, within(1e-9));
    assertThat(page.text()).isEqualTo("四个汉字\n十二");
  }

  @Test
  void settingsThatCanNotBeMeantAreRefused() {
    for (var wrong :
        List.of(
            Map.of("pdf.workers", "0"),
            Map.of("ofd.heap", "1MB"),
            Map.of("image.timeout", "0s"),
            Map.of("scan-dpi", "9"))) {
      assertThatThrownBy(() -> TestWorkers.settings(wrong))
          .as(wrong.toString())
          .rootCause()
          .hasMessageStartingWith("anjuan.format.");
    }
  }
}
