package org.anjuan.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds in a text what the index found in it, by the same rules: case, width, traditional or
 * simplified and white space make no difference. Positions are those of the original text.
 */
public final class TextFinder {

  private static final int BEFORE = 24;
  private static final int LENGTH = 110;
  private static final int EXCERPTS = 2;
  private static final String SENTENCE_ENDS = "。！？；\n!?;";

  private final List<String> wanted;
  private final Folding folding;

  TextFinder(QueryText query, Folding folding) {
    this.wanted = query.terms().stream().map(QueryText.Term::folded).distinct().toList();
    this.folding = folding;
  }

  /** Characters from {@code start} to before {@code end}. */
  public record Range(int start, int end) {}

  /** Every place of every word, in the order of the text; those that touch are one. */
  public List<Range> find(String text) {
    var folded = FoldedText.of(text, folding);
    var found = new ArrayList<Range>();
    for (var word : wanted) {
      for (int at = folded.text().indexOf(word);
          at >= 0;
          at = folded.text().indexOf(word, at + 1)) {
        found.add(folded.original(at, at + word.length()));
      }
    }
    return merged(found);
  }

  private static List<Range> merged(List<Range> found) {
    found.sort(Comparator.comparingInt(Range::start));
    var merged = new ArrayList<Range>();
    for (var range : found) {
      if (!merged.isEmpty() && range.start() <= merged.getLast().end()) {
        var last = merged.removeLast();
        merged.add(new Range(last.start(), Math.max(last.end(), range.end())));
      } else {
        merged.add(range);
      }
    }
    return merged;
  }

  /**
   * Excerpts around the first places, as HTML: all is encoded but {@code <em>}. Empty when nothing
   * is found.
   */
  public List<String> excerpts(String text) {
    var excerpts = new ArrayList<String>();
    int shown = 0;
    for (var range : find(text)) {
      if (excerpts.size() == EXCERPTS) {
        break;
      }
      if (range.start() >= shown) {
        int from = Math.max(shown, begin(text, range.start()));
        int to = notInsidePair(text, Math.min(text.length(), Math.max(range.end(), from + LENGTH)));
        excerpts.add(html(text, from, to));
        shown = to;
      }
    }
    return excerpts;
  }

  /** The beginning of the sentence, if it is near. */
  private static int begin(String text, int start) {
    int earliest = Math.max(0, start - BEFORE);
    for (int at = start - 1; at >= earliest; at--) {
      if (SENTENCE_ENDS.indexOf(text.charAt(at)) >= 0) {
        return at + 1;
      }
    }
    return notInsidePair(text, earliest);
  }

  private static int notInsidePair(String text, int at) {
    return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
  }

  private String html(String text, int from, int to) {
    var html = new StringBuilder(to - from + 32);
    int at = from;
    for (var range : find(text.substring(from, to))) {
      encode(html, text, at, from + range.start());
      html.append("<em>");
      encode(html, text, from + range.start(), from + range.end());
      html.append("</em>");
      at = from + range.end();
    }
    encode(html, text, at, to);
    return html.toString().strip();
  }

  private static void encode(StringBuilder html, String text, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      switch (c) {
        case '<' -> html.append("&lt;");
        case '>' -> html.append("&gt;");
        case '&' -> html.append("&amp;");
        case '"' -> html.append("&quot;");
        case '\'' -> html.append("&#39;");
        case '\r', '\n', '\t', '\f' -> html.append(' ');
        default -> html.append(c);
      }
    }
  }
}
