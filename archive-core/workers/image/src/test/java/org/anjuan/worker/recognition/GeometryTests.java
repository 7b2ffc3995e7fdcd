package org.anjuan.worker.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.anjuan.worker.protocol.Line;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("QRY-6")
class GeometryTests {

  @ParameterizedTest
  @ValueSource(doubles = {-40, -12.5, -0.8, 0, 3, 44})
  void theSmallestRectangleIsTheOneThatWasDrawn(double degrees) {
    double angle = Math.toRadians(degrees);
    var drawn = Quad.around(300, 200, 180, 24, angle);
    var points = new ArrayList<Point>();
    for (int s = 0; s <= 20; s++) {
      for (int t = 0; t <= 4; t++) {
        points.add(inside(drawn, s / 20.0, t / 4.0));
      }
    }

    var found = SmallestRectangle.around(points);

    assertThat(found.x()).isCloseTo(300, within(0.01));
    assertThat(found.y()).isCloseTo(200, within(0.01));
    assertThat(found.width()).isCloseTo(180, within(0.01));
    assertThat(found.height()).isCloseTo(24, within(0.01));
    assertThat(found.angle()).isCloseTo(angle, within(0.001));
  }

  @Test
  void onePointIsARectangleToo() {
    assertThat(SmallestRectangle.around(List.of(new Point(3, 4))).width()).isZero();
  }

  @Test
  void halfATurnTwiceIsNoTurn() {
    var quad = Quad.around(30, 40, 20, 10, 0.2);

    var twice = quad.halfTurned(100, 200).halfTurned(100, 200);

    assertThat(twice.topLeft().distance(quad.topLeft())).isCloseTo(0, within(1e-9));
    assertThat(quad.halfTurned(100, 200).width()).isCloseTo(20, within(1e-9));
  }

  @Test
  void piecesOfASkewedPageComeInTheOrderOfReading() {
    double angle = Math.toRadians(-4);
    var pieces =
        List.of(
            piece("第二行右", 700, 160, angle),
            piece("第一行右", 700, 100, angle),
            piece("第二行左", 300, 160, angle),
            piece("第一行左", 300, 100, angle));

    var lines = new ReadingOrder(1000, 1400).lines(pieces);

    assertThat(lines).extracting(Line::text).containsExactly("第一行左 第一行右", "第二行左 第二行右");
    assertThat(lines.get(0).x()).isBetween(0.1, 0.2);
    assertThat(lines.get(0).confidence()).isCloseTo(0.9, within(1e-9));
  }

  /** A piece whose place was chosen on the level page, and which was then turned with the page. */
  private static Piece piece(String text, double x, double y, double angle) {
    double c = Math.cos(angle);
    double s = Math.sin(angle);
    return new Piece(Quad.around(c * x - s * y, s * x + c * y, 320, 30, angle), text, 0.9);
  }

  private static Point inside(Quad quad, double s, double t) {
    var a = quad.topLeft();
    var b = quad.topRight();
    var d = quad.bottomLeft();
    return new Point(
        a.x() + s * (b.x() - a.x()) + t * (d.x() - a.x()),
        a.y() + s * (b.y() - a.y()) + t * (d.y() - a.y()));
  }
}
