package org.anjuan.worker.pdf;

import org.anjuan.worker.protocol.Line;
import org.apache.pdfbox.text.TextPosition;

/** A place on the page as it is seen, in points from the top left. */
record TextBox(double left, double top, double right, double bottom) {

  /** Letters reach this much of their height below the line they stand on. */
  private static final double DESCENT = 0.2;

  static TextBox of(TextPosition glyph) {
    double x = glyph.getX();
    double y = glyph.getY();
    // PDFBox gives half of the font's box; Chinese characters fill the whole.
    double height = Math.max(glyph.getHeight(), Math.abs(glyph.getFontSizeInPt()) * 0.85);
    double length = glyph.getWidthDirAdj();
    double below = height * DESCENT;
    // The direction is that of the text on the page before the page is turned.
    return switch (Math.floorMod((int) glyph.getDir() - glyph.getRotation(), 360)) {
      case 90 -> new TextBox(x - height, y - length, x + below, y);
      case 180 -> new TextBox(x - length, y - below, x, y + height);
      case 270 -> new TextBox(x - below, y, x + height, y + length);
      default -> new TextBox(x, y - height, x + length, y + below);
    };
  }

  TextBox and(TextBox other) {
    return new TextBox(
        Math.min(left, other.left),
        Math.min(top, other.top),
        Math.max(right, other.right),
        Math.max(bottom, other.bottom));
  }

  Line line(String text, PageShape page) {
    double x = Math.clamp(left / page.width(), 0, 1);
    double y = Math.clamp(top / page.height(), 0, 1);
    return Line.ofLayer(
        text,
        x,
        y,
        Math.clamp(right / page.width(), x, 1) - x,
        Math.clamp(bottom / page.height(), y, 1) - y);
  }
}
