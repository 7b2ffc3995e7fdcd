package org.anjuan.worker.ofd;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.anjuan.worker.protocol.Overlay;
import org.jspecify.annotations.Nullable;

/** Where the pieces of a watermark stand on an OFD page; lengths are millimetres. */
final class OfdStamp {

  private static final double SMALLEST_TEXT = 1.8;
  private static final double LINE = 1.35;
  private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

  private static @Nullable Font shipped;

  private final Overlay overlay;
  private final Font font;

  OfdStamp(Overlay overlay) throws IOException {
    this.overlay = overlay;
    font = shipped();
  }

  /** A piece of text on the page. */
  record Text(String content, double size, String boundary, String matrix, String deltas) {}

  /** Only measures: the reader of the copy has a font of its own. */
  private static synchronized Font shipped() throws IOException {
    var present = shipped;
    if (present == null) {
      try {
        // From its file: from a stream, Java would put it into a temporary one.
        present =
            Font.createFont(Font.TRUETYPE_FONT, new File(System.getProperty("anjuan.font", "")));
      } catch (FontFormatException e) {
        throw new IOException(e);
      }
      shipped = present;
    }
    return present;
  }

  int alpha() {
    return (int) Math.round(overlay.look().opacity() * 255);
  }

  String colour() {
    int rgb = overlay.look().colour();
    return (rgb >> 16 & 255) + " " + (rgb >> 8 & 255) + " " + (rgb & 255);
  }

  List<Text> of(double left, double top, double width, double height) {
    var look = overlay.look();
    double size = Math.max(SMALLEST_TEXT, width * look.size());
    var page = new Rectangle2D.Double(0, 0, width, height);
    var lines =
        overlay.lines().stream()
            .map(line -> font.deriveFont((float) size).createGlyphVector(CONTEXT, line))
            .toList();
    double widest = lines.stream().mapToDouble(OfdStamp::width).max().orElse(0);
    double across = widest + size * 4 * look.spacing();
    double down = size * LINE * (lines.size() + 3 * look.spacing());
    double reach = Math.hypot(width, height) / 2;
    var turned =
        AffineTransform.getRotateInstance(-Math.toRadians(look.angle()), width / 2, height / 2);
    var boundary = String.format(Locale.ROOT, "%.3f %.3f %.3f %.3f", left, top, width, height);
    var texts = new ArrayList<Text>();
    int row = 0;
    for (double y = height / 2 - reach; y < height / 2 + reach; y += down, row++) {
      double shift = row % 2 * across / 2;
      for (double x = width / 2 - reach - shift; x < width / 2 + reach; x += across) {
        for (int i = 0; i < lines.size(); i++) {
          var place = new AffineTransform(turned);
          place.translate(x, y + i * size * LINE);
          if (touches(page, place, width(lines.get(i)))) {
            texts.add(
                new Text(
                    overlay.lines().get(i), size, boundary, matrix(place), deltas(lines.get(i))));
          }
        }
      }
    }
    return texts;
  }

  private static double width(GlyphVector line) {
    return line.getGlyphPosition(line.getNumGlyphs()).getX();
  }

  private static boolean touches(Rectangle2D page, AffineTransform place, double length) {
    var start = place.transform(new Point2D.Double(), null);
    var end = place.transform(new Point2D.Double(length, 0), null);
    return page.intersectsLine(new Line2D.Double(start, end));
  }

  private static String matrix(AffineTransform place) {
    var m = new double[6];
    place.getMatrix(m);
    var joined = new StringJoiner(" ");
    for (double value : m) {
      joined.add(String.format(Locale.ROOT, "%.4f", value));
    }
    return joined.toString();
  }

  /** From one character to the next. */
  private static String deltas(GlyphVector line) {
    var joined = new StringJoiner(" ");
    for (int i = 1; i < line.getNumGlyphs(); i++) {
      joined.add(
          String.format(
              Locale.ROOT,
              "%.3f",
              line.getGlyphPosition(i).getX() - line.getGlyphPosition(i - 1).getX()));
    }
    return joined.toString();
  }
}
