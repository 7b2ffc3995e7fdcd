package org.anjuan.worker.pdf;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.io.File;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What stands in the place of a picture that can't be decoded: a page is not silently blank. */
final class Placeholder {

  private static final Color INK = new Color(0x8a2f2f);
  private static final Color GROUND = new Color(0xf6ecec);
  private static final String CHINESE = "图像无法显示（%s），请下载原件查看";
  private static final String ENGLISH = "This picture can't be shown (%s)";

  private static @Nullable Font font;

  private Placeholder() {}

  /** Fills the unit square of the present coordinates, which is where the picture stands. */
  static void draw(Graphics2D graphics, double width, double height, String format) {
    graphics.setColor(GROUND);
    graphics.fill(new java.awt.geom.Rectangle2D.Double(0, 0, width, height));
    graphics.setColor(INK);
    graphics.draw(new java.awt.geom.Rectangle2D.Double(1, 1, width - 2, height - 2));
    float size = (float) Math.clamp(width / 24, 4, 14);
    if (height > 3 * size) {
      graphics.setFont(font().deriveFont(size));
      float x = (float) (width * 0.04);
      float y = (float) (height / 2);
      graphics.drawString(CHINESE.formatted(format), x, y);
      graphics.drawString(String.format(Locale.ROOT, ENGLISH, format), x, y + 1.5f * size);
    }
  }

  private static synchronized Font font() {
    var present = font;
    if (present == null) {
      try {
        present =
            Font.createFont(Font.TRUETYPE_FONT, new File(System.getProperty("anjuan.font", "")));
      } catch (IOException | FontFormatException e) {
        present = new Font(Font.SANS_SERIF, Font.PLAIN, 1);
      }
      font = present;
    }
    return present;
  }
}
