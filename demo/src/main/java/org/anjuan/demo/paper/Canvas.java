package org.anjuan.demo.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A rectangle of the sheet to draw on, with its own origin at the top left. */
public final class Canvas {

  private final PaperFont font;
  private final Consumer<Ink> sheet;
  private final double left;
  private final double top;
  private final double width;

  Canvas(PaperFont font, Consumer<Ink> sheet, double left, double top, double width) {
    this.font = font;
    this.sheet = sheet;
    this.left = left;
    this.top = top;
    this.width = width;
  }

  public double width() {
    return width;
  }

  public void line(double x1, double y1, double x2, double y2, double thickness, int rgb) {
    sheet.accept(new Ink.Line(left + x1, top + y1, left + x2, top + y2, thickness, rgb));
  }

  /** A line through points given as x, y in turn. */
  public void curve(List<Ink.Spot> spots, double thickness, int rgb) {
    if (spots.size() > 1) sheet.accept(new Ink.Curve(moved(spots), thickness, rgb));
  }

  public void box(double x, double y, double w, double h, int rgb) {
    sheet.accept(
        new Ink.Area(
            moved(
                List.of(
                    new Ink.Spot(x, y),
                    new Ink.Spot(x + w, y),
                    new Ink.Spot(x + w, y + h),
                    new Ink.Spot(x, y + h))),
            rgb));
  }

  public void frame(double x, double y, double w, double h, double thickness, int rgb) {
    line(x, y, x + w, y, thickness, rgb);
    line(x, y + h, x + w, y + h, thickness, rgb);
    line(x, y, x, y + h, thickness, rgb);
    line(x + w, y, x + w, y + h, thickness, rgb);
  }

  public void dot(double x, double y, double radius, int rgb) {
    sheet.accept(new Ink.Area(moved(circle(x, y, radius)), rgb));
  }

  public void ring(double x, double y, double radius, double thickness, int rgb) {
    var spots = new ArrayList<>(circle(x, y, radius));
    spots.add(spots.getFirst());
    curve(spots, thickness, rgb);
  }

  public void cross(double x, double y, double radius, double thickness, int rgb) {
    line(x - radius, y - radius, x + radius, y + radius, thickness, rgb);
    line(x - radius, y + radius, x + radius, y - radius, thickness, rgb);
  }

  /** Text around a point: {@code align} −1 begins, 0 centres, 1 ends there. */
  public void text(
      double x, double baseline, double size, boolean bold, int rgb, int align, String text) {
    if (text.isEmpty()) return;
    String drawn = font.drawable(text);
    double shift = align < 0 ? 0 : font.width(drawn, size) / (align == 0 ? 2 : 1);
    sheet.accept(new Ink.Text(left + x - shift, top + baseline, size, bold, rgb, drawn));
  }

  private List<Ink.Spot> moved(List<Ink.Spot> spots) {
    return spots.stream().map(spot -> new Ink.Spot(left + spot.x(), top + spot.y())).toList();
  }

  private static List<Ink.Spot> circle(double x, double y, double radius) {
    var spots = new ArrayList<Ink.Spot>();
    for (int i = 0; i < 12; i++) {
      double angle = Math.PI * 2 * i / 12;
      spots.add(new Ink.Spot(x + radius * Math.cos(angle), y + radius * Math.sin(angle)));
    }
    return spots;
  }
}
