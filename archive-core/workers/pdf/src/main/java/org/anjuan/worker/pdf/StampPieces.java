package org.anjuan.worker.pdf;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.anjuan.worker.protocol.Overlay;
import org.anjuan.worker.protocol.StampLook;
import org.apache.pdfbox.pdmodel.PDPage;

/**
 * The visible watermark as PDF operators for one page: many pieces of text, each complete in
 * itself. Every second one goes beneath what the page shows, the others above it: a picture that
 * covers the page hides the first, nothing hides the second.
 */
final class StampPieces {

  private static final double SMALLEST_TEXT = 5;
  private static final double LINE = 1.35;

  private final StampFont font;
  private final StampLook look;
  private final List<Text> lines = new ArrayList<>();

  /** A line, its width at size 1, and how it is written. */
  private record Text(String hex, double width) {}

  /** What goes before and after the page's own content. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Woven(byte[] beneath, byte[] above) {}

  StampPieces(StampFont font, Overlay overlay) throws IOException {
    this.font = font;
    look = overlay.look();
    for (var line : overlay.lines()) {
      var text = font.writable(line);
      lines.add(new Text(HexFormat.of().formatHex(font.encoded(text)), font.width(text)));
    }
  }

  /**
   * The pieces for this page.
   *
   * @param fontName of the font among the page's resources
   * @param stateName of the graphics state that gives the ink its opacity
   */
  Woven of(PDPage page, String fontName, String stateName) throws IOException {
    var shape = PageShape.of(page);
    var seen = new Rectangle2D.Double(0, 0, shape.width(), shape.height());
    double size = Math.max(SMALLEST_TEXT, shape.width() * look.size());
    var head =
        String.format(
            Locale.ROOT,
            "q /%s gs %.3f %.3f %.3f rg BT /%s %.3f Tf ",
            stateName,
            (look.colour() >> 16 & 255) / 255.0,
            (look.colour() >> 8 & 255) / 255.0,
            (look.colour() & 255) / 255.0,
            fontName,
            size);
    var beneath = new ByteArrayOutputStream();
    var above = new ByteArrayOutputStream();
    var toPage = toPage(page);
    int number = 0;
    for (var start : starts(seen, size)) {
      // Beside each other: one beneath, one above.
      var into = number++ % 2 == 0 ? above : beneath;
      for (int i = 0; i < lines.size(); i++) {
        var line = lines.get(i);
        var place = place(seen, start.getX(), start.getY() + i * size * LINE);
        if (touches(seen, place, line.width() * size)) {
          var matrix = new AffineTransform(toPage);
          matrix.concatenate(place);
          into.write(piece(head, matrix, line.hex()).getBytes(US_ASCII));
        }
      }
    }
    return new Woven(beneath.toByteArray(), above.toByteArray());
  }

  /** Where the repetitions begin, as on page pictures: in a frame that is turned with the text. */
  private List<Point2D> starts(Rectangle2D seen, double size) {
    double widest = lines.stream().mapToDouble(Text::width).max().orElse(0) * size;
    double across = widest + size * 4 * look.spacing();
    double down = size * LINE * (lines.size() + 3 * look.spacing());
    double reach = Math.hypot(seen.getWidth(), seen.getHeight()) / 2;
    var starts = new ArrayList<Point2D>();
    int row = 0;
    for (double y = seen.getCenterY() - reach; y < seen.getCenterY() + reach; y += down, row++) {
      double shift = row % 2 * across / 2;
      for (double x = seen.getCenterX() - reach - shift;
          x < seen.getCenterX() + reach;
          x += across) {
        starts.add(new Point2D.Double(x, y));
      }
    }
    return starts;
  }

  /** From the text's own coordinates to those of the page as it is seen, upwards. */
  private AffineTransform place(Rectangle2D seen, double x, double y) {
    double angle = Math.toRadians(look.angle());
    var turned = AffineTransform.getRotateInstance(-angle, seen.getCenterX(), seen.getCenterY());
    var point = turned.transform(new Point2D.Double(x, y), null);
    var place = AffineTransform.getTranslateInstance(point.getX(), seen.getHeight() - point.getY());
    place.rotate(angle);
    return place;
  }

  private static boolean touches(Rectangle2D seen, AffineTransform place, double length) {
    var end = place.transform(new Point2D.Double(length, 0), null);
    return seen.intersectsLine(
        new Line2D.Double(place.getTranslateX(), place.getTranslateY(), end.getX(), end.getY()));
  }

  /** From the page as it is seen to the page's own coordinates: turned back and cropped. */
  private static AffineTransform toPage(PDPage page) {
    var box = page.getCropBox();
    double w = box.getWidth();
    double h = box.getHeight();
    var turned =
        switch (Math.floorMod(page.getRotation(), 360)) {
          case 90 -> new AffineTransform(0, 1, -1, 0, w, 0);
          case 180 -> new AffineTransform(-1, 0, 0, -1, w, h);
          case 270 -> new AffineTransform(0, -1, 1, 0, 0, h);
          default -> new AffineTransform();
        };
    turned.preConcatenate(
        AffineTransform.getTranslateInstance(box.getLowerLeftX(), box.getLowerLeftY()));
    return turned;
  }

  private static String piece(String head, AffineTransform matrix, String hex) {
    var m = new double[6];
    matrix.getMatrix(m);
    return head
        + String.format(
            Locale.ROOT,
            "%.4f %.4f %.4f %.4f %.2f %.2f Tm <%s> Tj ET Q\n",
            m[0],
            m[1],
            m[2],
            m[3],
            m[4],
            m[5],
            hex);
  }
}
