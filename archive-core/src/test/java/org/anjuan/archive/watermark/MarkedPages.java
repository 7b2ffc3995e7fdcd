package org.anjuan.archive.watermark;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.crypto.spec.SecretKeySpec;
import org.anjuan.worker.drawing.Bitmaps;
import org.anjuan.worker.drawing.Jpeg;
import org.anjuan.worker.drawing.MarkPattern;
import org.anjuan.worker.drawing.Watermark;

/** Marks pages as a worker does, and reads them as the application does, under a test's key. */
final class MarkedPages {
  private static final Watermark VISIBLE = Watermark.inShippedFont();

  private final MarkPayload payload;
  private final MarkLayout layout;
  private final MarkReader reader;

  MarkedPages(String secret) {
    var bytes = secret.getBytes(StandardCharsets.US_ASCII);
    payload = new MarkPayload(new SecretKeySpec(bytes, "HmacSHA256"));
    layout = new MarkLayout(bytes);
    reader = new MarkReader(layout, payload);
  }

  /** The page with the visible watermark and this mark, before it is packed as JPEG. */
  BufferedImage burnt(BufferedImage page, MarkId mark) {
    var burnt = stamped(page);
    new MarkPattern(layout.chips(ConvolutionalCode.encode(payload.bits(mark)))).burnInto(burnt);
    return burnt;
  }

  /** The page as it leaves the server. */
  BufferedImage sent(BufferedImage page, MarkId mark) {
    return Jpeg.decode(Jpeg.encode(burnt(page, mark)));
  }

  static BufferedImage stamped(BufferedImage page) {
    var copy = Jpeg.opaque(page);
    VISIBLE.burnInto(copy, List.of("安娟示范医院", "王医生 1001", "2026-11-20 10:00:00"));
    return copy;
  }

  /** The page as it leaves the server where marks are switched off. */
  static BufferedImage unmarked(BufferedImage page) {
    return Jpeg.decode(Jpeg.encode(stamped(page)));
  }

  Optional<MarkReader.Found> read(BufferedImage picture) {
    return reader.read(
        GreyImage.ofPixels(picture.getWidth(), picture.getHeight(), Bitmaps.pixels(picture)));
  }

  /** A page of writing, white for the most part, as medical documents are. */
  static BufferedImage page(long seed) {
    var page = new BufferedImage(1240, 1754, BufferedImage.TYPE_INT_RGB);
    var random = new Random(seed);
    var graphics = page.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, page.getWidth(), page.getHeight());
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setColor(Color.BLACK);
    int line = 30 + random.nextInt(15);
    for (int y = 120; y < 1600; y += line) {
      int end = random.nextInt(4) == 0 ? 620 : 1120;
      for (int x = 120; x < end; x += 24) {
        for (int stroke = 0; stroke < 5 && random.nextInt(10) > 0; stroke++) {
          graphics.drawLine(
              x + random.nextInt(20),
              y - random.nextInt(20),
              x + random.nextInt(20),
              y - random.nextInt(20));
        }
      }
    }
    graphics.dispose();
    return page;
  }
}
