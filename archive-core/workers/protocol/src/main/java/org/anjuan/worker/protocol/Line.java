package org.anjuan.worker.protocol;

/**
 * A line of text and its place on the page as fractions of the page's width and height, origin top
 * left.
 *
 * @param confidence of text recognition, 0 to 1; not a number where the text was in the document
 */
public record Line(
    String text, double x, double y, double width, double height, double confidence) {

  /** A line whose text was in the document. */
  public static Line ofLayer(String text, double x, double y, double width, double height) {
    return new Line(text, x, y, width, height, Double.NaN);
  }
}
