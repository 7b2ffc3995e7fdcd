package org.anjuan.worker.paper;

import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines: Chinese anywhere but before a closing mark, other scripts at spaces. */
final class LineBreaker {

  private static final String NEVER_FIRST = "，。；：、！？）》」』】”’％,.;:!?)]}%";
  private static final int FIRST_WIDE = 0x2E80;
  private static final int TAB = 4;

  private final PaperFont font;

  LineBreaker(PaperFont font) {
    this.font = font;
  }

  List<String> lines(String text, float size, float width) {
    var lines = new ArrayList<String>();
    for (var part : text.split("\\R", -1)) {
      breakPart(plain(part), size, width, lines);
    }
    return lines;
  }

  private void breakPart(String text, float size, float width, List<String> lines) {
    int start = 0;
    int may = -1;
    float used = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      int next = i + Character.charCount(c);
      float wide = font.width(c) * size;
      if (i > start && (c >= FIRST_WIDE || text.charAt(i - 1) >= FIRST_WIDE) && mayStart(c)) {
        may = i;
      }
      if (used + wide > width && i > start && mayStart(c) && c != ' ') {
        int end = may > start ? may : i;
        lines.add(text.substring(start, end).stripTrailing());
        start = end;
        may = -1;
        used = font.width(text.substring(start, i), size);
      }
      used += wide;
      if (c == ' ' || c == '-' || c == '/') {
        may = next;
      }
      i = next;
    }
    lines.add(text.substring(start).stripTrailing());
  }

  private static boolean mayStart(int c) {
    return NEVER_FIRST.indexOf(c) < 0;
  }

  /** Tabs become spaces; what can't be seen goes. */
  private static String plain(String text) {
    var plain = new StringBuilder(text.length());
    text.codePoints()
        .forEach(c -> {
          if (c == '\t') {
            plain.repeat(' ', TAB - plain.length() % TAB);
          } else if (!Character.isISOControl(c) && Character.getType(c) != Character.FORMAT) {
            plain.appendCodePoint(c);
          }
        });
    return plain.toString();
  }
}
