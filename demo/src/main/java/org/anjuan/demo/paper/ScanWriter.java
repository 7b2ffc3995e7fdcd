package org.anjuan.demo.paper;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.SplittableRandom;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Turns prints into what a flat-bed scanner makes of a signed sheet: turned a little, noisy, the
 * light uneven, with a red seal and signatures in ink. The same print, marks and seed give the same
 * pixels.
 */
public final class ScanWriter {

  /** Handwriting on the sheet: where its baseline begins, how large, what. */
  public record Signature(int page, double x, double y, double size, String name) {}

  /** A round red seal around a point. */
  public record Seal(int page, double x, double y, String circle, String line) {}

  private static final double DPI = 150;
  private static final double SCALE = DPI / 72;

  private final PaperFont font;

  public ScanWriter(PaperFont font) {
    this.font = font;
  }

  /** Each page as a JPEG. */
  public List<byte[]> jpegs(Print print, List<Signature> signatures, List<Seal> seals, long seed) {
    return java.util.stream.IntStream.range(0, print.pages().size())
        .mapToObj(page -> encode(scan(print, page, signatures, seals, seed + page), "jpg"))
        .toList();
  }

  /**
   * The first page as TIFF (compressed as JPEG-in-TIFF is not read everywhere, hence LZW on 16 grey
   * levels).
   */
  public byte[] tiff(Print print, List<Signature> signatures, List<Seal> seals, long seed) {
    var colour = scan(print, 0, signatures, seals, seed);
    var grey =
        new BufferedImage(colour.getWidth(), colour.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
    var levels = grey.getRaster();
    for (int y = 0; y < colour.getHeight(); y++) {
      for (int x = 0; x < colour.getWidth(); x++) {
        int rgb = colour.getRGB(x, y);
        int light = ((rgb >> 16 & 0xff) * 30 + (rgb >> 8 & 0xff) * 59 + (rgb & 0xff) * 11) / 100;
        levels.setSample(x, y, 0, Math.min(255, light / 24 * 24 + (light > 215 ? 39 : 0)));
      }
    }
    return encode(grey, "tif");
  }

  private BufferedImage scan(
      Print print, int page, List<Signature> signatures, List<Seal> seals, long seed) {
    var random = new SplittableRandom(seed);
    int width = (int) Math.round(Print.WIDTH * SCALE);
    int height = (int) Math.round(Print.HEIGHT * SCALE);
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setColor(new Color(0xf7f5ef));
    graphics.fillRect(0, 0, width, height);
    double turn = Math.toRadians(random.nextDouble(0.25, 0.95) * (random.nextBoolean() ? 1 : -1));
    graphics.translate(random.nextInt(-5, 6), random.nextInt(-5, 6));
    graphics.rotate(turn, width / 2.0, height / 2.0);
    graphics.scale(SCALE, SCALE);
    for (var ink : print.pages().get(page)) draw(graphics, ink);
    for (var signature : signatures)
      if (signature.page() == page) sign(graphics, signature, random.split());
    for (var seal : seals) if (seal.page() == page) seal(graphics, seal, random.split());
    graphics.dispose();
    weather(image, random);
    return image;
  }

  private void draw(Graphics2D graphics, Ink ink) {
    switch (ink) {
      case Ink.Text text -> {
        graphics.setColor(new Color(text.rgb()));
        double x = text.x();
        for (int i = 0; i < text.text().length(); i++) {
          char c = text.text().charAt(i);
          glyph(
              graphics,
              c,
              AffineTransform.getTranslateInstance(x, text.y()),
              text.size(),
              text.bold());
          x += font.width(c, text.size());
        }
      }
      case Ink.Line line -> {
        graphics.setColor(new Color(line.rgb()));
        graphics.setStroke(new BasicStroke((float) Math.max(0.5, line.width())));
        graphics.draw(new java.awt.geom.Line2D.Double(line.x1(), line.y1(), line.x2(), line.y2()));
      }
      case Ink.Curve curve -> {
        graphics.setColor(new Color(curve.rgb()));
        graphics.setStroke(new BasicStroke((float) Math.max(0.5, curve.width())));
        graphics.draw(path(curve.spots()));
      }
      case Ink.Area area -> {
        graphics.setColor(new Color(area.rgb()));
        graphics.fill(path(area.spots()));
      }
    }
  }

  private void glyph(
      Graphics2D graphics, char c, AffineTransform place, double size, boolean bold) {
    var outline = font.outline(c);
    place.scale(size, size);
    var shape = place.createTransformedShape(outline);
    graphics.fill(shape);
    if (bold) {
      graphics.setStroke(new BasicStroke((float) (size * 0.035)));
      graphics.draw(shape);
    }
  }

  /** Letters slanted, of uneven height and joined by a sweep: read by eye as a signature. */
  private void sign(Graphics2D graphics, Signature signature, SplittableRandom random) {
    graphics.setColor(new Color(0x1d2a5c));
    double x = signature.x();
    double lean = random.nextDouble(-0.42, -0.22);
    double rise = random.nextDouble(-0.14, 0.02);
    for (int i = 0; i < signature.name().length(); i++) {
      double size = signature.size() * random.nextDouble(0.86, 1.16);
      var place =
          AffineTransform.getTranslateInstance(x, signature.y() + rise * (x - signature.x()));
      place.concatenate(
          new AffineTransform(
              1, random.nextDouble(-0.12, 0.05), lean, random.nextDouble(0.9, 1.1), 0, 0));
      glyph(graphics, signature.name().charAt(i), place, size, false);
      x += size * random.nextDouble(0.76, 0.9);
    }
    var sweep = new Path2D.Double();
    sweep.moveTo(x - signature.size() * 0.5, signature.y() - 1);
    sweep.curveTo(
        x + 2,
        signature.y() + 4,
        x + 10,
        signature.y() - 6,
        x + random.nextDouble(12, 26),
        signature.y() + rise * 20 - 3);
    graphics.setStroke(new BasicStroke(0.9f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.draw(sweep);
  }

  private void seal(Graphics2D graphics, Seal seal, SplittableRandom random) {
    var before = graphics.getTransform();
    graphics.translate(seal.x(), seal.y());
    graphics.rotate(random.nextDouble(-0.25, 0.25));
    graphics.setColor(new Color(200, 30, 38, 190));
    double radius = 52;
    graphics.setStroke(new BasicStroke(2.2f));
    graphics.draw(new java.awt.geom.Ellipse2D.Double(-radius, -radius, 2 * radius, 2 * radius));
    graphics.fill(star(15));
    double size = 11;
    int letters = seal.circle().length();
    double spread = Math.min(Math.toRadians(250), letters * Math.toRadians(26));
    for (int i = 0; i < letters; i++) {
      double angle = letters == 1 ? 0 : -spread / 2 + spread * i / (letters - 1);
      var place = AffineTransform.getRotateInstance(angle);
      place.translate(-size / 2, -radius + size + 5);
      glyph(graphics, seal.circle().charAt(i), place, size, false);
    }
    double at = -font.width(seal.line(), 9) / 2;
    for (int i = 0; i < seal.line().length(); i++) {
      glyph(
          graphics, seal.line().charAt(i), AffineTransform.getTranslateInstance(at, 34), 9, false);
      at += font.width(seal.line().charAt(i), 9);
    }
    graphics.setTransform(before);
  }

  private static Path2D star(double radius) {
    var star = new Path2D.Double();
    for (int i = 0; i < 10; i++) {
      double angle = -Math.PI / 2 + Math.PI * i / 5;
      double reach = i % 2 == 0 ? radius : radius * 0.382;
      if (i == 0) star.moveTo(reach * Math.cos(angle), reach * Math.sin(angle));
      else star.lineTo(reach * Math.cos(angle), reach * Math.sin(angle));
    }
    star.closePath();
    return star;
  }

  private static Path2D path(List<Ink.Spot> spots) {
    var path = new Path2D.Double();
    boolean first = true;
    for (var spot : spots) {
      if (first) path.moveTo(spot.x(), spot.y());
      else path.lineTo(spot.x(), spot.y());
      first = false;
    }
    return path;
  }

  private static void weather(BufferedImage image, SplittableRandom random) {
    int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    int width = image.getWidth();
    double slope = random.nextDouble(-9, 9) / width;
    long noise = random.nextLong() | 1;
    for (int i = 0; i < pixels.length; i++) {
      noise ^= noise << 13;
      noise ^= noise >>> 7;
      noise ^= noise << 17;
      int change = (int) ((noise & 7) + (noise >> 8 & 7)) - 7 + (int) (slope * (i % width));
      int rgb = pixels[i];
      pixels[i] =
          level((rgb >> 16 & 0xff) + change) << 16
              | level((rgb >> 8 & 0xff) + change) << 8
              | level((rgb & 0xff) + change);
    }
    for (int speck = random.nextInt(12, 40); speck > 0; speck--) {
      pixels[random.nextInt(pixels.length)] = 0x707070;
    }
  }

  private static int level(int value) {
    return Math.clamp(value, 0, 255);
  }

  private static byte[] encode(BufferedImage image, String format) {
    var writer =
        ImageIO.getImageWriters(ImageTypeSpecifier.createFromRenderedImage(image), format).next();
    var bytes = new ByteArrayOutputStream(256 * 1024);
    try (var stream = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(stream);
      var settings = writer.getDefaultWriteParam();
      settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      if (format.equals("jpg")) settings.setCompressionQuality(0.55f);
      else settings.setCompressionType("LZW");
      writer.write(null, new IIOImage(image, null, null), settings);
      stream.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
