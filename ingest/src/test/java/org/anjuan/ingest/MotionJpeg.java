package org.anjuan.ingest;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import javax.imageio.ImageIO;

/** Writes AVI with a JPEG for each picture. */
final class MotionJpeg {
  private MotionJpeg() {}

  static byte[] film(int frames, int width, int height) {
    var pictures = new ArrayList<byte[]>();
    for (int i = 0; i < frames; i++) {
      pictures.add(chunk("00dc", jpeg(i, width, height)));
    }
    var head =
        list(
            "hdrl",
            chunk("avih", numbers(40_000, 0, 0, 16, frames, 0, 1, 0, width, height, 0, 0, 0, 0)),
            list(
                "strl",
                chunk("strh", streamHead(frames, width, height)),
                chunk(
                    "strf", numbers(40, width, height, 1 | 24 << 16, 0x47504a4d, 0, 0, 0, 0, 0))));
    var movie = list("movi", pictures.toArray(byte[][]::new));
    return riff("RIFF", "AVI ", head, movie);
  }

  private static byte[] streamHead(int frames, int width, int height) {
    var bytes = ByteBuffer.allocate(56).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put("vidsMJPG".getBytes(StandardCharsets.US_ASCII));
    bytes.putInt(0).putInt(0).putInt(0).putInt(1).putInt(25).putInt(0).putInt(frames).putInt(0);
    bytes.putInt(-1).putInt(0);
    bytes.putShort((short) 0).putShort((short) 0).putShort((short) width).putShort((short) height);
    return bytes.array();
  }

  private static byte[] jpeg(int number, int width, int height) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var graphics = image.createGraphics();
    graphics.setColor(Color.getHSBColor(number / 25f, 1, 1));
    graphics.fillRect(number * 4, 20, 40, 60);
    graphics.dispose();
    try (var out = new ByteArrayOutputStream()) {
      ImageIO.write(image, "jpeg", out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] numbers(int... values) {
    var bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int value : values) {
      bytes.putInt(value);
    }
    return bytes.array();
  }

  private static byte[] list(String kind, byte[]... parts) {
    return riff("LIST", kind, parts);
  }

  private static byte[] riff(String type, String kind, byte[]... parts) {
    var body = new ByteArrayOutputStream();
    body.writeBytes(kind.getBytes(StandardCharsets.US_ASCII));
    for (var part : parts) {
      body.writeBytes(part);
    }
    return chunk(type, body.toByteArray());
  }

  private static byte[] chunk(String type, byte[] body) {
    var out = new ByteArrayOutputStream();
    out.writeBytes(type.getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(numbers(body.length));
    out.writeBytes(body);
    if (body.length % 2 == 1) {
      out.write(0);
    }
    return out.toByteArray();
  }
}
