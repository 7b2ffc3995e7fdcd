package org.anjuan.worker.pdf;

import org.apache.pdfbox.pdmodel.PDPage;

/** The size of a page as it is seen, in points: cropped and turned. */
record PageShape(double width, double height) {

  static PageShape of(PDPage page) {
    var box = page.getCropBox();
    boolean turned = Math.floorMod(page.getRotation(), 180) == 90;
    return turned
        ? new PageShape(box.getHeight(), box.getWidth())
        : new PageShape(box.getWidth(), box.getHeight());
  }
}
