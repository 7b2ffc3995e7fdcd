package org.anjuan.worker.paper;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.OutputStream;
import java.util.List;
import org.anjuan.worker.drawing.Extent;
import org.anjuan.worker.drawing.Jpeg;
import org.anjuan.worker.protocol.Fact;
import org.anjuan.worker.protocol.Line;
import org.anjuan.worker.protocol.PageContent;
import org.anjuan.worker.runtime.Limits;
import org.anjuan.worker.runtime.OpenDocument;
import org.anjuan.worker.runtime.Stamping;

/** A document that was set on paper. */
public final class PaperDocument implements OpenDocument {

  private static final float ABOVE = 1.1f;
  private static final int FAINT = 0x8a9695;

  private final PaperFont font;
  private final List<Sheet> sheets;
  private final String footer;
  private final List<Fact> facts;
  private final long mostPixels;

  /**
   * Sets these blocks.
   *
   * @param footer at the foot of each page, not part of its text
   * @param facts what the document says of itself
   */
  public PaperDocument(
      PaperFont font, List<Block> blocks, String footer, List<Fact> facts, Limits limits) {
    this.font = font;
    this.footer = footer;
    this.facts = List.copyOf(facts);
    this.mostPixels = limits.pixels();
    sheets = new Typesetter(font, limits.pages(), limits.pixels()).set(blocks);
  }

  @Override
  public int pageCount() {
    return sheets.size();
  }

  @Override
  public List<Fact> describe() {
    return facts;
  }

  @Override
  public PageContent read(int page) {
    var lines =
        sheets.get(page - 1).marks.stream()
            .filter(Sheet.Text.class::isInstance)
            .map(mark -> line((Sheet.Text) mark))
            .toList();
    return new PageContent(PageContent.Origin.LAYER, Sheet.WIDTH, Sheet.HEIGHT, lines);
  }

  private static Line line(Sheet.Text text) {
    return Line.ofLayer(
        text.text(),
        text.x() / Sheet.WIDTH,
        (text.baseline() - text.size()) / Sheet.HEIGHT,
        Math.min(text.width(), Sheet.WIDTH - text.x()) / Sheet.WIDTH,
        text.size() * ABOVE / Sheet.HEIGHT);
  }

  @Override
  public BufferedImage draw(int page, int width) {
    var extent = Extent.ofWidth(width, Sheet.WIDTH, Sheet.HEIGHT, mostPixels);
    var image = new BufferedImage(extent.width(), extent.height(), BufferedImage.TYPE_INT_RGB);
    var graphics = image.createGraphics();
    try {
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, extent.width(), extent.height());
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      graphics.scale(
          extent.width() / (double) Sheet.WIDTH, extent.height() / (double) Sheet.HEIGHT);
      sheets.get(page - 1).marks.forEach(mark -> draw(graphics, mark));
      foot(graphics, page);
    } finally {
      graphics.dispose();
    }
    return image;
  }

  private void draw(Graphics2D graphics, Sheet.Mark mark) {
    switch (mark) {
      case Sheet.Text text -> {
        graphics.setColor(new Color(text.colour()));
        graphics.setFont(font.of(text.text(), text.size()));
        graphics.drawString(text.text(), text.x(), text.baseline());
      }
      case Sheet.Box box -> {
        graphics.setColor(new Color(box.colour()));
        graphics.fill(new Rectangle2D.Float(box.x(), box.y(), box.width(), box.height()));
      }
      case Sheet.Image image -> {
        try {
          var decoded = Jpeg.decode(image.encoded());
          var at = java.awt.geom.AffineTransform.getTranslateInstance(image.x(), image.y());
          at.scale(image.width() / decoded.getWidth(), image.height() / decoded.getHeight());
          graphics.drawImage(decoded, at, null);
        } catch (IllegalArgumentException e) {
          graphics.setColor(new Color(FAINT));
          graphics.draw(new Rectangle2D.Float(image.x(), image.y(), image.width(), image.height()));
        }
      }
    }
  }

  private void foot(Graphics2D graphics, int page) {
    graphics.setColor(new Color(FAINT));
    graphics.setFont(font.of(footer, Typesetter.SMALL));
    float y = Sheet.HEIGHT - Typesetter.MARGIN / 2;
    graphics.drawString(footer, Typesetter.MARGIN, y);
    var number = page + " / " + sheets.size();
    graphics.drawString(
        number, Sheet.WIDTH - Typesetter.MARGIN - font.width(number, Typesetter.SMALL), y);
  }

  @Override
  public BufferedImage scan(int page, int dotsPerInch) {
    return draw(page, Math.round(Sheet.WIDTH * dotsPerInch / 72));
  }

  @Override
  public Copied copy(Stamping stamping, OutputStream out) throws Exception {
    return stamping.pictures(this, out);
  }

  @Override
  public void close() {}
}
