package org.anjuan.archive.watermark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import org.anjuan.archive.platform.InvalidValue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("SEC-2")
@Tag("QRY-2")
class TemplateTests {

  @Test
  void linesAreFilledAndEmptyOnesLeftOut() {
    var text = new TemplateText(List.of("{name} {number}", "{department}", "{time} $1"));

    var lines = text.filled(Map.of("name", "王 $2", "number", "1001", "time", "10:00"));

    assertThat(lines).containsExactly("王 $2 1001", "10:00 $1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{name}",
        "{time}",
        "Confidential",
        "{name} {time} {password}",
        "{name} {time} {}",
        "{name} {time} \u200b",
        "{name} {time}\u202e"
      })
  void textWithoutWhoAndWhenOrWithWhatCanNotBeSeenIsRefused(String line) {
    assertThatExceptionOfType(InvalidValue.class)
        .isThrownBy(() -> new TemplateText(List.of(line)))
        .satisfies(refused -> assertThat(refused.field()).isEqualTo("lines"));
  }

  @Test
  void moreLinesThanAPageHasRoomForAreRefused() {
    assertThatExceptionOfType(InvalidValue.class)
        .isThrownBy(() -> new TemplateText(List.of("{name}", "{time}", "3", "4", "5")));
  }

  @ParameterizedTest
  @CsvSource({
    "24, 0, 21, 100, #2d2d3c",
    "24, 17, 21, 100, #ffffff",
    "24, 8, 21, 100, #808080",
    "24, 17, 1, 100, #2d2d3c",
    "24, 17, 21, 1000, #2d2d3c",
    "90, 17, 21, 100, #2d2d3c",
    "24, 100, 21, 100, #2d2d3c",
    "24, 17, 21, 100, black"
  })
  void lookThatHidesTheMarkOrThePageIsRefused(
      int angle, int opacity, int size, int spacing, String colour) {
    assertThatExceptionOfType(InvalidValue.class)
        .isThrownBy(() -> new TemplateLook(angle, opacity, size, spacing, colour));
  }

  @Test
  void whatEverybodyStartsWithIsWithinTheLimits() {
    assertThat(WatermarkTemplate.FIRST.invisible()).isFalse();
    assertThat(TemplateLook.DEFAULT.forPages().opacity()).isEqualTo(0.17);
  }
}
