package org.anjuan.worker.ofd;

import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ofdrw.converter.AWTMaker;
import org.ofdrw.core.basicStructure.pageObj.layer.block.TextObject;
import org.ofdrw.core.basicType.ST_Array;
import org.ofdrw.core.text.TextCode;

/**
 * A piece of text that a producer placed, and where it came to stand on the page, in millimetres.
 */
record TextFragment(String text, Rectangle2D box) {

  private static final double SMALLEST_SIZE = 0.353;
  private static final double ASCENT = 0.88;
  private static final double LATIN_WIDTH = 0.5;

  /** The pieces of a text object; a piece without coordinates continues the one before it. */
  static List<TextFragment> of(TextObject object, AffineTransform toPage) {
    var fragments = new ArrayList<TextFragment>();
    double size = size(object);
    double x = 0;
    double y = 0;
    for (TextCode code : object.getTextCodes()) {
      x = or(code.getX(), x);
      y = or(code.getY(), y);
      var text = code.getContent();
      if (text != null && !text.isBlank()) {
        var box = box(text, x, y, size, code);
        fragments.add(
            new TextFragment(text.strip(), toPage.createTransformedShape(box).getBounds2D()));
      }
    }
    return fragments;
  }

  private static Rectangle2D box(String text, double x, double y, double size, TextCode code) {
    double right = x + sum(code.getDeltaX(), text.length() - 1);
    double bottom = y + sum(code.getDeltaY(), text.length() - 1);
    double last = text.codePointBefore(text.length()) < 0x2e80 ? size * LATIN_WIDTH : size;
    double left = Math.min(x, right);
    double top = Math.min(y, bottom) - size * ASCENT;
    return new Rectangle2D.Double(
        left,
        top,
        Math.max(x, right) + last - left,
        Math.max(y, bottom) - top + size * (1 - ASCENT));
  }

  private static double sum(@Nullable ST_Array deltas, int steps) {
    var values = AWTMaker.parseDelta(deltas);
    double sum = 0;
    for (int i = 0; i < steps && !values.isEmpty(); i++) {
      // As drawing has it: the last one goes on.
      sum += values.get(Math.min(i, values.size() - 1));
    }
    return sum;
  }

  private static double or(@Nullable Double value, double otherwise) {
    return value == null ? otherwise : value;
  }

  private static double size(TextObject object) {
    try {
      return object.getSize();
    } catch (RuntimeException e) {
      return SMALLEST_SIZE;
    }
  }
}
