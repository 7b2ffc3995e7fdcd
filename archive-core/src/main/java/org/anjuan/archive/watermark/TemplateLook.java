package org.anjuan.archive.watermark;

import java.util.Locale;
import java.util.regex.Pattern;
import org.anjuan.archive.format.PageStamp;
import org.anjuan.archive.platform.InvalidValue;

/**
 * How a visible watermark looks, within limits that keep it legible and the page beneath it too.
 *
 * @param angle in degrees, anticlockwise
 * @param opacity in per cent
 * @param size of the letters in thousandths of the page's width
 * @param spacing in per cent of the usual distance; less is denser
 * @param colour as {@code #rrggbb}
 */
public record TemplateLook(int angle, int opacity, int size, int spacing, String colour) {

  private static final Pattern COLOUR = Pattern.compile("#[0-9a-f]{6}");

  /** How much darker than white paper the ink must come out, of 1. */
  private static final double FAINTEST = 0.06;

  // After what its constructor needs.
  static final TemplateLook DEFAULT = new TemplateLook(24, 17, 21, 100, "#2d2d3c");

  public TemplateLook {
    colour = colour.toLowerCase(Locale.ROOT);
    within(angle, -60, 60, "angle");
    within(opacity, 8, 50, "opacity");
    within(size, 12, 42, "size");
    within(spacing, 50, 200, "spacing");
    if (!COLOUR.matcher(colour).matches()) {
      throw new InvalidValue("colour");
    }
    if (opacity / 100.0 * (1 - brightness(colour)) < FAINTEST) {
      throw new InvalidValue("opacity");
    }
  }

  private static void within(int value, int least, int most, String field) {
    if (value < least || value > most) {
      throw new InvalidValue(field);
    }
  }

  private static double brightness(String colour) {
    int rgb = Integer.parseInt(colour.substring(1), 16);
    return (0.299 * (rgb >> 16) + 0.587 * (rgb >> 8 & 255) + 0.114 * (rgb & 255)) / 255;
  }

  PageStamp.Look forPages() {
    return new PageStamp.Look(
        angle,
        opacity / 100.0,
        size / 1000.0,
        spacing / 100.0,
        Integer.parseInt(colour.substring(1), 16));
  }
}
