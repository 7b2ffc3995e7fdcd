package org.anjuan.archive.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleValuesTests {

  @ParameterizedTest
  @Tag("TAG-1")
  @CsvSource({
    "B20-B24, B20, true",
    "B20-B24, B24.901, true",
    "B20-B24, B25, false",
    "B20-B24, B19.9, false",
    "B20–B24, b22.1, true",
    "Z21, Z21, true",
    "Z21, Z21.x00, true",
    "Z21, Z22, false",
    "K70.3, K70.301, true",
    "K70.3, K70.4, false"
  })
  void diagnosesLieInRanges(String range, String code, boolean inside) {
    assertThat(new CodeRange(range).contains(code)).isEqualTo(inside);
  }
}
