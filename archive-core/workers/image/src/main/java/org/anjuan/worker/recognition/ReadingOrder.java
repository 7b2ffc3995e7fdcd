package org.anjuan.worker.recognition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.anjuan.worker.protocol.Line;

/** Puts pieces together to lines from top to bottom, also on a page that lies askew. */
record ReadingOrder(int pageWidth, int pageHeight) {

  /** Only longer pieces tell the page's angle. */
  private static final double LONG = 200;

  /** Centres nearer than this part of a piece's height stand in one line. */
  private static final double SAME_LINE = 0.55;

  List<Line> lines(List<Piece> pieces) {
    double angle = angle(pieces);
    var sorted = new ArrayList<>(pieces.stream().map(piece -> Level.of(piece, angle)).toList());
    sorted.sort(Comparator.comparingDouble(Level::y));
    var lines = new ArrayList<Line>();
    for (int start = 0, end; start < sorted.size(); start = end) {
      var first = sorted.get(start);
      end = start;
      while (end < sorted.size() && sorted.get(end).y() - first.y() < SAME_LINE * first.height()) {
        end++;
      }
      if (end == start) {
        end++;
      }
      lines.add(line(sorted.subList(start, end)));
    }
    return lines;
  }

  private static double angle(List<Piece> pieces) {
    var angles =
        pieces.stream()
            .map(Piece::place)
            .filter(place -> place.width() > LONG)
            .mapToDouble(Quad::angle)
            .sorted()
            .toArray();
    return angles.length == 0 ? 0 : angles[angles.length / 2];
  }

  private Line line(List<Level> row) {
    var pieces =
        row.stream().sorted(Comparator.comparingDouble(Level::x)).map(Level::piece).toList();
    var text = String.join(" ", pieces.stream().map(Piece::text).toList());
    double confidence = 0;
    int characters = 0;
    for (var piece : pieces) {
      confidence += piece.confidence() * piece.text().length();
      characters += piece.text().length();
    }
    var xs = pieces.stream().flatMap(p -> p.place().corners()).mapToDouble(Point::x);
    var ys = pieces.stream().flatMap(p -> p.place().corners()).mapToDouble(Point::y);
    var x = xs.summaryStatistics();
    var y = ys.summaryStatistics();
    double left = Math.clamp(x.getMin() / pageWidth, 0, 1);
    double top = Math.clamp(y.getMin() / pageHeight, 0, 1);
    return new Line(
        text,
        left,
        top,
        Math.clamp(x.getMax() / pageWidth, left, 1) - left,
        Math.clamp(y.getMax() / pageHeight, top, 1) - top,
        Math.min(1, confidence / characters));
  }

  /** A piece, and where its centre is when the page is laid level. */
  private record Level(Piece piece, double x, double y, double height) {

    static Level of(Piece piece, double angle) {
      double c = Math.cos(-angle);
      double s = Math.sin(-angle);
      var centre = piece.place().centre();
      return new Level(
          piece,
          c * centre.x() - s * centre.y(),
          s * centre.x() + c * centre.y(),
          Math.min(piece.place().width(), piece.place().height()));
    }
  }
}
