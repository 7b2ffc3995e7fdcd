package org.anjuan.worker.image;

import java.awt.image.BufferedImage;
import java.io.IOException;
import javax.imageio.ImageReader;
import org.anjuan.worker.drawing.Jpeg;
import org.anjuan.worker.protocol.Refusal;
import org.anjuan.worker.runtime.Unreadable;

/**
 * Decodes the pictures of a file, upright, in plain RGB. The limit is checked before anything is
 * decoded.
 */
final class PictureReader implements AutoCloseable {

  /** Larger ones are decoded with pixels left out: 40 million pixels take 160 MB. */
  private static final long COMFORTABLE = 40_000_000;

  private final ImageReader reader;
  private final Orientations orientations;
  private final long mostPixels;

  PictureReader(ImageReader reader, Orientations orientations, long mostPixels) {
    this.reader = reader;
    this.orientations = orientations;
    this.mostPixels = mostPixels;
  }

  BufferedImage read(int page) throws IOException {
    int index = page - 1;
    long pixels = (long) reader.getWidth(index) * reader.getHeight(index);
    if (pixels > mostPixels) {
      throw new Unreadable(Refusal.TOO_MANY_PIXELS);
    }
    int step = (int) Math.ceil(Math.sqrt((double) pixels / COMFORTABLE));
    var parameters = reader.getDefaultReadParam();
    parameters.setSourceSubsampling(step, step, 0, 0);
    var image = reader.read(index, parameters);
    var plain = image.getType() == BufferedImage.TYPE_INT_RGB ? image : Jpeg.opaque(image);
    return orientations.ofPage(page).upright(plain);
  }

  @Override
  public void close() {
    reader.dispose();
  }
}
