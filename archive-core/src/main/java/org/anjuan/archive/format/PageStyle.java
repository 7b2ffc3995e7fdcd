package org.anjuan.archive.format;

import java.util.Optional;

/**
 * How a page is drawn.
 *
 * @param width in pixels; a page that would have too many pixels comes out smaller
 */
public record PageStyle(int width, Optional<PageStamp> stamp) {

  public static final int DEFAULT_WIDTH = 1240;
  public static final int WIDEST = 6000;
  public static final int THUMBNAIL_WIDTH = 160;

  public PageStyle {
    if (width < 16 || width > WIDEST) {
      throw new IllegalArgumentException("width: 16 to " + WIDEST);
    }
  }

  public static PageStyle plain() {
    return new PageStyle(DEFAULT_WIDTH, Optional.empty());
  }

  public PageStyle atWidth(int pixels) {
    return new PageStyle(pixels, stamp);
  }

  public PageStyle stamped(PageStamp lines) {
    return new PageStyle(width, Optional.of(lines));
  }
}
