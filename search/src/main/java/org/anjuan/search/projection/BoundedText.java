package org.anjuan.search.projection;

/**
 * What of one document's text goes into the index, page by page.
 *
 * <p>A page of a report has some thousand characters, five thousand densely printed ones have some
 * ten million: only what no person would call a page or a report meets these bounds. Without them a
 * single odd file could fill the memory, and a request grow beyond what Elasticsearch takes, which
 * would hold up all others. Whoever opens the page reads all of it all the same.
 */
final class BoundedText {
  static final int MOST_OF_A_PAGE = 100_000;
  static final int MOST_OF_A_DOCUMENT = 20_000_000;

  private int left = MOST_OF_A_DOCUMENT;

  /** The beginning of the next page's text, as far as it goes in; no character is cut in two. */
  String next(String text) {
    var end = Math.min(text.length(), Math.min(MOST_OF_A_PAGE, left));
    if (end > 0
        && end < text.length()
        && Character.isSurrogatePair(text.charAt(end - 1), text.charAt(end))) {
      end--;
    }
    left -= end;
    return text.substring(0, end);
  }
}
