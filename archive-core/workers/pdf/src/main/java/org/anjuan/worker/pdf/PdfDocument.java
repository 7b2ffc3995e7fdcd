package org.anjuan.worker.pdf;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.anjuan.worker.drawing.Extent;
import org.anjuan.worker.protocol.Fact;
import org.anjuan.worker.protocol.PageContent;
import org.anjuan.worker.protocol.Refusal;
import org.anjuan.worker.runtime.Limits;
import org.anjuan.worker.runtime.OpenDocument;
import org.anjuan.worker.runtime.Stamping;
import org.anjuan.worker.runtime.Unreadable;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.multipdf.PDFMergerUtility;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.jspecify.annotations.Nullable;

/** An open PDF. */
final class PdfDocument implements OpenDocument {

  private static final double POINTS_PER_INCH = 72;

  private final PDDocument document;
  private final PDFRenderer renderer;
  private final Limits limits;

  /** The pages, where the document does not say truthfully how many there are. */
  private final @Nullable List<PDPage> counted;

  private final byte[] content;
  private final String password;
  private @Nullable Enclosures enclosures;

  PdfDocument(byte[] content, String password, Limits limits) throws IOException {
    this.content = content;
    this.password = password;
    document = load(content, password);
    this.limits = limits;
    renderer = new PatientRenderer(document);
    int declared = document.getNumberOfPages();
    counted = declared < 1 || declared > limits.pages() ? count(document, limits.pages()) : null;
  }

  private static PDDocument load(byte[] content, String password) throws IOException {
    var document =
        Loader.loadPDF(
            new RandomAccessReadBuffer(content),
            password,
            null,
            null,
            IOUtils.createMemoryOnlyStreamCache());
    if (isDynamicForm(document)) {
      document.close();
      throw new Unreadable(Refusal.UNSUPPORTED);
    }
    return document;
  }

  /**
   * An XFA form that makes its pages while it is shown: without, it has a page that asks to wait.
   */
  private static boolean isDynamicForm(PDDocument document) {
    return document
        .getDocumentCatalog()
        .getCOSObject()
        .getBoolean(COSName.getPDFName("NeedsRendering"), false);
  }

  private static List<PDPage> count(PDDocument document, int most) {
    var pages = new ArrayList<PDPage>();
    for (var page : document.getPages()) {
      pages.add(page);
      if (pages.size() > most) {
        break;
      }
    }
    return pages;
  }

  @Override
  public int pageCount() {
    return counted == null ? document.getNumberOfPages() : counted.size();
  }

  @Override
  public PageContent read(int page) throws IOException {
    return new PageReader(page(page)).read();
  }

  @Override
  public BufferedImage draw(int page, int width) throws IOException {
    return draw(page, width, limits.pixels());
  }

  @Override
  public BufferedImage scan(int page, int dotsPerInch) throws IOException {
    double width = PageShape.of(page(page)).width() * dotsPerInch / POINTS_PER_INCH;
    return draw(page, (int) Math.min(width, Integer.MAX_VALUE), Limits.SCAN_PIXELS);
  }

  private BufferedImage draw(int page, int width, long mostPixels) throws IOException {
    var shape = PageShape.of(page(page));
    var extent = Extent.ofWidth(width, shape.width(), shape.height(), mostPixels);
    // The renderer rounds down; the small addition keeps the width that was asked for.
    float scale = (float) ((extent.width() + 0.01) / shape.width());
    return renderer.renderImage(page - 1, scale, ImageType.RGB);
  }

  @Override
  public Copied copy(Stamping stamping, OutputStream out) throws IOException {
    try (var other = load(content, password)) {
      int pages = 0;
      var copy = new StampedCopy(other, stamping.overlay());
      for (var page : other.getPages()) {
        if (++pages > limits.pages()) {
          throw new Unreadable(Refusal.TOO_MANY_PAGES);
        }
        copy.weaveInto(page);
      }
      boolean signed = isSigned(other);
      copy.save(out);
      return new Copied(pages, signed);
    }
  }

  void appendTo(PDDocument whole, PDFMergerUtility merger) throws IOException {
    merger.appendDocument(whole, document);
  }

  private static boolean isSigned(PDDocument document) throws IOException {
    return !document.getSignatureDictionaries().isEmpty();
  }

  private PDPage page(int page) {
    return counted == null ? document.getPage(page - 1) : counted.get(page - 1);
  }

  @Override
  public List<Fact> describe() {
    return enclosures().facts();
  }

  @Override
  public byte[] enclosed(int number) throws IOException {
    return enclosures().read(number, limits);
  }

  private Enclosures enclosures() {
    var present = enclosures;
    if (present == null) {
      present = Enclosures.of(document);
      enclosures = present;
    }
    return present;
  }

  @Override
  public void close() throws IOException {
    document.close();
  }
}
