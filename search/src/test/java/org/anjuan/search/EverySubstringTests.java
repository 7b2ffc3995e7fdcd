package org.anjuan.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whatever a text is made of, each two and each three characters of it find it. The seed is told on
 * failure.
 */
@Tag("QRY-6")
class EverySubstringTests {

  private static final int TEXTS = 40;
  private static final int TRIES = 120;
  private static final String LATIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String DIGITS = "0123456789";
  private static final String SIGNS = "，。、：；（）()%/+-.℃±≥ⅡⅢ①㎎ＡｂＣ１２３";
  private static final String SPACES = " \n\t\u3000";
  private static final String TRADITIONAL = "醫檢診斷頭顱雙側肺臟腦腎臟膽囊靜脈動脈術後";

  @Test
  void everyTwoOrThreeCharactersOfATextFindIt() {
    long seed = System.nanoTime();
    var random = new Random(seed);
    try (var archive = new TestArchive()) {
      var texts = new ArrayList<String>();
      var pages = new ArrayList<DocumentPages>();
      for (int i = 0; i < TEXTS; i++) {
        var text = text(random);
        texts.add(text);
        pages.add(
            new DocumentPages(
                TestArchive.record("s" + i).entry(),
                TestArchive.document("sd" + i, 1),
                TestArchive.pages(text)));
      }
      archive.index.put(pages);
      archive.index.refresh();
      for (int i = 0; i < TRIES; i++) {
        int which = random.nextInt(TEXTS);
        var typed = substring(random, texts.get(which));
        var expected = "s" + which;
        var found = new ArrayList<String>();
        archive
            .search
            .search(
                TestArchive.query(
                    typed,
                    TestArchive.EVERYTHING,
                    SearchQuery.Filters.NONE,
                    SearchQuery.Order.RELEVANCE,
                    100,
                    null))
            .records()
            .forEach(hit -> found.add(hit.recordId()));
        assertThat(found)
            .as("<%s> of <%s>, seed %s", typed, texts.get(which), seed)
            .contains(expected);
      }
    }
  }

  private static String substring(Random random, String text) {
    int[] shown = text.codePoints().filter(c -> !Character.isWhitespace(c)).toArray();
    int length = 2 + random.nextInt(2);
    int from = random.nextInt(shown.length - length);
    var typed = new String(shown, from, length);
    return switch (random.nextInt(3)) {
      case 0 -> typed.toUpperCase(java.util.Locale.ROOT);
      case 1 -> "\"" + typed + "\"";
      default -> typed;
    };
  }

  private static String text(Random random) {
    var text = new StringBuilder();
    int length = 60 + random.nextInt(200);
    while (text.length() < length) {
      var kinds = List.of(LATIN, DIGITS, SIGNS, SPACES, TRADITIONAL);
      int kind = random.nextInt(12);
      if (kind < kinds.size()) {
        var from = kinds.get(kind);
        text.append(from.charAt(random.nextInt(from.length())));
      } else {
        text.append((char) (0x4E00 + random.nextInt(0x5000)));
      }
    }
    return text.toString();
  }
}
