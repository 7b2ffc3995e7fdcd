package org.anjuan.worker.runtime;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Supplier;
import org.anjuan.worker.drawing.Jpeg;
import org.anjuan.worker.drawing.MarkPattern;
import org.anjuan.worker.drawing.PicturePdf;
import org.anjuan.worker.drawing.Watermark;
import org.anjuan.worker.protocol.CopyForm;
import org.anjuan.worker.protocol.Overlay;

/**
 * How a document is to be copied, and what is put into every page of the copy.
 *
 * @param watermark draws the visible one; made when first needed
 */
public record Stamping(CopyForm form, Overlay overlay, Supplier<Watermark> watermark) {

  /** An A4 page at 200 dots an inch, upright and lying. */
  private static final int UPRIGHT = 1654;

  private static final int LYING = 2339;

  /**
   * Writes a PDF of page pictures with everything burnt in, page by page: one page is in memory at
   * a time.
   */
  public OpenDocument.Copied pictures(OpenDocument document, OutputStream out) throws Exception {
    int pages = document.pageCount();
    var pdf = new PicturePdf(out);
    for (int page = 1; page <= pages; page++) {
      var image = document.draw(page, UPRIGHT);
      if (image.getWidth() > image.getHeight()) {
        image = document.draw(page, LYING);
      }
      add(pdf, burnt(image, overlay, watermark));
    }
    pdf.finish();
    return new OpenDocument.Copied(pages, false);
  }

  private static void add(PicturePdf pdf, BufferedImage page) throws IOException {
    pdf.add(Jpeg.encode(page), page.getWidth(), page.getHeight());
  }

  static BufferedImage burnt(BufferedImage drawn, Overlay overlay, Supplier<Watermark> watermark) {
    var image = drawn.getType() == BufferedImage.TYPE_INT_RGB ? drawn : Jpeg.opaque(drawn);
    if (!overlay.lines().isEmpty()) {
      watermark.get().burnInto(image, overlay.lines(), overlay.look());
    }
    if (overlay.chips().length > 0) {
      new MarkPattern(overlay.chips()).burnInto(image);
    }
    return image;
  }
}
