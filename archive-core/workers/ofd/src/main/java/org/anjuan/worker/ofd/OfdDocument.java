package org.anjuan.worker.ofd;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.anjuan.worker.drawing.Extent;
import org.anjuan.worker.protocol.CopyForm;
import org.anjuan.worker.protocol.PageContent;
import org.anjuan.worker.protocol.PageContent.Origin;
import org.anjuan.worker.runtime.Limits;
import org.anjuan.worker.runtime.OpenDocument;
import org.anjuan.worker.runtime.Stamping;
import org.anjuan.worker.runtime.TextLayer;

/** An open OFD: its first document, as all readers take it. */
final class OfdDocument implements OpenDocument {

  private static final double MILLIMETRES_PER_INCH = 25.4;
  private static final double POINTS_PER_MILLIMETRE = 72 / MILLIMETRES_PER_INCH;

  /** OFDRW keeps every page that it has parsed; after so many we begin anew. */
  private static final int PAGES_KEPT = 200;

  private final OfdPackage unpacked;
  private final Limits limits;
  private final int pages;
  private PackageReader reader;
  private PageMaker maker;
  private int requests;

  OfdDocument(OfdPackage unpacked, Limits limits) {
    this.unpacked = unpacked;
    this.limits = limits;
    reader = new PackageReader(unpacked, limits);
    maker = new PageMaker(reader);
    pages = reader.getNumberOfPages();
  }

  @Override
  public int pageCount() {
    return pages;
  }

  @Override
  public PageContent read(int page) {
    startAnewAtTimes();
    var text = new PageReader(reader, page);
    var lines = text.lines();
    boolean usable = TextLayer.of(lines).isUsable(text.pictures());
    return new PageContent(
        usable ? Origin.LAYER : Origin.TO_BE_RECOGNISED,
        text.width() * POINTS_PER_MILLIMETRE,
        text.height() * POINTS_PER_MILLIMETRE,
        usable ? lines : List.of());
  }

  @Override
  public BufferedImage draw(int page, int width) {
    startAnewAtTimes();
    var size = reader.getPageInfo(page).getSize();
    return maker.draw(
        page, Extent.ofWidth(width, size.getWidth(), size.getHeight(), limits.pixels()));
  }

  @Override
  public BufferedImage scan(int page, int dotsPerInch) {
    var size = reader.getPageInfo(page).getSize();
    double width = Math.min(size.getWidth() * dotsPerInch / MILLIMETRES_PER_INCH, 20_000);
    return maker.draw(
        page, Extent.ofWidth((int) width, size.getWidth(), size.getHeight(), Limits.SCAN_PIXELS));
  }

  @Override
  public Copied copy(Stamping stamping, OutputStream out) throws Exception {
    return stamping.form() == CopyForm.PDF
        ? new Copied(stamping.pictures(this, out).pages(), isSigned())
        : copyPackage(stamping, out);
  }

  private Copied copyPackage(Stamping stamping, OutputStream out) throws IOException {
    var copy = new StampedPackage(unpacked, stamping.overlay());
    for (int page = 1; page <= pages; page++) {
      startAnewAtTimes();
      var info = reader.getPageInfo(page);
      var size = info.getSize();
      copy.stamp(
          info.getPageAbsLoc().toString(),
          size.getTopLeftX(),
          size.getTopLeftY(),
          size.getWidth(),
          size.getHeight());
    }
    copy.pack(out);
    return new Copied(pages, isSigned());
  }

  private boolean isSigned() {
    return reader.getDefaultDocSignaturesPath() != null;
  }

  private void startAnewAtTimes() {
    if (++requests % PAGES_KEPT == 0) {
      reader = new PackageReader(unpacked, limits);
      maker = new PageMaker(reader);
    }
  }

  @Override
  public void close() throws IOException {
    unpacked.close();
  }
}
