package org.anjuan.worker.protocol;

import java.util.List;

/**
 * The text of a page.
 *
 * @param origin where the text comes from
 * @param width of the page in points, or in pixels for images
 * @param lines in reading order
 */
public record PageContent(Origin origin, double width, double height, List<Line> lines) {

  public PageContent {
    lines = List.copyOf(lines);
  }

  /** Where the text of a page comes from. */
  public enum Origin {
    /** It was in the document. */
    LAYER,
    /** It was recognised. */
    RECOGNISED,
    /** The document holds no usable text for this page: it has to be recognised. */
    TO_BE_RECOGNISED
  }
}
