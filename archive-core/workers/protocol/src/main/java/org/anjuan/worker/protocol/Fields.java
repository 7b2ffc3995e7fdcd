package org.anjuan.worker.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** The form of what messages are made of; see the package's description. */
final class Fields {
  private Fields() {}

  static List<Integer> readNumbers(DataInputStream in) throws IOException {
    int size = count(in, rest -> rest / Integer.BYTES);
    var numbers = new ArrayList<Integer>(size);
    for (int i = 0; i < size; i++) {
      numbers.add(in.readInt());
    }
    return numbers;
  }

  static void writeContent(DataOutputStream out, PageContent content) throws IOException {
    out.writeByte(content.origin().ordinal());
    out.writeDouble(content.width());
    out.writeDouble(content.height());
    out.writeInt(content.lines().size());
    for (var line : content.lines()) {
      writeText(out, line.text());
      out.writeDouble(line.x());
      out.writeDouble(line.y());
      out.writeDouble(line.width());
      out.writeDouble(line.height());
      out.writeDouble(line.confidence());
    }
  }

  static PageContent readContent(DataInputStream in) throws IOException {
    var origin = PageContent.Origin.values()[in.readUnsignedByte()];
    double width = in.readDouble();
    double height = in.readDouble();
    int size = count(in, rest -> rest / (4 + 5 * Double.BYTES));
    var lines = new ArrayList<Line>(size);
    for (int i = 0; i < size; i++) {
      lines.add(
          new Line(
              readText(in),
              in.readDouble(),
              in.readDouble(),
              in.readDouble(),
              in.readDouble(),
              in.readDouble()));
    }
    return new PageContent(origin, width, height, lines);
  }

  static void writeOverlay(DataOutputStream out, Overlay overlay) throws IOException {
    writeTexts(out, overlay.lines());
    var look = overlay.look();
    out.writeDouble(look.angle());
    out.writeDouble(look.opacity());
    out.writeDouble(look.size());
    out.writeDouble(look.spacing());
    out.writeInt(look.colour());
    out.writeInt(overlay.chips().length);
    out.write(overlay.chips());
  }

  static Overlay readOverlay(DataInputStream in) throws IOException {
    var lines = readTexts(in);
    var look =
        new StampLook(
            in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble(), in.readInt());
    return new Overlay(lines, look, in.readNBytes(count(in, rest -> rest)));
  }

  static void writeRetouch(DataOutputStream out, Retouch retouch) throws IOException {
    out.writeByte(retouch.quarterTurns());
    out.writeDouble(retouch.skew());
    out.writeDouble(retouch.left());
    out.writeDouble(retouch.top());
    out.writeDouble(retouch.right());
    out.writeDouble(retouch.bottom());
    out.writeDouble(retouch.brightness());
    out.writeDouble(retouch.contrast());
    out.writeBoolean(retouch.grey());
  }

  static Retouch readRetouch(DataInputStream in) throws IOException {
    return new Retouch(
        in.readUnsignedByte(),
        in.readDouble(),
        in.readDouble(),
        in.readDouble(),
        in.readDouble(),
        in.readDouble(),
        in.readDouble(),
        in.readDouble(),
        in.readBoolean());
  }

  static byte[] writeHead(DataOutputStream out, Bitmap bitmap) throws IOException {
    out.writeInt(bitmap.width());
    out.writeInt(bitmap.height());
    return bitmap.rgb();
  }

  static Bitmap readBitmap(DataInputStream in) throws IOException {
    return new Bitmap(in.readInt(), in.readInt(), in.readAllBytes());
  }

  static void writeText(DataOutputStream out, String text) throws IOException {
    var bytes = text.getBytes(UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static String readText(DataInputStream in) throws IOException {
    return new String(in.readNBytes(count(in, rest -> rest)), UTF_8);
  }

  static void writeTexts(DataOutputStream out, List<String> texts) throws IOException {
    out.writeInt(texts.size());
    for (var text : texts) {
      writeText(out, text);
    }
  }

  static List<Fact> readFacts(DataInputStream in) throws IOException {
    int size = count(in, rest -> rest / 8);
    var facts = new ArrayList<Fact>(size);
    for (int i = 0; i < size; i++) {
      facts.add(new Fact(readText(in), readText(in)));
    }
    return facts;
  }

  static List<String> readTexts(DataInputStream in) throws IOException {
    int size = count(in, rest -> rest / 4);
    var texts = new ArrayList<String>(size);
    for (int i = 0; i < size; i++) {
      texts.add(readText(in));
    }
    return texts;
  }

  /** A length that what is left of the message can hold: a damaged one must not reserve memory. */
  private static int count(DataInputStream in, ToIntFunction<Integer> most) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > most.applyAsInt(in.available())) {
      throw new IOException("not a length: " + count);
    }
    return count;
  }
}
