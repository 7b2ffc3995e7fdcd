package org.anjuan.worker.protocol;

/**
 * How the visible watermark looks.
 *
 * @param angle in degrees, anticlockwise
 * @param opacity of the ink, 0 to 1
 * @param size of the text, of the page's width
 * @param spacing between the repetitions, 1 as designed, larger is sparser
 * @param colour of the ink, {@code 0xRRGGBB}
 */
public record StampLook(double angle, double opacity, double size, double spacing, int colour) {

  public static final StampLook DEFAULT = new StampLook(24, 0.17, 1 / 48.0, 1, 0x2d2d3c);

  public StampLook {
    check(angle, -90, 90, "angle");
    check(opacity, 0.02, 1, "opacity");
    check(size, 0.002, 0.2, "size");
    check(spacing, 0.2, 5, "spacing");
    check(colour, 0, 0xffffff, "colour");
  }

  private static void check(double value, double least, double most, String name) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(name + ": " + least + " to " + most);
    }
  }
}
