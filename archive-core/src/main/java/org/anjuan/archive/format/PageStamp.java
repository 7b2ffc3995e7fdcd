package org.anjuan.archive.format;

import java.util.List;

/**
 * The visible watermark of a page: a few short lines, for instance who is looking at it and when.
 */
public record PageStamp(List<String> lines) {

  private static final int MOST_LINES = 6;
  private static final int LONGEST_LINE = 80;

  public PageStamp {
    lines = lines.stream().map(String::strip).filter(line -> !line.isEmpty()).toList();
    if (lines.isEmpty() || lines.size() > MOST_LINES) {
      throw new IllegalArgumentException("a stamp has 1 to " + MOST_LINES + " lines");
    }
    if (lines.stream().anyMatch(line -> line.length() > LONGEST_LINE)) {
      throw new IllegalArgumentException(
          "a line of a stamp has at most " + LONGEST_LINE + " characters");
    }
  }
}
