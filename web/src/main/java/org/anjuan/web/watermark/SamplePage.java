package org.anjuan.web.watermark;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A page that looks written upon and says nothing, for trying a watermark on. */
final class SamplePage {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 1273;
  private static final int MARGIN = 90;
  private static final int LINE = 34;

  private SamplePage() {}

  static byte[] jpeg() {
    var page = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    var graphics = page.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, WIDTH, HEIGHT);
    graphics.setColor(new Color(0x33, 0x33, 0x33));
    graphics.fillRect(WIDTH / 3, MARGIN - 20, WIDTH / 3, 22);
    var random = new Random(1);
    for (int y = MARGIN + 2 * LINE; y < HEIGHT - MARGIN; y += LINE) {
      int end = random.nextInt(5) == 0 ? WIDTH / 2 : WIDTH - MARGIN;
      for (int x = MARGIN; x < end; x += 20) {
        if (random.nextInt(12) > 0) {
          graphics.fillRect(x, y, 6 + random.nextInt(9), 2);
          graphics.fillRect(x + 2, y - 6, 2, 12);
          graphics.fillRect(x, y + 5, 8 + random.nextInt(7), 2);
        }
      }
    }
    graphics.dispose();
    var out = new ByteArrayOutputStream();
    try (var stream = new MemoryCacheImageOutputStream(out)) {
      ImageIO.write(page, "jpeg", stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
