package org.anjuan.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("QRY-6")
class QueryTextTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "肺炎 咳嗽|肺炎,咳嗽",
        "肺炎，咳嗽。|肺炎,咳嗽",
        "\"肺炎，咳嗽\"|肺炎，咳嗽",
        "“心肌 梗死”CT|心肌梗死,ct",
        "\"肺炎|肺炎",
        "肺炎\"咳嗽|肺炎,咳嗽",
        "36.5℃|36.5°c",
        "1,000|1,000",
        "10:30|10:30",
        "诊断:肺炎|诊断,肺炎",
        "(+)|(+)",
        "阳性(+)|阳性",
        "CT-A|ct-a",
        "。|。",
        "肺炎 肺炎|肺炎",
      })
  void takesApartWhatWasTyped(String typed, String terms) {
    // A comma inside a term is told from the one between by the digits around it.
    var expected = terms.equals("1,000") ? List.of(terms) : Arrays.asList(terms.split(","));
    assertThat(
            QueryText.parse(typed, TestArchive.folding()).terms().stream()
                .map(term -> term.folded().replace("，", ","))
                .toList())
        .isEqualTo(expected.stream().map(term -> term.replace("，", ",")).toList());
  }

  @Test
  void blankIsNoTerm() {
    for (var blank : List.of("", " ", "\u3000\n", "\"\"", "\u200B")) {
      assertThat(QueryText.parse(blank, TestArchive.folding()).isBlank())
          .as("<%s>", blank)
          .isTrue();
    }
  }

  @Test
  void theLimitsAreExact() {
    assertThat(QueryText.parse("肺".repeat(QueryText.MAX_CHARACTERS), TestArchive.folding()).terms())
        .hasSize(1);
    assertThatExceptionOfType(QueryTooLong.class)
        .isThrownBy(
            () -> QueryText.parse("肺".repeat(QueryText.MAX_CHARACTERS + 1), TestArchive.folding()));
  }
}
