package org.anjuan.demo.paper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jcodec.api.SequenceEncoder;
import org.jcodec.common.Codec;
import org.jcodec.common.Format;
import org.jcodec.common.io.ByteBufferSeekableByteChannel;
import org.jcodec.common.io.NIOUtils;
import org.jcodec.common.model.ColorSpace;
import org.jcodec.common.model.Picture;
import org.jcodec.common.model.Rational;

/**
 * A few seconds of film in MP4 (H.264): an endoscope's round field in which an instrument moves.
 */
public final class FilmWriter {

  private static final int WIDTH = 320;
  private static final int HEIGHT = 240;
  private static final int FRAMES_PER_SECOND = 12;

  /** The film; the same seed and length give the same pictures. */
  public byte[] film(long seed, int seconds) {
    var buffer = ByteBuffer.allocate(4 << 20);
    try {
      var channel = ByteBufferSeekableByteChannel.writeToByteBuffer(buffer);
      var encoder =
          new SequenceEncoder(
              channel, Rational.R(FRAMES_PER_SECOND, 1), Format.MOV, Codec.H264, null);
      int frames = seconds * FRAMES_PER_SECOND;
      for (int i = 0; i < frames; i++)
        encoder.encodeNativeFrame(frame(seed, i / (double) FRAMES_PER_SECOND));
      encoder.finish();
      NIOUtils.closeQuietly(channel);
      var written = channel.getContents();
      byte[] bytes = new byte[written.remaining()];
      written.get(bytes);
      return undated(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The encoder writes the present into the headers of film, track and media; none is written there
   * instead.
   */
  private static byte[] undated(byte[] film) {
    String letters = new String(film, StandardCharsets.ISO_8859_1);
    for (int at = letters.indexOf("moov"); at >= 0 && at < film.length; at++) {
      boolean header =
          letters.startsWith("mvhd", at)
              || letters.startsWith("tkhd", at)
              || letters.startsWith("mdhd", at);
      if (header) Arrays.fill(film, at + 8, at + 16, (byte) 0);
    }
    return film;
  }

  private static Picture frame(long seed, double t) {
    var picture = Picture.create(WIDTH, HEIGHT, ColorSpace.RGB);
    byte[] data = picture.getPlaneData(0);
    double phase = (seed & 0xff) / 40.0;
    double tipX = WIDTH * 0.52 + 30 * Math.sin(t * 1.7 + phase);
    double tipY = HEIGHT * 0.5 + 22 * Math.cos(t * 1.3);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        int rgb = colour(x, y, t, tipX, tipY);
        int at = (y * WIDTH + x) * 3;
        data[at] = (byte) ((rgb >> 16 & 0xff) - 128);
        data[at + 1] = (byte) ((rgb >> 8 & 0xff) - 128);
        data[at + 2] = (byte) ((rgb & 0xff) - 128);
      }
    }
    return picture;
  }

  private static int colour(int x, int y, double t, double tipX, double tipY) {
    double dx = x - WIDTH / 2.0;
    double dy = y - HEIGHT / 2.0;
    double r = Math.sqrt(dx * dx + dy * dy);
    double field = HEIGHT * 0.47;
    if (r > field) return 0x060606;
    double along =
        ((WIDTH - tipX) * (x - tipX) + (-tipY) * (y - tipY)) / Math.hypot(WIDTH - tipX, tipY);
    double across =
        Math.abs((WIDTH - tipX) * (y - tipY) + tipY * (x - tipX)) / Math.hypot(WIDTH - tipX, tipY);
    if (along > 0 && across < 6) {
      int grey = (int) (205 - across * 18);
      return grey << 16 | grey << 8 | grey + 6;
    }
    double tissue =
        Math.sin(x * 0.045 + Math.sin(y * 0.05 + t * 0.6))
            + Math.sin(y * 0.06 - x * 0.02 + t * 0.4);
    double organ = Math.hypot(dx + 34, (dy - 14) * 1.5) < 62 + 4 * Math.sin(t * 2) ? 1 : 0;
    double light = 1.08 - 0.62 * r / field;
    int red = (int) ((172 + tissue * 18 - organ * 78) * light);
    int green = (int) ((84 + tissue * 13 + organ * 38) * light);
    int blue = (int) ((72 + tissue * 10 - organ * 16) * light);
    return Math.clamp(red, 0, 255) << 16
        | Math.clamp(green, 0, 255) << 8
        | Math.clamp(blue, 0, 255);
  }
}
