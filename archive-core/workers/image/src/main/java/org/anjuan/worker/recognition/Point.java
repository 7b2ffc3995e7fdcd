package org.anjuan.worker.recognition;

/** A point in a picture, in pixels from the top left. */
record Point(double x, double y) {

  double distance(Point other) {
    return Math.hypot(x - other.x, y - other.y);
  }
}
