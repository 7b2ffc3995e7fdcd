package org.anjuan.worker.ofd;

import java.awt.Color;
import java.awt.image.BufferedImage;
import org.anjuan.worker.drawing.Extent;
import org.ofdrw.converter.AWTMaker;

/** Draws pages with Java2D. */
final class PageMaker extends AWTMaker {

  PageMaker(PackageReader reader) {
    super(reader, 1.0);
  }

  BufferedImage draw(int page, Extent extent) {
    var info = pages.get(page - 1);
    setPPM(extent.width() / info.getSize().getWidth());
    var image = new BufferedImage(extent.width(), extent.height(), BufferedImage.TYPE_INT_RGB);
    var graphics = image.createGraphics();
    try {
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, extent.width(), extent.height());
      writePage(graphics, info, null);
    } finally {
      graphics.dispose();
    }
    return image;
  }
}
