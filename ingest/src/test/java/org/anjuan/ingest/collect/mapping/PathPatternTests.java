package org.anjuan.ingest.collect.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Map;
import org.anjuan.archive.platform.InvalidValue;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("ING-3")
@Tag("IFC-3")
class PathPatternTests {
  private static final String USUAL =
      "{**}/{admissionNo}_{visitNo}/{sourceSystem}/{category}_{sourceDocumentId}[_v{sourceVersion}].{ext}";

  @Test
  void namedPartsAreReadFromThePath() {
    assertThat(parts(USUAL, "20260301/Z2026_001_2/LIS/C0007_R-9_v3.pdf"))
        .isEqualTo(
            Map.of(
                "admissionNo", "Z2026_001",
                "visitNo", "2",
                "sourceSystem", "LIS",
                "category", "C0007",
                "sourceDocumentId", "R-9",
                "sourceVersion", "3",
                "ext", "pdf"));
  }

  @Test
  void whatStandsInBracketsMayBeMissing() {
    assertThat(parts(USUAL, "2026/03/01/Z1_1/EMR/C0034_77.ofd"))
        .doesNotContainKey("sourceVersion")
        .containsEntry("sourceDocumentId", "77");
  }

  @Test
  void aPathThatDoesNotFitIsNotRead() {
    var pattern = PathPattern.of(USUAL, "path");
    assertThat(pattern.read("20260301/Z1/EMR/C0034_77.pdf")).isEmpty();
    assertThat(pattern.read("readme.txt")).isEmpty();
    assertThat(PathPattern.of("{admissionNo}.pdf", "path").read("a/b.pdf")).isEmpty();
  }

  @Test
  void allElseIsTakenToTheLetter() {
    assertThat(PathPattern.of("a.b(c)+/{title}.pdf", "path").read("aXb(c)+/t.pdf")).isEmpty();
    assertThat(parts("a.b(c)+/{title}.pdf", "a.b(c)+/报告 1.pdf")).containsEntry("title", "报告 1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "{nobody}", "{title}{title}", "[[{title}]]", "[{title}", "{title}]"})
  void aPatternThatIsNoneIsRefusedWhenItIsEntered(String text) {
    assertThatExceptionOfType(InvalidValue.class)
        .isThrownBy(() -> PathPattern.of(text, "mapping.path"))
        .satisfies(refused -> assertThat(refused.field()).isEqualTo("mapping.path"));
  }

  @Test
  void aPathMadeToTakeLongTakesNoTime() {
    var pattern =
        PathPattern.of("{title}_{author}_{category}_{recordNo}_{admissionNo}_{campus}.pdf", "path");
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(10), () -> assertThat(pattern.read("_".repeat(120) + ".pdx")).isEmpty());
  }

  private static Map<String, String> parts(String pattern, String path) {
    return PathPattern.of(pattern, "path").read(path).orElseThrow();
  }
}
