package org.anjuan.worker.protocol;

/**
 * What is done to a page's picture, in this order: turned, straightened, cut, then its tones.
 *
 * @param quarterTurns clockwise, 0 to 3
 * @param skew degrees clockwise by which it is straightened, -20 to 20; the size stays
 * @param left what is cut away, of the width; likewise the other sides
 * @param brightness factor for every tone, 0.25 to 4
 * @param contrast factor for the distance from the middle tone, 0.25 to 4
 * @param grey without colour
 */
public record Retouch(
    int quarterTurns,
    double skew,
    double left,
    double top,
    double right,
    double bottom,
    double brightness,
    double contrast,
    boolean grey) {

  public static final Retouch NONE = new Retouch(0, 0, 0, 0, 0, 0, 1, 1, false);

  private static final double NARROWEST = 0.02;

  public Retouch {
    check(quarterTurns, 0, 3, "quarterTurns");
    check(skew, -20, 20, "skew");
    check(left, 0, 1, "left");
    check(top, 0, 1, "top");
    check(right, 0, 1, "right");
    check(bottom, 0, 1, "bottom");
    check(left + right, 0, 1 - NARROWEST, "crop");
    check(top + bottom, 0, 1 - NARROWEST, "crop");
    check(brightness, 0.25, 4, "brightness");
    check(contrast, 0.25, 4, "contrast");
  }

  private static void check(double value, double least, double most, String name) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(name + ": " + least + " to " + most);
    }
  }
}
