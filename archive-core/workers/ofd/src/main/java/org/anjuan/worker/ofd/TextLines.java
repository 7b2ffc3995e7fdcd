package org.anjuan.worker.ofd;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.anjuan.worker.protocol.Line;

/**
 * Puts fragments together to lines, top to bottom, left to right. Many producers place each
 * character alone.
 */
record TextLines(double pageWidth, double pageHeight) {

  /** A wider gap, as part of the text's height, is a space. */
  private static final double SPACE = 0.35;

  List<Line> of(List<TextFragment> fragments) {
    var sorted = new ArrayList<>(fragments);
    sorted.sort(Comparator.comparingDouble(fragment -> fragment.box().getCenterY()));
    var lines = new ArrayList<Line>();
    var row = new ArrayList<TextFragment>();
    for (var fragment : sorted) {
      if (!row.isEmpty() && !isBeside(row.get(0), fragment)) {
        lines.add(line(row));
        row.clear();
      }
      row.add(fragment);
    }
    if (!row.isEmpty()) {
      lines.add(line(row));
    }
    return lines;
  }

  private static boolean isBeside(TextFragment first, TextFragment next) {
    double least = Math.min(first.box().getHeight(), next.box().getHeight());
    return next.box().getCenterY() - first.box().getCenterY() < 0.5 * least;
  }

  private Line line(List<TextFragment> row) {
    row.sort(Comparator.comparingDouble(fragment -> fragment.box().getX()));
    var text = new StringBuilder();
    var box = new Rectangle2D.Double();
    box.setRect(row.get(0).box());
    double end = row.get(0).box().getX();
    for (var fragment : row) {
      if (fragment.box().getX() - end > SPACE * fragment.box().getHeight()) {
        text.append(' ');
      }
      text.append(fragment.text());
      end = fragment.box().getMaxX();
      Rectangle2D.union(box, fragment.box(), box);
    }
    double x = Math.clamp(box.getX() / pageWidth, 0, 1);
    double y = Math.clamp(box.getY() / pageHeight, 0, 1);
    return Line.ofLayer(
        text.toString(),
        x,
        y,
        Math.clamp(box.getMaxX() / pageWidth, x, 1) - x,
        Math.clamp(box.getMaxY() / pageHeight, y, 1) - y);
  }
}
