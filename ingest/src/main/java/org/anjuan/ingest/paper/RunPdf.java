package org.anjuan.ingest.paper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.anjuan.archive.format.PageImage;
import org.anjuan.archive.paper.ScanPage;
import org.anjuan.worker.drawing.PicturePdf;

/** A PDF of pages that are developed while it is read: one of them is in memory at a time. */
final class RunPdf extends InputStream {
  private final Iterator<ScanPage> pages;
  private final Function<ScanPage, PageImage> darkroom;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 20);
  private final PicturePdf pdf;
  private byte[] piece = {};
  private int next;
  private boolean finished;

  RunPdf(List<ScanPage> pages, Function<ScanPage, PageImage> darkroom) throws IOException {
    this.pages = pages.iterator();
    this.darkroom = darkroom;
    pdf = new PicturePdf(out);
  }

  @Override
  public int read() throws IOException {
    return hasMore() ? piece[next++] & 255 : -1;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!hasMore()) {
      return -1;
    }
    int taken = Math.min(length, piece.length - next);
    System.arraycopy(piece, next, into, offset, taken);
    next += taken;
    return taken;
  }

  private boolean hasMore() throws IOException {
    while (next == piece.length && !finished) {
      if (pages.hasNext()) {
        var image = darkroom.apply(pages.next());
        pdf.add(image.jpeg(), image.width(), image.height());
      } else {
        pdf.finish();
        finished = true;
      }
      piece = out.toByteArray();
      next = 0;
      out.reset();
    }
    return next < piece.length;
  }
}
