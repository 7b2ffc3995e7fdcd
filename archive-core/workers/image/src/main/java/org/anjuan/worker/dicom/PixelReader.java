package org.anjuan.worker.dicom;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.anjuan.worker.drawing.Jpeg;
import org.anjuan.worker.jpeg2000.Codestream;
import org.anjuan.worker.jpeg2000.Jpeg2000;
import org.anjuan.worker.protocol.Refusal;
import org.anjuan.worker.runtime.Unreadable;

/** The pictures of an object, frame by frame, as they are to be shown. */
final class PixelReader {

  private static final String RLE = "1.2.840.10008.1.2.5";
  private static final Set<String> NATIVE =
      Set.of(
          "",
          "1.2.840.10008.1.2",
          "1.2.840.10008.1.2.1",
          "1.2.840.10008.1.2.1.99",
          "1.2.840.10008.1.2.2");
  private static final Set<String> JPEG =
      Set.of(
          "1.2.840.10008.1.2.4.50",
          "1.2.840.10008.1.2.4.51",
          "1.2.840.10008.1.2.4.57",
          "1.2.840.10008.1.2.4.70");

  private static final Set<String> JPEG_2000 =
      Set.of("1.2.840.10008.1.2.4.90", "1.2.840.10008.1.2.4.91");

  private final String syntax;
  private final DataSet data;
  private final int columns;
  private final int rows;
  private final int samples;
  private final int frames;
  private final int allocated;

  PixelReader(String syntax, DataSet data, long mostPixels) {
    this.syntax = syntax;
    this.data = data;
    columns = data.number(Tags.COLUMNS, 0);
    rows = data.number(Tags.ROWS, 0);
    samples = data.number(Tags.SAMPLES, 1);
    allocated = data.number(Tags.BITS_ALLOCATED, 8);
    frames =
        data.element(Tags.PIXELS).isEmpty() ? 0 : Math.max(1, (int) data.decimal(Tags.FRAMES, 1));
    if ((long) columns * rows > mostPixels) {
      throw new Unreadable(Refusal.TOO_MANY_PIXELS);
    }
  }

  /** How many pictures there are; none where the object has no pixels. */
  int frames() {
    return columns > 0 && rows > 0 ? frames : 0;
  }

  int columns() {
    return columns;
  }

  int rows() {
    return rows;
  }

  /** Why the pixels can't be unpacked, if they can't. */
  Optional<String> trouble() {
    if (NATIVE.contains(syntax)
        || RLE.equals(syntax)
        || JPEG.contains(syntax)
        || JPEG_2000.contains(syntax) && Jpeg2000.isAvailable()) {
      return Optional.empty();
    }
    return Optional.of(
        switch (syntax) {
          case "1.2.840.10008.1.2.4.80", "1.2.840.10008.1.2.4.81" -> "JPEG-LS";
          case "1.2.840.10008.1.2.4.90", "1.2.840.10008.1.2.4.91" -> "JPEG 2000";
          case "1.2.840.10008.1.2.4.100", "1.2.840.10008.1.2.4.102" -> "MPEG";
          default -> syntax;
        });
  }

  BufferedImage frame(int number) throws IOException {
    if (JPEG.contains(syntax)) {
      return jpeg(packed(number));
    }
    if (JPEG_2000.contains(syntax)) {
      return jpeg2000(packed(number));
    }
    int width = Math.max(1, allocated / 8);
    var bytes =
        RLE.equals(syntax)
            ? RunLengths.unpacked(packed(number), columns * rows, samples, width)
            : unpackedFrame(number, columns * rows * samples * width);
    boolean planar = RLE.equals(syntax) || data.number(Tags.PLANAR, 0) == 1;
    boolean brightness = data.text(Tags.PHOTOMETRIC).startsWith("YBR_FULL");
    return samples >= 3
        ? new Colours(samples, width, planar, brightness).image(bytes, columns, rows)
        : greys(bytes);
  }

  private byte[] unpackedFrame(int number, int size) throws IOException {
    var all = data.element(Tags.PIXELS).orElseThrow().bytes();
    long from = (long) (number - 1) * size;
    if (subsampled()) {
      from = (long) (number - 1) * columns * rows * 2;
      return halved(all, from);
    }
    if (from >= all.length) {
      throw new IOException("frame");
    }
    var frame = new byte[size];
    System.arraycopy(all, (int) from, frame, 0, (int) Math.min(size, all.length - from));
    return frame;
  }

  private boolean subsampled() {
    return data.text(Tags.PHOTOMETRIC).equals("YBR_FULL_422");
  }

