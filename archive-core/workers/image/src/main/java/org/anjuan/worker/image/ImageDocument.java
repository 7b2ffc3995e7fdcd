package org.anjuan.worker.image;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.anjuan.worker.drawing.Bitmaps;
import org.anjuan.worker.drawing.Extent;
import org.anjuan.worker.drawing.Scaling;
import org.anjuan.worker.protocol.Line;
import org.anjuan.worker.protocol.PageContent;
import org.anjuan.worker.runtime.Limits;
import org.anjuan.worker.runtime.OpenDocument;
import org.anjuan.worker.runtime.Recognition;
import org.anjuan.worker.runtime.Stamping;

/** An open picture file. */
final class ImageDocument implements OpenDocument {

  private final PictureReader pictures;
  private final int pages;
  private final Recognition recognition;
  private final LastPicture last;

  ImageDocument(PictureReader pictures, int pages, Recognition recognition, LastPicture last) {
    this.pictures = pictures;
    this.pages = pages;
    this.recognition = recognition;
    this.last = last;
  }

  @Override
  public int pageCount() {
    return pages;
  }

  @Override
  public PageContent read(int page) throws Exception {
    var picture = picture(page);
    var lines =
        Bitmaps.isPlain(picture)
            ? List.<Line>of()
            : recognition.recognise(within(picture, Limits.SCAN_PIXELS)).lines();
    return new PageContent(
        PageContent.Origin.RECOGNISED, picture.getWidth(), picture.getHeight(), lines);
  }

  @Override
  public BufferedImage draw(int page, int width) throws IOException {
    var picture = picture(page);
    var extent =
        Extent.ofWidth(width, picture.getWidth(), picture.getHeight(), Limits.DEFAULT.pixels());
    var drawn = Scaling.to(picture, extent.width(), extent.height());
    // What is given away may be painted on.
    return drawn == picture ? Scaling.copy(picture) : drawn;
  }

  @Override
  public BufferedImage scan(int page, int dotsPerInch) throws IOException {
    return within(picture(page), Limits.SCAN_PIXELS);
  }

  @Override
  public Copied copy(Stamping stamping, OutputStream out) throws Exception {
    return stamping.pictures(this, out);
  }

  private static BufferedImage within(BufferedImage picture, long mostPixels) {
    var extent =
        Extent.ofWidth(picture.getWidth(), picture.getWidth(), picture.getHeight(), mostPixels);
    return Scaling.to(picture, extent.width(), extent.height());
  }

  private BufferedImage picture(int page) throws IOException {
    return last.get(this, page, () -> pictures.read(page));
  }

  @Override
  public void close() {
    last.forget(this);
    pictures.close();
  }
}
