package org.anjuan.archive.format;

import java.util.function.Supplier;
import org.anjuan.worker.drawing.Watermark;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Burns a stamp into a JPEG that is already drawn, as workers do when they draw a page. */
@Component
public final class StampedImage {

  private final Supplier<Watermark> watermark = SingletonSupplier.of(Watermark::inShippedFont);

  /**
   * @return a new JPEG of the same size
   * @throws IllegalArgumentException when the bytes are not a JPEG
   */
  public byte[] burn(byte[] jpeg, PageStamp stamp) {
    return watermark.get().burnInto(jpeg, stamp.lines(), stamp.overlay().look());
  }
}
