package org.anjuan.archive.watermark;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import java.util.function.BiFunction;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.anjuan.worker.drawing.Jpeg;

/** What happens to a page between the screen and the one who reads its mark. */
enum Distortion {
  SCREENSHOT_PNG((page, random) -> page),
  JPEG_70((page, random) -> jpeg70(page)),
  SCALED_60((page, random) -> drawn(page, 0.6, 0)),
  SCALED_60_JPEG_70((page, random) -> jpeg70(drawn(page, 0.6, 0))),
  SCALED_ANYHOW((page, random) -> drawn(page, anyScale(random), 0)),
  SCALED_150((page, random) -> drawn(page, 1.5, 0)),
  QUARTER((page, random) -> quarter(page, random)),
  QUARTER_JPEG_70((page, random) -> jpeg70(quarter(page, random))),
  TURNED((page, random) -> drawn(page, 1, anyTurn(random))),
  TURNED_AND_SCALED((page, random) -> drawn(page, anyScale(random), anyTurn(random))),
  ALL_AT_ONCE(
      (page, random) -> jpeg70(quarter(drawn(page, anyScale(random), anyTurn(random)), random)));

  private final BiFunction<BufferedImage, Random, BufferedImage> way;

  Distortion(BiFunction<BufferedImage, Random, BufferedImage> way) {
    this.way = way;
  }

  BufferedImage of(BufferedImage page, Random random) {
    return way.apply(page, random);
  }

  private static double anyScale(Random random) {
    return 0.6 + 0.9 * random.nextDouble();
  }

  private static double anyTurn(Random random) {
    return Math.toRadians(6 * random.nextDouble() - 3);
  }

  private static BufferedImage drawn(BufferedImage page, double scale, double turn) {
    int width = (int) Math.round(page.getWidth() * scale);
    int height = (int) Math.round(page.getHeight() * scale);
    var drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var graphics = drawn.createGraphics();
    graphics.setColor(new Color(230, 230, 230));
    graphics.fillRect(0, 0, width, height);
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION,
        scale < 1
            ? RenderingHints.VALUE_INTERPOLATION_BILINEAR
            : RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.rotate(turn, width / 2.0, height / 2.0);
    graphics.scale(scale, scale);
    graphics.drawImage(page, 0, 0, null);
    graphics.dispose();
    return drawn;
  }

  private static BufferedImage quarter(BufferedImage page, Random random) {
    int width = page.getWidth() / 2;
    int height = page.getHeight() / 2;
    return Jpeg.opaque(
        page.getSubimage(
            random.nextInt(page.getWidth() - width + 1),
            random.nextInt(page.getHeight() - height + 1),
            width,
            height));
  }

  private static BufferedImage jpeg70(BufferedImage page) {
    var out = new ByteArrayOutputStream();
    var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (var stream = new MemoryCacheImageOutputStream(out)) {
      writer.setOutput(stream);
      var parameters = writer.getDefaultWriteParam();
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionQuality(0.7f);
      writer.write(null, new IIOImage(page, null, null), parameters);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return Jpeg.decode(out.toByteArray());
  }
}
