package org.anjuan.security.link;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.anjuan.archive.platform.InvalidValue;
import org.junit.jupiter.api.Tag;

/** A link is read in one way, the one that was signed, or refused by the name of what is wrong. */
@Tag("fuzz")
class SignedQueryFuzzTests {
  private static final String SIGNATURE = "&sig=" + "0123456789abcdef".repeat(4);

  @FuzzTest(maxDuration = "2m")
  void queryIsReadInOneWayOrRefused(byte[] bytes) {
    var typed = new String(bytes, StandardCharsets.UTF_8);
    try {
      var read = SignedQuery.parse(typed);
      var lines = read.canonical(LinkPage.RECORD).lines().skip(3).toList();
      var again = SignedQuery.parse(String.join("&", lines) + SIGNATURE);
      assertThat(again.signed()).isEqualTo(read.signed());
      assertThat(again.encounter()).isEqualTo(read.encounter());
    } catch (InvalidValue refused) {
      assertThat(refused).hasMessageMatching("invalid value: [A-Za-z]+");
    }
  }
}
