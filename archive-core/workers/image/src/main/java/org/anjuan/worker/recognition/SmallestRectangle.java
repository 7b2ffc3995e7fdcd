package org.anjuan.worker.recognition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The smallest rectangle, at any angle, around points; turned so that it is read as near to level
 * as possible.
 */
record SmallestRectangle(double x, double y, double width, double height, double angle) {

  static SmallestRectangle around(List<Point> points) {
    var hull = hull(points);
    SmallestRectangle best = null;
    for (int i = 0; i < hull.size(); i++) {
      var a = hull.get(i);
      var b = hull.get((i + 1) % hull.size());
      var candidate = along(hull, Math.atan2(b.y() - a.y(), b.x() - a.x()));
      if (best == null || candidate.area() < best.area()) {
        best = candidate;
      }
    }
    if (best == null) {
      throw new IllegalArgumentException("no points");
    }
    return best.levelled();
  }

  /** Wider by so much on every side, as a rectangle. */
  Quad grown(double margin) {
    return Quad.around(x, y, width + 2 * margin, height + 2 * margin, angle);
  }

  private double area() {
    return width * height;
  }

  private static SmallestRectangle along(List<Point> hull, double angle) {
    double c = Math.cos(angle);
    double s = Math.sin(angle);
    double left = Double.MAX_VALUE;
    double right = -Double.MAX_VALUE;
    double top = Double.MAX_VALUE;
    double bottom = -Double.MAX_VALUE;
    for (var p : hull) {
      double u = c * p.x() + s * p.y();
      double v = c * p.y() - s * p.x();
      left = Math.min(left, u);
      right = Math.max(right, u);
      top = Math.min(top, v);
      bottom = Math.max(bottom, v);
    }
    double u = (left + right) / 2;
    double v = (top + bottom) / 2;
    return new SmallestRectangle(c * u - s * v, s * u + c * v, right - left, bottom - top, angle);
  }

  private SmallestRectangle levelled() {
    double level = angle;
    double w = width;
    double h = height;
    while (Math.abs(level) > Math.PI / 4) {
      level -= Math.copySign(Math.PI / 2, level);
      double swap = w;
      w = h;
      h = swap;
    }
    return new SmallestRectangle(x, y, w, h, level);
  }

  /** The convex hull, by Andrew's monotone chain. */
  private static List<Point> hull(List<Point> points) {
    var sorted =
        points.stream()
            .distinct()
            .sorted(Comparator.comparingDouble(Point::x).thenComparingDouble(Point::y))
            .toList();
    if (sorted.size() < 3) {
      return sorted;
    }
    var hull = new ArrayList<Point>();
    extend(hull, sorted, 0);
    int lower = hull.size() - 1;
    extend(hull, sorted.reversed(), lower);
    hull.removeLast();
    return hull;
  }

  private static void extend(List<Point> hull, List<Point> points, int keep) {
    for (var point : points.subList(keep == 0 ? 0 : 1, points.size())) {
      while (hull.size() > keep + 1
          && turn(hull.get(hull.size() - 2), hull.getLast(), point) <= 0) {
        hull.removeLast();
      }
      hull.add(point);
    }
  }

  private static double turn(Point a, Point b, Point c) {
    return (b.x() - a.x()) * (c.y() - a.y()) - (b.y() - a.y()) * (c.x() - a.x());
  }
}
