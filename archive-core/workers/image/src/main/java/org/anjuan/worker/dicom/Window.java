package org.anjuan.worker.dicom;

import java.awt.image.BufferedImage;

/** Shades of grey through the window that the object asks for, or through all that it has. */
final class Window {

  private final int[] values;
  private final double slope;
  private final double intercept;
  private final double low;
  private final double width;
  private final boolean inverted;

  Window(DataSet data, int[] values) {
    this.values = values;
    slope = data.decimal(Tags.SLOPE, 1) == 0 ? 1 : data.decimal(Tags.SLOPE, 1);
    intercept = data.decimal(Tags.INTERCEPT, 0);
    inverted = data.text(Tags.PHOTOMETRIC).equals("MONOCHROME1");
    double asked = data.decimal(Tags.WINDOW_WIDTH, 0);
    if (asked >= 1) {
      width = asked;
      low = data.decimal(Tags.WINDOW_CENTER, 0) - asked / 2;
    } else {
      double least = Double.MAX_VALUE;
      double most = -Double.MAX_VALUE;
      for (int value : values) {
        least = Math.min(least, value * slope + intercept);
        most = Math.max(most, value * slope + intercept);
      }
      low = least;
      width = Math.max(1, most - least);
    }
  }

  BufferedImage image(int columns, int rows) {
    var image = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < values.length; i++) {
      double place = (values[i] * slope + intercept - low) / width;
      int grey = (int) Math.clamp(Math.round(255 * place), 0, 255);
      grey = inverted ? 255 - grey : grey;
      image.setRGB(i % columns, i / columns, grey << 16 | grey << 8 | grey);
    }
    return image;
  }
}
