package org.anjuan.worker.image;

import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;

/**
 * How a picture has to be turned to be seen upright; in the order of EXIF's numbers, which begin
 * with 1.
 */
enum Orientation {
  UPRIGHT(false, 0),
  MIRRORED(true, 0),
  UPSIDE_DOWN(false, 2),
  MIRRORED_UPSIDE_DOWN(true, 2),
  MIRRORED_TURNED_LEFT(true, 3),
  TURNED_LEFT(false, 1),
  MIRRORED_TURNED_RIGHT(true, 1),
  TURNED_RIGHT(false, 3);

  private final boolean mirrored;

  /** Clockwise. */
  private final int quarterTurns;

  Orientation(boolean mirrored, int quarterTurns) {
    this.mirrored = mirrored;
    this.quarterTurns = quarterTurns;
  }

  static Orientation of(int exif) {
    return exif >= 1 && exif <= values().length ? values()[exif - 1] : UPRIGHT;
  }

  /** Whether width and height change places. */
  boolean lies() {
    return quarterTurns % 2 == 1;
  }

  /** The picture as it is to be seen. */
  BufferedImage upright(BufferedImage image) {
    if (this == UPRIGHT) {
      return image;
    }
    int width = lies() ? image.getHeight() : image.getWidth();
    int height = lies() ? image.getWidth() : image.getHeight();
    var turned = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var transform = new AffineTransform();
    transform.translate(width / 2.0, height / 2.0);
    transform.quadrantRotate(quarterTurns);
    if (mirrored) {
      transform.scale(-1, 1);
    }
    transform.translate(-image.getWidth() / 2.0, -image.getHeight() / 2.0);
    var graphics = turned.createGraphics();
    graphics.drawImage(image, transform, null);
    graphics.dispose();
    return turned;
  }
}
