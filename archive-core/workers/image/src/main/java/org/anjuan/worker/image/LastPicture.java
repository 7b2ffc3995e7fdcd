package org.anjuan.worker.image;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.ref.SoftReference;
import org.jspecify.annotations.Nullable;

/**
 * The picture decoded last, as one page is asked for its text, its thumbnail and itself. One for
 * the whole worker.
 */
final class LastPicture {

  private @Nullable Object owner;
  private int page;
  private SoftReference<BufferedImage> image = new SoftReference<>(null);

  BufferedImage get(Object document, int number, Decoding decoding) throws IOException {
    var present = image.get();
    if (present == null || owner != document || page != number) {
      image.clear();
      present = decoding.decode();
      image = new SoftReference<>(present);
      owner = document;
      page = number;
    }
    return present;
  }

  void forget(Object document) {
    if (owner == document) {
      owner = null;
      image.clear();
    }
  }

  @FunctionalInterface
  interface Decoding {
    BufferedImage decode() throws IOException;
  }
}
