package org.anjuan.worker.drawing;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** JPEG in memory; nothing goes through a temporary file. */
public final class Jpeg {

  private static final float QUALITY = 0.82f;
  private static final float QUALITY_TO_KEEP = 0.92f;

  private Jpeg() {}

  /** The image as JPEG; what is transparent becomes white. */
  public static byte[] encode(BufferedImage image) {
    return encode(image, QUALITY);
  }

  /** The same for what is archived, not only looked at. */
  public static byte[] encodeToKeep(BufferedImage image) {
    return encode(image, QUALITY_TO_KEEP);
  }

  private static byte[] encode(BufferedImage image, float quality) {
    var opaque = image.getType() == BufferedImage.TYPE_INT_RGB ? image : opaque(image);
    var out = new ByteArrayOutputStream(256 << 10);
    var writer = writer(opaque);
    try (var stream = new MemoryCacheImageOutputStream(out)) {
      writer.setOutput(stream);
      var parameters = writer.getDefaultWriteParam();
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionQuality(quality);
      writer.write(null, new IIOImage(opaque, null, null), parameters);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  /**
   * @throws IllegalArgumentException when the bytes are not an image that can be read
   */
  public static BufferedImage decode(byte[] jpeg) {
    try {
      // Closes the stream itself.
      var image = ImageIO.read(new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg)));
      if (image == null) {
        throw new IllegalArgumentException("not an image");
      }
      return opaque(image);
    } catch (IOException e) {
      throw new IllegalArgumentException("not an image", e);
    }
  }

  /** A copy in plain RGB on white. */
  public static BufferedImage opaque(BufferedImage image) {
    var copy = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    var graphics = copy.createGraphics();
    graphics.drawImage(image, 0, 0, Color.WHITE, null);
    graphics.dispose();
    return copy;
  }

  private static ImageWriter writer(BufferedImage image) {
    return ImageIO.getImageWriters(ImageTypeSpecifier.createFromRenderedImage(image), "jpeg")
        .next();
  }
}
