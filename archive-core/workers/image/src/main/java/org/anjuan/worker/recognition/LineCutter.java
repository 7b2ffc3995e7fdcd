package org.anjuan.worker.recognition;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import org.anjuan.worker.drawing.Bitmaps;

/** Cuts pieces of text out of a picture and lays them flat, as high as the models want them. */
final class LineCutter {

  static final int HEIGHT = 48;

  private static final int NARROWEST = 16;

  /** A piece so long is no line of text; reading it whole would take much memory. */
  private static final int WIDEST = 6400;

  private final int[] pixels;
  private final int width;
  private final int height;

  LineCutter(BufferedImage image) {
    pixels = Bitmaps.pixels(image);
    width = image.getWidth();
    height = image.getHeight();
  }

  /** What stands in the rectangle. */
  BufferedImage cut(Quad quad) {
    int length =
        (int) Math.clamp(Math.ceil(quad.width() * HEIGHT / quad.height()), NARROWEST, WIDEST);
    var line = new BufferedImage(length, HEIGHT, BufferedImage.TYPE_INT_RGB);
    int[] target = ((DataBufferInt) line.getRaster().getDataBuffer()).getData();
    var origin = quad.topLeft();
    double acrossX = (quad.topRight().x() - origin.x()) / length;
    double acrossY = (quad.topRight().y() - origin.y()) / length;
    double downX = (quad.bottomLeft().x() - origin.x()) / HEIGHT;
    double downY = (quad.bottomLeft().y() - origin.y()) / HEIGHT;
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < length; x++) {
        double u = x + 0.5;
        double v = y + 0.5;
        target[y * length + x] =
            between(
                origin.x() + acrossX * u + downX * v - 0.5,
                origin.y() + acrossY * u + downY * v - 0.5);
      }
    }
    return line;
  }

  /** The same, turned by half a turn. */
  static BufferedImage halfTurned(BufferedImage image) {
    var turned = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    int[] source = Bitmaps.pixels(image);
    int[] target = ((DataBufferInt) turned.getRaster().getDataBuffer()).getData();
    for (int i = 0; i < source.length; i++) {
      target[i] = source[source.length - 1 - i];
    }
    return turned;
  }

  private int between(double x, double y) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    double right = x - left;
    double below = y - top;
    int a = pixel(left, top);
    int b = pixel(left + 1, top);
    int c = pixel(left, top + 1);
    int d = pixel(left + 1, top + 1);
    int mixed = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      double upper = (a >> shift & 255) * (1 - right) + (b >> shift & 255) * right;
      double lower = (c >> shift & 255) * (1 - right) + (d >> shift & 255) * right;
      mixed |= (int) (upper * (1 - below) + lower * below + 0.5) << shift;
    }
    return mixed;
  }

  private int pixel(int x, int y) {
    return pixels[Math.clamp(y, 0, height - 1) * width + Math.clamp(x, 0, width - 1)];
  }
}
