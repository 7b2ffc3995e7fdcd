package org.anjuan.worker.drawing;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/**
 * Scaling that keeps thin strokes: halved as often as possible, then once to the size asked for.
 */
public final class Scaling {

  private Scaling() {}

  /** The image in plain RGB on white, at this size. */
  public static BufferedImage to(BufferedImage image, int width, int height) {
    var current = image;
    while (current.getWidth() >= 2 * width && current.getHeight() >= 2 * height) {
      current = draw(current, current.getWidth() / 2, current.getHeight() / 2);
    }
    boolean done =
        current.getWidth() == width
            && current.getHeight() == height
            && current.getType() == BufferedImage.TYPE_INT_RGB;
    return done ? current : draw(current, width, height);
  }

  public static BufferedImage copy(BufferedImage image) {
    return draw(image, image.getWidth(), image.getHeight());
  }

  private static BufferedImage draw(BufferedImage image, int width, int height) {
    var scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var graphics = scaled.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(image, 0, 0, width, height, Color.WHITE, null);
    graphics.dispose();
    return scaled;
  }
}
