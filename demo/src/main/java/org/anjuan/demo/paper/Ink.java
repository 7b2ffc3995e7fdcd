package org.anjuan.demo.paper;

import java.util.List;

/** One mark on a sheet; coordinates in points from the top left corner, colours as 0xRRGGBB. */
public sealed interface Ink {

  /** A run of text whose baseline starts at {@code (x, y)}. */
  record Text(double x, double y, double size, boolean bold, int rgb, String text) implements Ink {}

  /** A straight line. */
  record Line(double x1, double y1, double x2, double y2, double width, int rgb) implements Ink {}

  /** An open line through points. */
  record Curve(List<Spot> spots, double width, int rgb) implements Ink {
    public Curve {
      spots = List.copyOf(spots);
    }
  }

  /** A filled polygon. */
  record Area(List<Spot> spots, int rgb) implements Ink {
    public Area {
      spots = List.copyOf(spots);
    }
  }

  /** A point on the sheet. */
  record Spot(double x, double y) {}
}
