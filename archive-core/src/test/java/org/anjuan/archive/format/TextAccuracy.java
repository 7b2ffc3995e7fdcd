package org.anjuan.archive.format;

import java.util.function.UnaryOperator;

/**
 * How much of a text was read rightly: one less the edit distance (characters wrong, missing, too
 * many) per character of the truth. Characters are compared as they are: a comma of the wrong width
 * is wrong.
 */
public final class TextAccuracy {
  private static final String WHITE = "[\\s\\p{Z}]+";

  private TextAccuracy() {}

  /** White space of any kind does not count: neither where it is too much nor where it lacks. */
  public static double ofCharacters(CharSequence truth, CharSequence text) {
    return compared(truth, text, any -> any.replaceAll(WHITE, ""));
  }

  /** White space counts, any run of it (also a line's end) as one character. */
  public static double withSpaces(CharSequence truth, CharSequence text) {
    return compared(truth, text, any -> any.replaceAll(WHITE, " ").strip());
  }

  private static double compared(
      CharSequence truth, CharSequence text, UnaryOperator<String> normal) {
    int[] right = normal.apply(truth.toString()).codePoints().toArray();
    int[] read = normal.apply(text.toString()).codePoints().toArray();
    return 1 - (double) distance(right, read) / right.length;
  }

  private static int distance(int[] right, int[] read) {
    int[] previous = new int[read.length + 1];
    for (int j = 0; j <= read.length; j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= right.length; i++) {
      int[] row = new int[read.length + 1];
      row[0] = i;
      for (int j = 1; j <= read.length; j++) {
        int change = previous[j - 1] + (right[i - 1] == read[j - 1] ? 0 : 1);
        row[j] = Math.min(change, Math.min(previous[j], row[j - 1]) + 1);
      }
      previous = row;
    }
    return previous[read.length];
  }
}
