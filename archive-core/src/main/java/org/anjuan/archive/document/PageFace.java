package org.anjuan.archive.document;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A page as far as it matters for telling it from others: its lines, and its small picture.
 *
 * @param lines without white space at their ends, none of them empty
 * @param picture null where the page has none, or none that can be read
 */
record PageFace(int number, List<String> lines, @Nullable PagePicture picture) {
  private static final int MOST_LINES = 20;
  private static final int LONGEST_LINE = 200;

  PageFace {
    lines = List.copyOf(lines);
  }

  boolean saysTheSameAs(PageFace other) {
    return lines.equals(other.lines);
  }

  boolean looksLike(PageFace other) {
    return picture == null || other.picture == null || picture.isLike(other.picture);
  }

  boolean isSameAs(PageFace other) {
    return saysTheSameAs(other) && looksLike(other);
  }

  /** From 0 to 1: how much of what is on either page is on both. */
  double likeness(PageFace other) {
    if (lines.isEmpty() && other.lines.isEmpty()) {
      return picture == null || other.picture == null ? 0 : picture.likeness(other.picture);
    }
    var all = new HashSet<>(lines);
    all.addAll(other.lines);
    var both = new HashSet<>(lines);
    both.retainAll(Set.copyOf(other.lines));
    return (double) both.size() / all.size();
  }

  /** The lines that the other page has not. */
  List<String> without(PageFace other) {
    var theirs = new HashSet<>(other.lines);
    return lines.stream()
        .filter(line -> !theirs.contains(line))
        .limit(MOST_LINES)
        .map(line -> line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "…")
        .toList();
  }
}
