package org.anjuan.security.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import org.anjuan.archive.platform.InvalidValue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Links as nobody would write them: each is read in one way or refused by name, and nothing else is
 * thrown. The same ones each time.
 */
@Tag("INT-1")
class LinkFuzzTests {
  private static final int ROUNDS = 60_000;
  private static final String SIGNATURE = "&sig=" + "0123456789abcdef".repeat(4);
  private static final String PLAIN =
      "admissionNo=ZY000123&app=emr&campus=MAIN&nonce=abcdefghijklmnop&staff=1001&ts=1767225600"
          + "&visitNo=2"
          + SIGNATURE;
  private static final List<String> PIECES =
      List.of(
          "&",
          "=",
          "%",
          "%00",
          "%0A",
          "%26",
          "%3D",
          "%25",
          "%31",
          "%5a",
          "+",
          ";",
          "#",
          "?",
          "\n",
          "\u0000",
          "張",
          "\ud800",
          "sig=",
          "&app=emr",
          "&staff=1002",
          "&recordNo=1",
          "&visitNo=1",
          "%E5%BC%A0",
          "%C0%80",
          "%ed%a0%80",
          "00",
          "-1",
          "99999999999999999999",
          "ts=",
          "&&",
          "&=&",
          "%2",
          "A",
          SIGNATURE);

  @Test
  void queryIsReadInOneWayOrRefused() {
    var readable = new int[1];
    everyRound(random -> {
      var typed = mutated(PLAIN, random);
      try {
        var read = SignedQuery.parse(typed);
        readable[0]++;
        // What is signed says again, whole, what was read.
        var lines = read.canonical(LinkPage.RECORD).lines().skip(3).toList();
        var again = SignedQuery.parse(String.join("&", lines) + SIGNATURE);
        assertThat(again.signed()).as(typed).isEqualTo(read.signed());
        assertThat(again.encounter()).isEqualTo(read.encounter());
      } catch (InvalidValue refused) {
        assertThat(refused).hasMessageMatching("invalid value: [A-Za-z]+");
      }
    });
    assertThat(readable[0]).as("some could be read").isPositive();
  }

  @Test
  void originsAndIdsAreReadOrRefused() {
    eachOf("http://emr.hospital.local:8080", text -> new FrameOrigin(text).value());
    eachOf("emr-1", text -> new ApplicationId(text).value());
  }

  private static void eachOf(String plain, Function<String, String> reader) {
    everyRound(random -> {
      var typed = mutated(plain, random);
      try {
        assertThat(reader.apply(typed)).isEqualTo(typed).doesNotContainPattern("[\\s;,'\"*]");
      } catch (InvalidValue refused) {
        assertThat(refused).hasMessageMatching("invalid value: [A-Za-z]+");
      }
    });
  }

  private static void everyRound(Consumer<Random> round) {
    for (var seed = 0L; seed < ROUNDS; seed++) {
      round.accept(new Random(seed));
    }
  }

  private static String mutated(String plain, Random random) {
    var text = new StringBuilder(plain);
    for (var changes = random.nextInt(4); changes >= 0; changes--) {
      var at = random.nextInt(text.length() + 1);
      switch (random.nextInt(6)) {
        case 0 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
        case 1 -> text.insert(at, (char) random.nextInt(random.nextBoolean() ? 0x80 : 0x10000));
        case 2 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(4)));
        case 3 ->
            text.replace(at, Math.min(text.length(), at + 1), Integer.toString(random.nextInt(10)));
        case 4 ->
            text.replace(
                at, Math.min(text.length(), at + 3), PIECES.get(random.nextInt(PIECES.size())));
        default -> text.append(text.substring(at));
      }
    }
    return text.toString();
  }
}
