package org.anjuan.worker.drawing;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import org.anjuan.worker.protocol.Retouch;

/** Develops a page from its untouched picture; the same picture and retouch give the same page. */
public final class Darkroom {

  // The weights of a tone are those by which browsers show a preview in grey (Filter Effects 1).
  private static final double RED = 0.2126;
  private static final double GREEN = 0.7152;
  private static final double BLUE = 0.0722;
  private static final double MIDDLE = 127.5;

  private Darkroom() {}

  public static BufferedImage develop(BufferedImage picture, Retouch retouch) {
    var plain = picture.getType() == BufferedImage.TYPE_INT_RGB ? picture : Jpeg.opaque(picture);
    return toned(cut(straightened(turned(plain, retouch), retouch), retouch), retouch);
  }

  private static BufferedImage turned(BufferedImage image, Retouch retouch) {
    if (retouch.quarterTurns() == 0) {
      return image;
    }
    boolean lies = retouch.quarterTurns() % 2 == 1;
    int width = lies ? image.getHeight() : image.getWidth();
    int height = lies ? image.getWidth() : image.getHeight();
    var transform = new AffineTransform();
    transform.translate(width / 2.0, height / 2.0);
    transform.quadrantRotate(retouch.quarterTurns());
    transform.translate(-image.getWidth() / 2.0, -image.getHeight() / 2.0);
    return drawn(image, width, height, transform);
  }

  private static BufferedImage straightened(BufferedImage image, Retouch retouch) {
    if (retouch.skew() == 0) {
      return image;
    }
    var transform =
        AffineTransform.getRotateInstance(
            Math.toRadians(retouch.skew()), image.getWidth() / 2.0, image.getHeight() / 2.0);
    return drawn(image, image.getWidth(), image.getHeight(), transform);
  }

  private static BufferedImage drawn(
      BufferedImage image, int width, int height, AffineTransform transform) {
    var drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var graphics = drawn.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(image, transform, null);
    graphics.dispose();
    return drawn;
  }

  private static BufferedImage cut(BufferedImage image, Retouch retouch) {
    int x = (int) Math.round(image.getWidth() * retouch.left());
    int y = (int) Math.round(image.getHeight() * retouch.top());
    int width = (int) Math.round(image.getWidth() * (1 - retouch.right())) - x;
    int height = (int) Math.round(image.getHeight() * (1 - retouch.bottom())) - y;
    boolean whole = width == image.getWidth() && height == image.getHeight();
    return whole
        ? image
        : Scaling.copy(image.getSubimage(x, y, Math.max(1, width), Math.max(1, height)));
  }

  private static BufferedImage toned(BufferedImage image, Retouch retouch) {
    if (retouch.brightness() == 1 && retouch.contrast() == 1 && !retouch.grey()) {
      return image;
    }
    var tones = new int[256];
    for (int tone = 0; tone < tones.length; tone++) {
      double bright = Math.min(255, tone * retouch.brightness());
      tones[tone] =
          (int) Math.clamp(Math.round((bright - MIDDLE) * retouch.contrast() + MIDDLE), 0, 255);
    }
    var toned = Scaling.copy(image);
    int[] pixels = ((DataBufferInt) toned.getRaster().getDataBuffer()).getData();
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = tone(pixels[i], tones, retouch.grey());
    }
    return toned;
  }

  private static int tone(int pixel, int[] tones, boolean grey) {
    int red = tones[pixel >> 16 & 255];
    int green = tones[pixel >> 8 & 255];
    int blue = tones[pixel & 255];
    if (grey) {
      int tone = (int) Math.round(RED * red + GREEN * green + BLUE * blue);
      return tone << 16 | tone << 8 | tone;
    }
    return red << 16 | green << 8 | blue;
  }
}
