package org.anjuan.worker.drawing;

/** How large a page is drawn, in pixels. */
public record Extent(int width, int height) {

  /** No page is drawn wider or higher. */
  private static final int LONGEST_SIDE = 20_000;

  /**
   * A page of this shape at this width, smaller where it would have more pixels than allowed.
   *
   * @throws IllegalArgumentException when the page has no usable size
   */
  public static Extent ofWidth(int width, double pageWidth, double pageHeight, long mostPixels) {
    if (!(pageWidth > 0 && pageHeight > 0)
        || Double.isInfinite(pageWidth)
        || Double.isInfinite(pageHeight)) {
      throw new IllegalArgumentException("page size");
    }
    double scale = Math.clamp(width, 1, LONGEST_SIDE) / pageWidth;
    scale = Math.min(scale, LONGEST_SIDE / pageHeight);
    scale = Math.min(scale, Math.sqrt(mostPixels / (pageWidth * pageHeight)));
    return new Extent(pixels(pageWidth * scale), pixels(pageHeight * scale));
  }

  private static int pixels(double length) {
    return (int) Math.max(1, Math.round(length));
  }
}
