package org.anjuan.archive.format;

import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.worker.protocol.Retouch;

/**
 * What is done to a page's picture when it is developed, in this order: turned, straightened, cut,
 * then its tones. The untouched picture is never changed.
 *
 * @param quarterTurns clockwise, 0 to 3
 * @param skew degrees clockwise by which it is straightened, -20 to 20
 * @param left what is cut away, of the width; likewise the other sides
 * @param brightness factor for every tone, 0.25 to 4
 * @param contrast factor for the distance from the middle tone, 0.25 to 4
 * @param grey without colour
 */
public record PageRetouch(
    int quarterTurns,
    double skew,
    double left,
    double top,
    double right,
    double bottom,
    double brightness,
    double contrast,
    boolean grey) {

  public static final PageRetouch NONE = new PageRetouch(0, 0, 0, 0, 0, 0, 1, 1, false);

  public PageRetouch {
    try {
      retouch(quarterTurns, skew, left, top, right, bottom, brightness, contrast, grey);
    } catch (IllegalArgumentException outOfRange) {
      throw new InvalidValue("retouch");
    }
  }

  Retouch forWorkers() {
    return retouch(quarterTurns, skew, left, top, right, bottom, brightness, contrast, grey);
  }

  private static Retouch retouch(
      int quarterTurns,
      double skew,
      double left,
      double top,
      double right,
      double bottom,
      double brightness,
      double contrast,
      boolean grey) {
    return new Retouch(quarterTurns, skew, left, top, right, bottom, brightness, contrast, grey);
  }
}
