package org.anjuan.worker.drawing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Writes a PDF whose pages are pictures, as they come: of what is written nothing is kept but where
 * each object begins. Pages are as large as A4, upright or lying.
 */
public final class PicturePdf {

  private static final double SHORT_SIDE = 595.28;
  private static final double LONG_SIDE = 841.89;
  private static final int CATALOG = 1;
  private static final int PAGES = 2;

  private final OutputStream out;
  private final List<Long> offsets = new ArrayList<>(List.of(0L, 0L, 0L));
  private final List<Integer> pages = new ArrayList<>();
  private long written;

  /** Begins; the stream is not closed. */
  public PicturePdf(OutputStream out) throws IOException {
    this.out = out;
    write("%PDF-1.5\n%\u00e2\u00e3\u00cf\u00d3\n");
  }

  /** The next page, filled by this JPEG. */
  public void add(byte[] jpeg, int width, int height) throws IOException {
    double wide = width > height ? LONG_SIDE : SHORT_SIDE;
    double high = wide * height / width;
    int image = begin();
    write(
        "<</Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceRGB/BitsPerComponent 8"
            + "/Filter/DCTDecode/Length %d>>stream\n",
        width, height, jpeg.length);
    out.write(jpeg);
    written += jpeg.length;
    write("\nendstream endobj\n");
    var drawing = String.format(Locale.ROOT, "q %.2f 0 0 %.2f 0 0 cm /P Do Q", wide, high);
    int content = begin();
    write("<</Length %d>>stream\n%s\nendstream endobj\n", drawing.length(), drawing);
    pages.add(begin());
    write(
        "<</Type/Page/Parent %d 0 R/MediaBox[0 0 %.2f %.2f]/Contents %d 0 R"
            + "/Resources<</XObject<</P %d 0 R>>>>>>endobj\n",
        PAGES, wide, high, content, image);
  }

  /** Writes what holds the pages together. */
  public void finish() throws IOException {
    begin(PAGES);
    write("<</Type/Pages/Count %d/Kids[", pages.size());
    for (int page : pages) {
      write("%d 0 R ", page);
    }
    write("]>>endobj\n");
    begin(CATALOG);
    write("<</Type/Catalog/Pages %d 0 R>>endobj\n", PAGES);
    long table = written;
    write("xref\n0 %d\n0000000000 65535 f \n", offsets.size());
    for (long offset : offsets.subList(1, offsets.size())) {
      write("%010d 00000 n \n", offset);
    }
    write("trailer<</Size %d/Root %d 0 R>>\n", offsets.size(), CATALOG);
    write("startxref\n%d\n%%%%EOF\n", table);
  }

  private int begin() throws IOException {
    offsets.add(written);
    write("%d 0 obj", offsets.size() - 1);
    return offsets.size() - 1;
  }

  private void begin(int number) throws IOException {
    offsets.set(number, written);
    write("%d 0 obj", number);
  }

  private void write(String text, Object... values) throws IOException {
    var bytes =
        (values.length == 0 ? text : String.format(Locale.ROOT, text, values)).getBytes(ISO_8859_1);
    out.write(bytes);
    written += bytes.length;
  }
}
