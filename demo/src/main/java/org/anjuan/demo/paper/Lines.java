package org.anjuan.demo.paper;

import java.util.ArrayList;
import java.util.List;

/**
 * Breaks Chinese and Latin text into lines: a word stays whole, no line begins with a closing mark.
 */
final class Lines {

  private static final String NEVER_FIRST = "，。、；：？！）》」』】”’％℃,.;:?!)%";
  private static final String NEVER_LAST = "（《「『【“‘(";

  private final PaperFont font;

  Lines(PaperFont font) {
    this.font = font;
  }

  List<String> broken(String text, double size, double width, double firstIndent) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    double used = firstIndent;
    int at = 0;
    while (at < text.length()) {
      int end = wordEnd(text, at);
      String word = text.substring(at, end);
      double wordWidth = font.width(word, size);
      boolean hangs = word.length() == 1 && NEVER_FIRST.indexOf(word.charAt(0)) >= 0;
      double room = hangs ? width + size * 1.05 : width;
      if (used + wordWidth > room && !line.isEmpty()) {
        String carried = "";
        if (NEVER_LAST.indexOf(line.charAt(line.length() - 1)) >= 0) {
          carried = line.substring(line.length() - 1);
          line.setLength(line.length() - 1);
        }
        lines.add(line.toString().stripTrailing());
        line.setLength(0);
        line.append(carried);
        used = font.width(carried, size);
        if (word.isBlank()) {
          at = end;
          continue;
        }
      }
      line.append(word);
      used += wordWidth;
      at = end;
    }
    lines.add(line.toString());
    return lines;
  }

  private static int wordEnd(String text, int start) {
    if (!latin(text.charAt(start))) return start + 1;
    int end = start + 1;
    while (end < text.length() && latin(text.charAt(end)) && end - start < 40) end++;
    return end;
  }

  private static boolean latin(char c) {
    return c > ' ' && c < 0x250 && NEVER_FIRST.indexOf(c) < 0 && NEVER_LAST.indexOf(c) < 0
        || c == '.'
        || c == '%';
  }
}
