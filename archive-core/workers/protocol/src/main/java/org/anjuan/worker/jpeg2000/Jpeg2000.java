package org.anjuan.worker.jpeg2000;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferUShort;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Decodes JPEG 2000 of one or three components. */
public final class Jpeg2000 {

  private static final Path FOLDER = Path.of(System.getProperty("anjuan.ffmpeg", ""));
  private static final int LONGEST_SECONDS = 30;

  private Jpeg2000() {}

  public static boolean isAvailable() {
    return Files.isExecutable(FOLDER.resolve("ffmpeg"));
  }

  /**
   * The picture: grey of 8 or 16 bits, or colours of 8. Of grey with more than 8 bits the samples
   * are as they were stored, as unsigned numbers: of signed ones half the range too large.
   *
   * @throws IOException when it can't be decoded
   */
  public static BufferedImage decode(byte[] content, long mostPixels) throws IOException {
    var stream = Codestream.of(content).orElseThrow(() -> new IOException("no picture"));
    boolean grey = stream.components() == 1;
    if ((long) stream.width() * stream.height() > mostPixels
        || !grey && stream.components() != 3
        || stream.bits() > 16) {
      throw new IOException("not of a kind that is decoded");
    }
    // FFmpeg fills up to the next depth that it knows.
    int depth = Math.max(8, (stream.bits() + 1) / 2 * 2);
    var format = !grey ? "rgb24" : depth == 8 ? "gray" : "gray" + depth + "le";
    int size = stream.width() * stream.height() * (grey ? depth > 8 ? 2 : 1 : 3);
    var pixels = run(content, format, size);
    if (grey && depth > 8) {
      return deep(stream, pixels, depth - stream.bits());
    }
    return grey ? shallow(stream, pixels) : colours(stream, pixels);
  }

  private static byte[] run(byte[] content, String format, int size) throws IOException {
    var builder =
        new ProcessBuilder(
            List.of(
                FOLDER.resolve("ffmpeg").toString(),
                "-v",
                "error",
                "-nostdin",
                "-threads",
                "1",
                "-protocol_whitelist",
                "pipe",
                "-f",
                "j2k_pipe",
                "-i",
                "pipe:0",
                "-frames:v",
                "1",
                "-f",
                "rawvideo",
                "-pix_fmt",
                format,
                "pipe:1"));
    builder.environment().put("LD_LIBRARY_PATH", FOLDER.toString());
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    var process = builder.start();
    try {
      Thread.ofVirtual().start(() -> feed(process, content));
      var watch =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                  }
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              });
      var pixels = process.getInputStream().readNBytes(size);
      watch.interrupt();
      if (pixels.length < size) {
        throw new IOException("not decoded");
      }
      return pixels;
    } finally {
      process.destroyForcibly();
    }
  }

  private static void feed(Process process, byte[] content) {
    try (var to = process.getOutputStream()) {
      to.write(content);
    } catch (IOException e) {
      // It has ended; what it gave says why.
    }
  }

  private static BufferedImage deep(Codestream stream, byte[] pixels, int shift) {
    var image = new BufferedImage(stream.width(), stream.height(), BufferedImage.TYPE_USHORT_GRAY);
    var samples = ((DataBufferUShort) image.getRaster().getDataBuffer()).getData();
    var in = ByteBuffer.wrap(pixels).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) ((in.get(i) & 0xffff) >> shift);
    }
    return image;
  }

  private static BufferedImage shallow(Codestream stream, byte[] pixels) {
    var image = new BufferedImage(stream.width(), stream.height(), BufferedImage.TYPE_BYTE_GRAY);
    var samples = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    System.arraycopy(pixels, 0, samples, 0, samples.length);
    return image;
  }

  private static BufferedImage colours(Codestream stream, byte[] pixels) {
    var image = new BufferedImage(stream.width(), stream.height(), BufferedImage.TYPE_INT_RGB);
    for (int i = 0, at = 0; i < stream.width() * stream.height(); i++, at += 3) {
      image.setRGB(
          i % stream.width(),
          i / stream.width(),
          (pixels[at] & 255) << 16 | (pixels[at + 1] & 255) << 8 | pixels[at + 2] & 255);
    }
    return image;
  }
}