  /** Two pixels share their colour: Y Y Cb Cr. */
  private byte[] halved(byte[] all, long from) {
    var frame = new byte[columns * rows * 3];
    for (int i = 0; i < columns * rows / 2; i++) {
      int at = (int) from + 4 * i;
      if (at + 3 >= all.length) {
        break;
      }
      for (int n = 0; n < 2; n++) {
        int to = 3 * (2 * i + n);
        frame[to] = all[at + n];
        frame[to + 1] = all[at + 2];
        frame[to + 2] = all[at + 3];
      }
    }
    return frame;
  }

  /** The fragments of one frame; where they are not one each, all of them are the first frame's. */
  private byte[] packed(int number) throws IOException {
    var fragments = data.element(Tags.PIXELS).map(Element::fragments).orElse(List.of());
    var parts = fragments.isEmpty() ? fragments : fragments.subList(1, fragments.size());
    if (parts.size() == frames && number <= parts.size()) {
      return parts.get(number - 1);
    }
    if (frames > 1 || parts.isEmpty()) {
      throw new IOException("fragments");
    }
    var whole = new ByteArrayOutputStream();
    new ArrayList<>(parts).forEach(whole::writeBytes);
    return whole.toByteArray();
  }

  private BufferedImage jpeg(byte[] packed) throws IOException {
    try (var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(packed))) {
      for (var readers = ImageIO.getImageReadersByFormatName("jpeg"); readers.hasNext(); ) {
        var reader = readers.next();
        if (!reader.getClass().getName().startsWith("com.twelvemonkeys")) {
          continue;
        }
        reader.setInput(stream, true, true);
        if ((long) reader.getWidth(0) * reader.getHeight(0) > 4L * columns * rows) {
          throw new IOException("size");
        }
        if (samples >= 3) {
          return Jpeg.opaque(reader.read(0));
        }
        return greys(little(reader.readRaster(0, null)));
      }
    }
    throw new IOException("no reader");
  }

  private BufferedImage jpeg2000(byte[] packed) throws IOException {
    var picture = Jpeg2000.decode(packed, Math.max(1, 4L * columns * rows));
    if (samples >= 3) {
      return picture;
    }
    boolean signed = Codestream.of(packed).map(Codestream::signed).orElse(false);
    var bytes = little(picture.getRaster());
    if (signed) {
      int half = 1 << Codestream.of(packed).orElseThrow().bits() - 1;
      return greys(lowered(bytes, half));
    }
    return greys(bytes);
  }

  private byte[] lowered(byte[] bytes, int by) {
    int width = Math.max(1, allocated / 8);
    for (int i = 0; i + width <= bytes.length; i += width) {
      int value = (bytes[i] & 255) | (width > 1 ? (bytes[i + 1] & 255) << 8 : 0);
      bytes[i] = (byte) (value - by);
      if (width > 1) {
        bytes[i + 1] = (byte) (value - by >> 8);
      }
    }
    return bytes;
  }

  private byte[] little(java.awt.image.Raster raster) {
    int width = Math.max(1, allocated / 8);
    var bytes = new byte[columns * rows * width];
    for (int y = 0, i = 0; y < Math.min(rows, raster.getHeight()); y++) {
      for (int x = 0; x < columns; x++, i++) {
        int value = x < raster.getWidth() ? raster.getSample(x, y, 0) : 0;
        bytes[width * i] = (byte) value;
        if (width > 1) {
          bytes[width * i + 1] = (byte) (value >> 8);
        }
      }
    }
    return bytes;
  }

  private BufferedImage greys(byte[] bytes) {
    var values = values(bytes);
    return data.text(Tags.PHOTOMETRIC).equals("PALETTE COLOR")
        ? new Palette(data).image(values, columns, rows)
        : new Window(data, values).image(columns, rows);
  }

  private int[] values(byte[] bytes) {
    int stored = Math.clamp(data.number(Tags.BITS_STORED, allocated), 1, 32);
    boolean signed = data.number(Tags.SIGNED, 0) == 1;
    // Packed pixels were unpacked with the lowest byte first.
    boolean big = data.order() == java.nio.ByteOrder.BIG_ENDIAN && NATIVE.contains(syntax);
    int width = allocated / 8;
    var values = new int[columns * rows];
    for (int i = 0; i < values.length; i++) {
      int value = 0;
      if (allocated == 1) {
        value = bytes[Math.min(bytes.length - 1, i / 8)] >> i % 8 & 1;
      }
      for (int n = 0; n < Math.min(width, 4); n++) {
        int at = width * i + (big ? width - 1 - n : n);
        value |= (at < bytes.length ? bytes[at] & 255 : 0) << 8 * n;
      }
      int shift = 32 - stored;
      values[i] =
          signed ? value << shift >> shift : stored == 32 ? value : value << shift >>> shift;
    }
    return values;
  }
}
