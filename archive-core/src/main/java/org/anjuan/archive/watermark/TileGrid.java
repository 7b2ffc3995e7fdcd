package org.anjuan.archive.watermark;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.anjuan.worker.drawing.MarkPattern;

/**
 * Finds how large and how far turned the squares of a mark are, by their repetition alone: a
 * picture shifted by one square resembles itself. Writing resembles itself too, at its line
 * spacing, and so do the blocks of JPEG; what is found here is tried, not believed.
 */
final class TileGrid {

  static final double SMALLEST = 0.42;
  static final double LARGEST = 1.75;
  static final double WIDEST_TURN = Math.toRadians(5);

  private static final double SCALE_STEP = 1.004;
  private static final double TURN_STEP = Math.toRadians(0.25);
  private static final double LOWEST_FREQUENCY = 0.02;
  private static final double HIGHEST_FREQUENCY = 0.34;
  private static final float LOUDEST = 8;
  private static final int NEIGHBOURHOOD = 10;
  private static final int MOST_WINDOWS = 6;

  /** One way in which the squares may lie. */
  record Lie(double scale, double turn, double score) {
    boolean isNear(Lie other) {
      return Math.abs(Math.log(scale / other.scale)) < 0.012
          && Math.abs(turn - other.turn) < Math.toRadians(0.8);
    }
  }

  private final int side;
  private final float[] likeness;

  private TileGrid(int side, float[] likeness) {
    this.side = side;
    this.likeness = likeness;
  }

  static TileGrid of(GreyImage flat) {
    int side = Math.max(flat.width(), flat.height()) > 640 ? 1024 : 512;
    var fourier = new Fourier(side);
    var power = new float[side * side];
    int across = windows(flat.width(), side);
    int down = windows(flat.height(), side);
    int taken = 0;
    for (int row = 0; row < down && taken < MOST_WINDOWS; row++) {
      for (int column = 0; column < across && taken < MOST_WINDOWS; column++, taken++) {
        addPower(
            fourier,
            flat,
            start(flat.width(), side, column, across),
            start(flat.height(), side, row, down),
            power);
      }
    }
    evenOut(power, side);
    var zeros = new float[side * side];
    fourier.backward(power, zeros);
    normalise(power, side);
    return new TileGrid(side, power);
  }

  private static int windows(int length, int side) {
    return Math.max(1, (int) Math.ceil((length - side * 0.25) / (side * 0.75)));
  }

  private static int start(int length, int side, int index, int count) {
    return count == 1 ? 0 : (int) ((long) Math.max(0, length - side) * index / (count - 1));
  }

  private static void addPower(Fourier fourier, GreyImage flat, int left, int top, float[] power) {
    int side = fourier.side();
    var real = new float[side * side];
    var imaginary = new float[side * side];
    int columns = Math.min(side, flat.width() - left);
    for (int y = 0; y < Math.min(side, flat.height() - top); y++) {
      System.arraycopy(flat.values(), (top + y) * flat.width() + left, real, y * side, columns);
    }
    fourier.forward(real, imaginary);
    for (int i = 0; i < power.length; i++) {
      power[i] += real[i] * real[i] + imaginary[i] * imaginary[i];
    }
  }

  /** What stands out from its neighbourhood counts, not what is loud; only where marks speak. */
  private static void evenOut(float[] power, int side) {
    var surroundings = Flattened.boxMean(power, side, side, NEIGHBOURHOOD);
    for (int y = 0; y < side; y++) {
      double v = (double) (y > side / 2 ? y - side : y) / side;
      for (int x = 0; x < side; x++) {
        double u = (double) (x > side / 2 ? x - side : x) / side;
        double frequency = Math.hypot(u, v);
        int i = y * side + x;
        boolean heard = frequency > LOWEST_FREQUENCY && frequency < HIGHEST_FREQUENCY;
        power[i] = heard ? Math.min(power[i] / (surroundings[i] + 1e-12f), LOUDEST) - 1 : 0;
      }
    }
  }

  private static void normalise(float[] likeness, int side) {
    double squares = 0;
    for (float value : likeness) {
      squares += (double) value * value;
    }
    // The origin alone holds all there is; it says nothing.
    squares -= (double) likeness[0] * likeness[0];
    likeness[0] = 0;
    float deviation = (float) Math.sqrt(squares / likeness.length) + 1e-12f;
    for (int i = 0; i < likeness.length; i++) {
      likeness[i] /= deviation;
    }
  }

  /** The likeliest ones, the best first. */
  List<Lie> likeliest(int most) {
    var all = new ArrayList<Lie>();
    for (double scale = SMALLEST; scale <= LARGEST; scale *= SCALE_STEP) {
      for (double turn = -WIDEST_TURN; turn <= WIDEST_TURN + 1e-9; turn += TURN_STEP) {
        all.add(new Lie(scale, turn, score(scale, turn)));
      }
    }
    all.sort(Comparator.comparingDouble(Lie::score).reversed());
    var best = new ArrayList<Lie>();
    for (var lie : all) {
      if (best.size() == most) {
        break;
      }
      if (best.stream().noneMatch(lie::isNear)) {
        best.add(lie);
      }
    }
    return best;
  }

  private double score(double scale, double turn) {
    double step = MarkPattern.TILE * scale;
    double across = step * Math.cos(turn);
    double down = step * Math.sin(turn);
    double sum = 0;
    int count = 0;
    for (int j = 0; j <= 3; j++) {
      for (int i = j == 0 ? 1 : -3; i <= 3; i++) {
        double x = i * across - j * down;
        double y = i * down + j * across;
        if (Math.abs(x) < side * 0.4 && Math.abs(y) < side * 0.4) {
          sum += Math.min(at(x, y), LOUDEST);
          count++;
        }
      }
    }
    return count == 0 ? 0 : sum / Math.sqrt(count);
  }

  private double at(double x, double y) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    double right = x - left;
    double low = y - top;
    return likeness(left, top) * (1 - right) * (1 - low)
        + likeness(left + 1, top) * right * (1 - low)
        + likeness(left, top + 1) * (1 - right) * low
        + likeness(left + 1, top + 1) * right * low;
  }

  private float likeness(int x, int y) {
    return likeness[(y & side - 1) * side + (x & side - 1)];
  }
}
