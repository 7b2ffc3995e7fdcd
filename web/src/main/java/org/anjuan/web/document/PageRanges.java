package org.anjuan.web.document;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Page numbers as people write them: {@code 1-3,7}. */
public final class PageRanges {
  private static final int WIDEST = 10_000;

  private PageRanges() {}

  public static String write(SortedSet<Integer> pages) {
    var parts = new ArrayList<String>();
    var first = 0;
    var last = 0;
    for (var page : pages) {
      if (page != last + 1 || first == 0) {
        add(parts, first, last);
        first = page;
      }
      last = page;
    }
    add(parts, first, last);
    return String.join(",", parts);
  }

  /** Reads what {@link #write} has written; what else it meets it leaves out. */
  public static SortedSet<Integer> read(String text) {
    var pages = new TreeSet<Integer>();
    for (var part : text.split(",")) {
      if (part.matches("\\d{1,7}(-\\d{1,7})?")) {
        var ends = List.of(part.split("-"));
        var first = Integer.parseInt(ends.getFirst());
        var last = Math.min(Integer.parseInt(ends.getLast()), first + WIDEST);
        for (var page = first; page <= last; page++) {
          pages.add(page);
        }
      }
    }
    return pages;
  }

  private static void add(ArrayList<String> parts, int first, int last) {
    if (first > 0) {
      parts.add(first == last ? Integer.toString(first) : first + "-" + last);
    }
  }
}
