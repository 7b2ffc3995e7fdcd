package org.anjuan.worker.drawing;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import org.anjuan.worker.protocol.Bitmap;

/** Between images and the pixels that go through a pipe. */
public final class Bitmaps {

  /** Pages whose pixels differ less than this from their first pixel hold nothing to read. */
  private static final int FAINTEST_INK = 24;

  private Bitmaps() {}

  /** The pixels of an image; {@link Bitmap#BLANK} when it is of one colour. */
  public static Bitmap of(BufferedImage image) {
    int[] pixels = pixels(image);
    if (isPlain(pixels)) {
      return Bitmap.BLANK;
    }
    var rgb = new byte[3 * pixels.length];
    for (int i = 0, o = 0; i < pixels.length; i++) {
      rgb[o++] = (byte) (pixels[i] >> 16);
      rgb[o++] = (byte) (pixels[i] >> 8);
      rgb[o++] = (byte) pixels[i];
    }
    return new Bitmap(image.getWidth(), image.getHeight(), rgb);
  }

  public static BufferedImage image(Bitmap bitmap) {
    var image = new BufferedImage(bitmap.width(), bitmap.height(), BufferedImage.TYPE_INT_RGB);
    int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    var rgb = bitmap.rgb();
    for (int i = 0, o = 0; i < pixels.length; i++) {
      pixels[i] = (rgb[o++] & 255) << 16 | (rgb[o++] & 255) << 8 | rgb[o++] & 255;
    }
    return image;
  }

  /** The pixels of an image in plain RGB. */
  public static int[] pixels(BufferedImage image) {
    var rgb = image.getType() == BufferedImage.TYPE_INT_RGB ? image : Jpeg.opaque(image);
    return ((DataBufferInt) rgb.getRaster().getDataBuffer()).getData();
  }

  /** Whether nothing can be seen in the image. */
  public static boolean isPlain(BufferedImage image) {
    return isPlain(pixels(image));
  }

  private static boolean isPlain(int[] pixels) {
    int first = pixels[0];
    for (int pixel : pixels) {
      if (pixel != first
          && Math.abs((pixel >> 16 & 255) - (first >> 16 & 255))
                  + Math.abs((pixel >> 8 & 255) - (first >> 8 & 255))
                  + Math.abs((pixel & 255) - (first & 255))
              > FAINTEST_INK) {
        return false;
      }
    }
    return true;
  }
}
