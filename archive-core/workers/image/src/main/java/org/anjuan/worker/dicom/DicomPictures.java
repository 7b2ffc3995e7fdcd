package org.anjuan.worker.dicom;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.anjuan.worker.drawing.Extent;
import org.anjuan.worker.drawing.Scaling;
import org.anjuan.worker.paper.PaperFont;
import org.anjuan.worker.protocol.Fact;
import org.anjuan.worker.protocol.Line;
import org.anjuan.worker.protocol.PageContent;
import org.anjuan.worker.runtime.Limits;
import org.anjuan.worker.runtime.OpenDocument;
import org.anjuan.worker.runtime.Stamping;

/** Pictures, a page each: the picture, and below it in a strip what the object says of itself. */
final class DicomPictures implements OpenDocument {

  /** All in parts of the picture's width. */
  private static final double TEXT = 0.026;

  private static final double LINE = 0.04;
  private static final int MOST_LINES = 9;
  private static final double WIDE = 46;

  private final PixelReader pixels;
  private final List<Fact> facts;
  private final List<String> lines;
  private final PaperFont font;
  private final Limits limits;

  DicomPictures(
      PixelReader pixels, List<Fact> shown, List<Fact> facts, PaperFont font, Limits limits) {
    this.pixels = pixels;
    this.facts = facts;
    this.font = font;
    this.limits = limits;
    lines = lines(shown);
  }

  /** As many facts on a line as it holds. */
  private static List<String> lines(List<Fact> shown) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (var fact : shown) {
      var text = fact.name() + " " + fact.value();
      if (!line.isEmpty() && width(line) + width(text) > WIDE) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : "　").append(text);
    }
    if (!line.isEmpty()) {
      lines.add(line.toString());
    }
    return lines.subList(0, Math.min(lines.size(), MOST_LINES));
  }

  private static double width(CharSequence text) {
    return text.chars().mapToDouble(c -> c < 0x2e80 ? 0.55 : 1).sum();
  }

  @Override
  public int pageCount() {
    return pixels.frames();
  }

  @Override
  public List<Fact> describe() {
    return facts;
  }

  /** In parts of the width. */
  private double strip() {
    return lines.isEmpty() ? 0 : (lines.size() + 0.7) * LINE;
  }

  private double height() {
    return (double) pixels.rows() / pixels.columns();
  }

  @Override
  public PageContent read(int page) {
    double whole = height() + strip();
    var placed = new ArrayList<Line>();
    for (int i = 0; i < lines.size(); i++) {
      placed.add(
          Line.ofLayer(
              lines.get(i),
              0.02,
              (height() + (i + 0.3) * LINE) / whole,
              Math.min(0.96, width(lines.get(i)) * TEXT),
              LINE / whole));
    }
    return new PageContent(
        PageContent.Origin.LAYER, pixels.columns(), pixels.columns() * whole, placed);
  }

  @Override
  public BufferedImage draw(int page, int width) throws IOException {
    return draw(page, width, limits.pixels());
  }

  private BufferedImage draw(int page, int width, long most) throws IOException {
    var picture = pixels.frame(page);
    var extent = Extent.ofWidth(width, 1, height() + strip(), most);
    int high = (int) Math.max(1, Math.round(extent.width() * height()));
    var image =
        new BufferedImage(
            extent.width(), Math.max(extent.height(), high), BufferedImage.TYPE_INT_RGB);
    var graphics = image.createGraphics();
    graphics.drawImage(Scaling.to(picture, extent.width(), high), 0, 0, null);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setColor(new Color(0xd8e4e2));
    float size = (float) (extent.width() * TEXT);
    for (int i = 0; i < lines.size(); i++) {
      graphics.setFont(font.shown(lines.get(i), size));
      graphics.drawString(
          lines.get(i),
          (float) (extent.width() * 0.02),
          (float) (high + extent.width() * LINE * (i + 1)));
    }
    graphics.dispose();
    return image;
  }

  @Override
  public BufferedImage scan(int page, int dotsPerInch) throws IOException {
    return draw(page, pixels.columns(), Limits.SCAN_PIXELS);
  }

  @Override
  public Copied copy(Stamping stamping, OutputStream out) throws Exception {
    return stamping.pictures(this, out);
  }

  @Override
  public void close() {}
}
