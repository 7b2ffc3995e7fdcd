package org.anjuan.worker.recognition;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.anjuan.worker.drawing.Scaling;

/**
 * Finds the pieces of text in a picture (DBNet).
 *
 * <p>The model gives each pixel the probability that it belongs to the core of a piece of text.
 * Pixels that hang together make a piece; its smallest rectangle, grown again by what the core is
 * smaller than the text, is its place.
 */
final class TextDetector {

  /**
   * The longer side of what the model is given; more costs time and memory and finds less on bad
   * scans.
   */
  private static final int LONGEST_SIDE = 1280;

  /** The model wants multiples of this. */
  private static final int STEP = 32;

  private static final float TEXT = 0.3f;
  private static final double PIECE = 0.5;
  private static final int FEWEST_PIXELS = 12;
  private static final double THINNEST = 3;
  private static final double GROWTH = 1.6;

  private final Network network;

  TextDetector(OrtSession session) {
    network = new Network(session, Network.Normalisation.NATURAL);
  }

  /** In no particular order, level as far as that can be told without reading. */
  List<Quad> detect(BufferedImage image) throws OrtException {
    double scale =
        Math.min(1, LONGEST_SIDE / (double) Math.max(image.getWidth(), image.getHeight()));
    int width = steps(image.getWidth() * scale);
    int height = steps(image.getHeight() * scale);
    var probabilities = network.run(Scaling.to(image, width, height)).values();
    var quads = new ArrayList<Quad>();
    double backX = image.getWidth() / (double) width;
    double backY = image.getHeight() / (double) height;
    for (var piece : new Pieces(probabilities, width, height).all()) {
      quads.add(piece.scaled(backX, backY));
    }
    return quads;
  }

  private static int steps(double length) {
    return (int) Math.max(1, Math.round(length / STEP)) * STEP;
  }

  /** Gathers pixels that hang together. */
  private static final class Pieces {

    private final float[] probabilities;
    private final int width;
    private final int height;
    private final boolean[] seen;
    private final int[] queue;

    Pieces(float[] probabilities, int width, int height) {
      this.probabilities = probabilities;
      this.width = width;
      this.height = height;
      seen = new boolean[width * height];
      queue = new int[width * height];
    }

    List<Quad> all() {
      var quads = new ArrayList<Quad>();
      for (int start = 0; start < seen.length; start++) {
        if (isNewText(start)) {
          piece(start, quads);
        }
      }
      return quads;
    }

    private boolean isNewText(int pixel) {
      return !seen[pixel] && probabilities[pixel] > TEXT;
    }

    private void piece(int start, List<Quad> quads) {
      var outline = new Outline();
      int tail = 0;
      double sum = 0;
      seen[start] = true;
      queue[tail++] = start;
      for (int head = 0; head < tail; head++) {
        int pixel = queue[head];
        int x = pixel % width;
        int y = pixel / width;
        sum += probabilities[pixel];
        outline.add(x, y);
        for (int ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
          for (int nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
            int neighbour = ny * width + nx;
            if (isNewText(neighbour)) {
              seen[neighbour] = true;
              queue[tail++] = neighbour;
            }
          }
        }
      }
      if (tail >= FEWEST_PIXELS && sum / tail >= PIECE) {
        var core = SmallestRectangle.around(outline.points());
        if (Math.min(core.width(), core.height()) >= THINNEST) {
          double margin =
              core.width() * core.height() * GROWTH / (2 * (core.width() + core.height()));
          quads.add(core.grown(margin));
        }
      }
    }
  }

  /** The leftmost and rightmost pixel of each row: enough for a hull. */
  private static final class Outline {

    private final TreeMap<Integer, int[]> rows = new TreeMap<>();

    void add(int x, int y) {
      var row = rows.get(y);
      if (row == null) {
        rows.put(y, new int[] {x, x});
      } else {
        row[0] = Math.min(row[0], x);
        row[1] = Math.max(row[1], x);
      }
    }

    List<Point> points() {
      var points = new ArrayList<Point>();
      rows.forEach((y, row) -> {
        points.add(new Point(row[0], y));
        points.add(new Point(row[1] + 1, y));
        points.add(new Point(row[0], y + 1));
        points.add(new Point(row[1] + 1, y + 1));
      });
      return points;
    }
  }
}
