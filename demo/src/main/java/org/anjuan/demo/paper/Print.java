package org.anjuan.demo.paper;

import java.util.List;

/** A document laid out: its title and its pages of ink, all A4 upright. */
public record Print(String title, List<List<Ink>> pages) {

  public static final double WIDTH = 595;
  public static final double HEIGHT = 842;

  public Print {
    pages = pages.stream().map(List::copyOf).toList();
    if (pages.isEmpty()) throw new IllegalArgumentException("a print has at least one page");
  }

  /** All its text, page after page, in reading order. */
  public String text() {
    var text = new StringBuilder();
    for (var page : pages) {
      for (var ink : page) {
        if (ink instanceof Ink.Text run) text.append(run.text()).append('\n');
      }
    }
    return text.toString();
  }
}
