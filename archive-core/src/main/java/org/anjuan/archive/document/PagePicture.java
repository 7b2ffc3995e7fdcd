package org.anjuan.archive.document;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/**
 * A page's picture in a few greys: the mean of each field of a grid. Two drawings of one page are
 * alike even when they were compressed differently; a stamp, a signature or a crossed-out line is
 * not overlooked.
 */
final class PagePicture {
  private static final int COLUMNS = 24;
  private static final int ROWS = 32;
  private static final int LARGEST = 1024;
  private static final double FIELD = 20;
  private static final double WHOLE = 4;

  private final double[] fields;

  private PagePicture(double[] fields) {
    this.fields = fields;
  }

  /** Null for what is no picture, or none of a thumbnail's size. */
  static @Nullable PagePicture of(byte[] jpeg) {
    try (var in = ImageIO.createImageInputStream(new ByteArrayInputStream(jpeg))) {
      var readers = ImageIO.getImageReadersByFormatName("jpeg");
      if (in == null || !readers.hasNext()) {
        return null;
      }
      var reader = readers.next();
      try {
        reader.setInput(in, true, true);
        return reader.getWidth(0) > LARGEST || reader.getHeight(0) > LARGEST
            ? null
            : of(reader.read(0));
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException unreadable) {
      return null;
    }
  }

  private static PagePicture of(BufferedImage image) {
    var sums = new double[COLUMNS * ROWS];
    var counts = new int[COLUMNS * ROWS];
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        var rgb = image.getRGB(x, y);
        var grey =
            0.299 * ((rgb >> 16) & 0xFF) + 0.587 * ((rgb >> 8) & 0xFF) + 0.114 * (rgb & 0xFF);
        var field = y * ROWS / image.getHeight() * COLUMNS + x * COLUMNS / image.getWidth();
        sums[field] += grey;
        counts[field]++;
      }
    }
    for (int i = 0; i < sums.length; i++) {
      sums[i] = counts[i] == 0 ? 0 : sums[i] / counts[i];
    }
    return new PagePicture(sums);
  }

  boolean isLike(PagePicture other) {
    double whole = 0;
    for (int i = 0; i < fields.length; i++) {
      var difference = Math.abs(fields[i] - other.fields[i]);
      whole += difference;
      if (difference > FIELD) {
        return false;
      }
    }
    return whole / fields.length <= WHOLE;
  }

  /** From 0 to 1: of the fields that are not paper in either, how many are alike. */
  double likeness(PagePicture other) {
    int drawn = 0;
    int alike = 0;
    for (int i = 0; i < fields.length; i++) {
      if (Math.min(fields[i], other.fields[i]) < 245) {
        drawn++;
        alike += Math.abs(fields[i] - other.fields[i]) <= FIELD ? 1 : 0;
      }
    }
    return drawn == 0 ? 1 : (double) alike / drawn;
  }
}
