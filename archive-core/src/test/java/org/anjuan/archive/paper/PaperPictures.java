package org.anjuan.archive.paper;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.MultiFormatWriter;
import com.google.zxing.WriterException;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.ImageIO;
import org.anjuan.archive.format.PagePixels;

/** Makes pictures of paper: written on, blank, with a bar code. */
public final class PaperPictures {
  public static final int WIDTH = 1_240;
  public static final int HEIGHT = 1_754;

  private PaperPictures() {}

  /** Nothing on it but what a scanner adds: noise, a shadow, the edge of the glass. */
  public static BufferedImage blank(long seed) {
    var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    var random = new Random(seed);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        int tone = 250 - x * 40 / WIDTH - random.nextInt(9) - (x < 12 ? 120 : 0);
        image.setRGB(x, y, tone << 16 | tone << 8 | tone);
      }
    }
    return image;
  }

  /** A page with lines of writing; Latin letters only. */
  public static BufferedImage written(String... lines) {
    var image = blank(7);
    var graphics = image.createGraphics();
    graphics.setColor(new Color(0x202028));
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 30));
    for (int i = 0; i < lines.length; i++) {
      graphics.drawString(lines[i], 160, 220 + 60 * i);
    }
    graphics.dispose();
    return image;
  }

  /** A sheet with a bar code and a line that says what it is for. */
  public static BufferedImage sheet(BarcodeFormat format, String text) {
    var image = written("Separator");
    boolean square = format == BarcodeFormat.QR_CODE;
    int width = square ? 360 : 900;
    int height = square ? 360 : 200;
    try {
      var bits = new MultiFormatWriter().encode(text, format, width, height);
      var graphics = image.createGraphics();
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          paint(graphics, bits.get(x, y), 170 + x, 500 + y);
        }
      }
      graphics.dispose();
    } catch (WriterException e) {
      throw new IllegalArgumentException(e);
    }
    return image;
  }

  private static void paint(Graphics2D graphics, boolean dark, int x, int y) {
    graphics.setColor(dark ? Color.BLACK : Color.WHITE);
    graphics.fillRect(x, y, 1, 1);
  }

  public static byte[] png(BufferedImage image) {
    return encoded(image, "png");
  }

  public static byte[] jpeg(BufferedImage image) {
    return encoded(image, "jpeg");
  }

  private static byte[] encoded(BufferedImage image, String format) {
    var out = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, format, out)) {
        throw new IllegalArgumentException(format);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static PagePixels pixels(BufferedImage image) {
    var rgb = new byte[3 * image.getWidth() * image.getHeight()];
    for (int y = 0, o = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int pixel = image.getRGB(x, y);
        rgb[o++] = (byte) (pixel >> 16);
        rgb[o++] = (byte) (pixel >> 8);
        rgb[o++] = (byte) pixel;
      }
    }
    return new PagePixels(image.getWidth(), image.getHeight(), rgb);
  }
}
