package org.anjuan.worker.drawing;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.anjuan.fonts.ChineseFont;
import org.anjuan.worker.protocol.StampLook;

/**
 * The visible watermark: a few lines of text, repeated over the whole page at an angle, light
 * enough to read the page through it and dark enough to read it on a photograph of the screen.
 *
 * <p>The text's size follows the page's width, so that a page looks the same at every zoom.
 * Immutable.
 */
public final class Watermark {

  private static final float SMALLEST_TEXT = 8;

  private final Font font;

  private Watermark(Font font) {
    this.font = font;
  }

  /** Writes with the font that ships with Anjuan. */
  public static Watermark inShippedFont() {
    try (InputStream font = ChineseFont.stream()) {
      return new Watermark(Font.createFont(Font.TRUETYPE_FONT, font));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (FontFormatException e) {
      throw new IllegalStateException("the shipped font is damaged", e);
    }
  }

  /** Writes with the font of this file; nothing is copied. */
  public static Watermark inFont(Path file) {
    try {
      return new Watermark(Font.createFont(Font.TRUETYPE_FONT, new File(file.toString())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (FontFormatException e) {
      throw new IllegalArgumentException("not a TrueType font: " + file.getFileName(), e);
    }
  }

  /** Burns the lines into the image, in the look that was designed. */
  public void burnInto(BufferedImage image, List<String> lines) {
    burnInto(image, lines, StampLook.DEFAULT);
  }

  /** Burns the lines into the image. */
  public void burnInto(BufferedImage image, List<String> lines, StampLook look) {
    if (lines.isEmpty()) {
      return;
    }
    var graphics = image.createGraphics();
    try {
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setComposite(
          AlphaComposite.getInstance(AlphaComposite.SRC_OVER, (float) look.opacity()));
      graphics.setColor(new Color(look.colour()));
      tile(graphics, image.getWidth(), image.getHeight(), lines, look);
    } finally {
      graphics.dispose();
    }
  }

  /** As below, in the look that was designed. */
  public byte[] burnInto(byte[] jpeg, List<String> lines) {
    return burnInto(jpeg, lines, StampLook.DEFAULT);
  }

  /**
   * Burns the lines into a JPEG.
   *
   * @return a new JPEG of the same size
   * @throws IllegalArgumentException when the bytes are not a JPEG that can be read
   */
  public byte[] burnInto(byte[] jpeg, List<String> lines, StampLook look) {
    var image = Jpeg.decode(jpeg);
    burnInto(image, lines, look);
    return Jpeg.encode(image);
  }

  private void tile(
      Graphics2D graphics, int width, int height, List<String> lines, StampLook look) {
    // Outlines instead of glyph images: the same on every machine, and no glyph cache for a text
    // used once.
    var context = new FontRenderContext(null, true, true);
    float size = (float) Math.max(SMALLEST_TEXT, width * look.size());
    var inked = font.deriveFont(size);
    var texts =
        lines.stream().map(line -> inked.createGlyphVector(context, line).getOutline()).toList();
    double widest =
        texts.stream().mapToDouble(text -> text.getBounds2D().getMaxX()).max().orElse(0);
    double lineHeight = size * 1.35;
    double across = widest + size * 4 * look.spacing();
    double down = lineHeight * (texts.size() + 3 * look.spacing());

    graphics.rotate(-Math.toRadians(look.angle()), width / 2.0, height / 2.0);
    double reach = Math.hypot(width, height) / 2;
    int row = 0;
    for (double y = height / 2.0 - reach; y < height / 2.0 + reach; y += down, row++) {
      double shift = row % 2 * across / 2;
      for (double x = width / 2.0 - reach - shift; x < width / 2.0 + reach; x += across) {
        for (int i = 0; i < texts.size(); i++) {
          double dx = x;
          double dy = y + i * lineHeight;
          graphics.translate(dx, dy);
          graphics.fill(texts.get(i));
          graphics.translate(-dx, -dy);
        }
      }
    }
  }
}
