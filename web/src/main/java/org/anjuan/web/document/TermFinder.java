package org.anjuan.web.document;

import java.util.ArrayList;
import java.util.List;
import org.anjuan.archive.format.PageBox;
import org.anjuan.archive.format.PageText;
import org.anjuan.archive.format.TextLine;
import org.anjuan.search.TextFinder;
import org.anjuan.web.document.TextController.Match;

/** Finds words in pages by the rules of the index, and says where on the page they stand. */
final class TermFinder {
  private static final int AROUND = 20;
  private static final int FIRST_WIDE = 0x2E80;

  private final TextFinder finder;
  private final int most;
  private final List<Match> matches = new ArrayList<>();
  private boolean more;

  TermFinder(TextFinder finder, int most) {
    this.finder = finder;
    this.most = most;
  }

  List<Match> matches() {
    return List.copyOf(matches);
  }

  /** Whether there are more than it gathers. */
  boolean metMore() {
    return more;
  }

  void search(PageText page) {
    if (more) {
      return;
    }
    var text = page.text();
    for (var range : finder.find(text)) {
      more = matches.size() >= most;
      if (!more) {
        var excerpt =
            text.substring(
                Math.max(0, range.start() - AROUND), Math.min(text.length(), range.end() + AROUND));
        matches.add(new Match(page.page(), boxes(page, range), excerpt));
      }
    }
  }

  // A page's text is its lines, one below the other, with one character between them.
  private static List<PageBox> boxes(PageText page, TextFinder.Range range) {
    var boxes = new ArrayList<PageBox>();
    var begin = 0;
    for (var line : page.lines()) {
      var end = begin + line.text().length();
      var from = Math.max(begin, range.start());
      var to = Math.min(end, range.end());
      if (from < to) {
        addPart(boxes, line, from - begin, to - begin);
      }
      begin = end + 1;
    }
    return boxes;
  }

  // Of a line only the box is known. Chinese characters fill a place each, Latin ones about half:
  // near enough to mark the words.
  private static void addPart(List<PageBox> boxes, TextLine line, int from, int to) {
    var box = line.box();
    if (box != null) {
      var text = line.text();
      var place = box.width() / places(text, 0, text.length());
      boxes.add(
          new PageBox(
              box.x() + place * places(text, 0, from),
              box.y(),
              place * places(text, from, to),
              box.height()));
    }
  }

  private static double places(String text, int from, int to) {
    return text.substring(from, to).chars().mapToDouble(c -> c < FIRST_WIDE ? 0.5 : 1).sum();
  }
}
