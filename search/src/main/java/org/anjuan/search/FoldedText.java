package org.anjuan.search;

import java.util.Arrays;

/** A text as the index sees it, that knows where each of its characters was. */
record FoldedText(String text, int[] starts, int[] ends) {

  static FoldedText of(String original, Folding folding) {
    var folded = new StringBuilder(original.length());
    int[] starts = new int[original.length() + 16];
    int[] ends = new int[starts.length];
    for (int at = 0; at < original.length(); ) {
      int c = original.codePointAt(at);
      int next = at + Character.charCount(c);
      int length = folded.length();
      folding.foldTo(folded, c);
      if (folded.length() > starts.length) {
        starts = Arrays.copyOf(starts, folded.length() * 2);
        ends = Arrays.copyOf(ends, folded.length() * 2);
      }
      Arrays.fill(starts, length, folded.length(), at);
      Arrays.fill(ends, length, folded.length(), next);
      at = next;
    }
    return new FoldedText(folded.toString(), starts, ends);
  }

  TextFinder.Range original(int from, int to) {
    return new TextFinder.Range(starts[from], ends[to - 1]);
  }
}
