package org.anjuan.web.document;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.anjuan.archive.format.PageBox;
import org.anjuan.archive.format.PageText;
import org.anjuan.archive.format.TextLine;
import org.anjuan.web.document.TextController.Match;

/**
 * Finds a term in pages. Case, full and half width and white space don't matter, and a term may run
 * over the end of a line, as Chinese text does.
 */
final class TermFinder {
  private static final int AROUND = 20;

  private final String term;
  private final int most;
  private final List<Match> matches = new ArrayList<>();

  TermFinder(String term, int most) {
    var folded = new StringBuilder();
    for (var i = 0; i < term.length(); i++) {
      folded.append(fold(term.charAt(i)));
    }
    this.term = folded.toString();
    this.most = most;
  }

  List<Match> matches() {
    return List.copyOf(matches);
  }

  boolean isFull() {
    return matches.size() >= most;
  }

  void search(PageText page) {
    if (term.isEmpty() || isFull()) {
      return;
    }
    var text = new StringBuilder();
    var places = new ArrayList<Place>();
    for (var line : page.lines()) {
      for (var i = 0; i < line.text().length(); i++) {
        var folded = fold(line.text().charAt(i));
        for (var n = 0; n < folded.length(); n++) {
          places.add(new Place(line, i));
        }
        text.append(folded);
      }
    }
    for (var at = text.indexOf(term); at >= 0 && !isFull(); at = text.indexOf(term, at + 1)) {
      matches.add(match(page, places, at, at + term.length()));
    }
  }

  /** A character's place: its line, and which character of it. */
  private record Place(TextLine line, int index) {}

  private static Match match(PageText page, List<Place> places, int from, int to) {
    var boxes = new ArrayList<PageBox>();
    var start = from;
    while (start < to) {
      var line = places.get(start).line();
      var end = start;
      while (end + 1 < to && places.get(end + 1).line() == line) {
        end++;
      }
      var box = line.box();
      if (box != null) {
        boxes.add(part(box, line.text().length(), places.get(start), places.get(end)));
      }
      start = end + 1;
    }
    return new Match(page.page(), boxes, excerpt(places.get(from)));
  }

  // Characters of a line are taken to be equally wide: near enough to mark the place.
  private static PageBox part(PageBox box, int length, Place first, Place last) {
    var width = box.width() / length;
    return new PageBox(
        box.x() + width * first.index(),
        box.y(),
        width * (last.index() - first.index() + 1),
        box.height());
  }

  private static String excerpt(Place place) {
    var line = place.line().text();
    return line.substring(
        Math.max(0, place.index() - AROUND),
        Math.min(line.length(), place.index() + 2 * AROUND));
  }

  private static String fold(char c) {
    if (Character.isWhitespace(c)) {
      return "";
    }
    return Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .strip();
  }
}
