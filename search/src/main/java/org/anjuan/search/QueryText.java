package org.anjuan.search;

import java.util.ArrayList;
import java.util.List;

/**
 * What a person typed, taken apart. Nothing that can be typed is wrong: an open quote ends at the
 * end, signs between words part them, and a question of nothing but signs is searched as it stands.
 *
 * @param terms all must be found together
 */
record QueryText(List<Term> terms) {

  static final int MAX_CHARACTERS = 200;
  static final int MAX_TERMS = 16;

  private static final String QUOTES = "\"\u201C\u201D\u201E\u300C\u300D\u300E\u300F\uFF02";

  /** Part words wherever they stand. */
  private static final String SEPARATORS = "，。、；！？【】《》〈〉（）()<>[]{}|;!?…—\u201C\u201D\u2018\u2019\"";

  /** Part words unless they stand between digits: 1,000 and 10:30. */
  private static final String SOFT_SEPARATORS = ",:：";

  private static final String AT_THE_EDGE = ".-_/*&^~`'=+\\";

  /**
   * One word or quoted part.
   *
   * @param folded as the index sees it: never empty, without white space
   */
  record Term(String text, String folded) {

    int length() {
      return folded.codePointCount(0, folded.length());
    }

    /** Latin letters, digits and signs: something that may be met as whole words. */
    boolean isWord() {
      return folded
              .chars()
              .allMatch(c ->
                  c < 0x80
                      && (Character.isLetterOrDigit(c) || AT_THE_EDGE.indexOf(c) >= 0 || c == '%'))
          && folded.chars().anyMatch(Character::isLetterOrDigit);
    }

    /** A single word, which the words of a text have as it stands. */
    boolean isOneWord() {
      return isWord() && text.codePoints().allMatch(Character::isLetterOrDigit);
    }

    boolean isLetters() {
      return folded.chars().allMatch(c -> c >= 'a' && c <= 'z');
    }
  }

  QueryText {
    terms = List.copyOf(terms);
  }

  boolean isBlank() {
    return terms.isEmpty();
  }

  static QueryText parse(String typed, Folding folding) {
    if (typed.codePointCount(0, typed.length()) > MAX_CHARACTERS) {
      throw new QueryTooLong();
    }
    var terms = new ArrayList<Term>();
    int from = 0;
    boolean quoted = false;
    for (int at = 0; at <= typed.length(); at++) {
      if (at == typed.length() || QUOTES.indexOf(typed.charAt(at)) >= 0) {
        var part = typed.substring(from, at);
        if (quoted && at < typed.length()) {
          add(terms, part, folding);
        } else {
          words(part).forEach(word -> add(terms, word, folding));
        }
        quoted = !quoted;
        from = at + 1;
      }
    }
    if (terms.isEmpty()) {
      add(terms, withoutQuotes(typed), folding);
    }
    if (terms.size() > MAX_TERMS) {
      throw new QueryTooLong();
    }
    return new QueryText(terms.stream().distinct().toList());
  }

  private static void add(List<Term> terms, String text, Folding folding) {
    var folded = folding.fold(text);
    if (!folded.isEmpty()) {
      terms.add(new Term(text, folded));
    }
  }

  private static String withoutQuotes(String typed) {
    var rest = new StringBuilder();
    typed.codePoints().filter(c -> QUOTES.indexOf(c) < 0).forEach(rest::appendCodePoint);
    return rest.toString();
  }

  private static List<String> words(String part) {
    var words = new ArrayList<String>();
    int from = 0;
    for (int at = 0; at <= part.length(); at++) {
      if (at == part.length() || parts(part, at)) {
        var word = withoutEdges(part.substring(from, at));
        if (!word.isEmpty()) {
          words.add(word);
        }
        from = at + 1;
      }
    }
    return words;
  }

  private static boolean parts(String part, int at) {
    char c = part.charAt(at);
    if (SOFT_SEPARATORS.indexOf(c) >= 0) {
      boolean amongDigits =
          at > 0
              && at + 1 < part.length()
              && isDigit(part.charAt(at - 1))
              && isDigit(part.charAt(at + 1));
      return !amongDigits;
    }
    return SEPARATORS.indexOf(c) >= 0
        || Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.isISOControl(c);
  }

  private static boolean isDigit(char c) {
    return Character.isDigit(c);
  }

  private static String withoutEdges(String word) {
    int from = 0;
    int to = word.length();
    while (from < to && AT_THE_EDGE.indexOf(word.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && AT_THE_EDGE.indexOf(word.charAt(to - 1)) >= 0) {
      to--;
    }
    return word.substring(from, to);
  }

  /** Without the words: they may name a patient. */
  @Override
  public String toString() {
    return "QueryText[" + terms.size() + " terms]";
  }
}
