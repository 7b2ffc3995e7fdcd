package org.anjuan.worker.recognition;

import java.util.stream.Stream;

/** A rectangle at any angle: its corners clockwise, beginning where its text begins to be read. */
record Quad(Point topLeft, Point topRight, Point bottomRight, Point bottomLeft) {

  /** A rectangle around a centre, turned by this angle. */
  static Quad around(double x, double y, double width, double height, double angle) {
    double c = Math.cos(angle);
    double s = Math.sin(angle);
    double w = width / 2;
    double h = height / 2;
    return new Quad(
        new Point(x - c * w + s * h, y - s * w - c * h),
        new Point(x + c * w + s * h, y + s * w - c * h),
        new Point(x + c * w - s * h, y + s * w + c * h),
        new Point(x - c * w - s * h, y - s * w + c * h));
  }

  double width() {
    return topLeft.distance(topRight);
  }

  double height() {
    return topLeft.distance(bottomLeft);
  }

  double angle() {
    return Math.atan2(topRight.y() - topLeft.y(), topRight.x() - topLeft.x());
  }

  /** Whether it is much higher than wide. */
  boolean stands() {
    return height() > 1.5 * width();
  }

  /** The same place, read a quarter turn on. */
  Quad turned() {
    return new Quad(topRight, bottomRight, bottomLeft, topLeft);
  }

  /** The same text in a picture turned by half a turn. */
  Quad halfTurned(int pictureWidth, int pictureHeight) {
    return new Quad(
        opposite(bottomRight, pictureWidth, pictureHeight),
        opposite(bottomLeft, pictureWidth, pictureHeight),
        opposite(topLeft, pictureWidth, pictureHeight),
        opposite(topRight, pictureWidth, pictureHeight));
  }

  Quad scaled(double x, double y) {
    return new Quad(
        scaled(topLeft, x, y),
        scaled(topRight, x, y),
        scaled(bottomRight, x, y),
        scaled(bottomLeft, x, y));
  }

  Point centre() {
    return new Point((topLeft.x() + bottomRight.x()) / 2, (topLeft.y() + bottomRight.y()) / 2);
  }

  Stream<Point> corners() {
    return Stream.of(topLeft, topRight, bottomRight, bottomLeft);
  }

  private static Point opposite(Point point, int width, int height) {
    return new Point(width - point.x(), height - point.y());
  }

  private static Point scaled(Point point, double x, double y) {
    return new Point(point.x() * x, point.y() * y);
  }
}
