package org.anjuan.worker.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.anjuan.worker.protocol.Wire.Encoded;

/** The form of each message; see the package's description. */
final class Messages {

  private static final byte[] NOTHING = {};

  private static final int OPEN = 1;
  private static final int CLOSE = 2;
  private static final int READ = 3;
  private static final int DRAW = 4;
  private static final int SCAN = 5;
  private static final int RECOGNISE = 6;
  private static final int DESCRIBE = 7;
  private static final int ENCLOSED = 8;
  private static final int COPY = 9;
  private static final int BIND = 10;
  private static final int DEVELOP = 11;

  private static final int READY = 65;
  private static final int OPENED = 66;
  private static final int DONE = 67;
  private static final int TEXT = 68;
  private static final int IMAGE = 69;
  private static final int PIXELS = 70;
  private static final int REFUSED = 71;
  private static final int DESCRIBED = 72;
  private static final int ATTACHED = 73;
  private static final int PIECE = 74;
  private static final int COPIED = 75;

  private Messages() {}

  static Encoded encode(Request request) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    byte[] tail = NOTHING;
    switch (request) {
      case Request.Open(int document, long length, var passwords) -> {
        out.writeByte(OPEN);
        out.writeInt(document);
        out.writeLong(length);
        writeTexts(out, passwords);
      }
      case Request.Close(int document) -> {
        out.writeByte(CLOSE);
        out.writeInt(document);
      }
      case Request.Read(int document, int page) -> {
        out.writeByte(READ);
        out.writeInt(document);
        out.writeInt(page);
      }
      case Request.Draw(int document, int page, int width, Overlay overlay) -> {
        out.writeByte(DRAW);
        out.writeInt(document);
        out.writeInt(page);
        out.writeInt(width);
        writeOverlay(out, overlay);
      }
      case Request.Scan(int document, int page, int dotsPerInch) -> {
        out.writeByte(SCAN);
        out.writeInt(document);
        out.writeInt(page);
        out.writeInt(dotsPerInch);
      }
      case Request.Describe(int document) -> {
        out.writeByte(DESCRIBE);
        out.writeInt(document);
      }
      case Request.Enclosed(int document, int number) -> {
        out.writeByte(ENCLOSED);
        out.writeInt(document);
        out.writeInt(number);
      }
      case Request.Copy(int document, CopyForm form, Overlay overlay) -> {
        out.writeByte(COPY);
        out.writeInt(document);
        out.writeByte(form.ordinal());
        writeOverlay(out, overlay);
      }
      case Request.Bind(List<Integer> documents) -> {
        out.writeByte(BIND);
        out.writeInt(documents.size());
        for (int document : documents) {
          out.writeInt(document);
        }
      }
      case Request.Recognise(Bitmap bitmap) -> {
        out.writeByte(RECOGNISE);
        tail = writeHead(out, bitmap);
      }
      case Request.Develop(int document, int page, int dotsPerInch, Retouch retouch) -> {
        out.writeByte(DEVELOP);
        out.writeInt(document);
        out.writeInt(page);
        out.writeInt(dotsPerInch);
        writeRetouch(out, retouch);
      }
    }
    return new Encoded(bytes, tail);
  }

  static Encoded encode(Answer answer) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    byte[] tail = NOTHING;
    switch (answer) {
      case Answer.Ready() -> out.writeByte(READY);
      case Answer.Opened(int pages) -> {
        out.writeByte(OPENED);
        out.writeInt(pages);
      }
      case Answer.Done() -> out.writeByte(DONE);
      case Answer.Text(PageContent content) -> {
        out.writeByte(TEXT);
        writeContent(out, content);
      }
      case Answer.Image(int width, int height, byte[] jpeg) -> {
        out.writeByte(IMAGE);
        out.writeInt(width);
        out.writeInt(height);
        tail = jpeg;
      }
      case Answer.Pixels(Bitmap bitmap) -> {
        out.writeByte(PIXELS);
        tail = writeHead(out, bitmap);
      }
      case Answer.Described(var facts) -> {
        out.writeByte(DESCRIBED);
        out.writeInt(facts.size());
        for (var fact : facts) {
          writeText(out, fact.name());
          writeText(out, fact.value());
        }
      }
      case Answer.Attached(byte[] content) -> {
        out.writeByte(ATTACHED);
        tail = content;
      }
      case Answer.Piece(byte[] piece) -> {
        out.writeByte(PIECE);
        tail = piece;
      }
      case Answer.Copied(int pages, boolean signed) -> {
        out.writeByte(COPIED);
        out.writeInt(pages);
        out.writeBoolean(signed);
      }
      case Answer.Refused(Refusal reason) -> {
        out.writeByte(REFUSED);
        out.writeByte(reason.ordinal());
      }
    }
    return new Encoded(bytes, tail);
  }

  static Request request(DataInputStream in) throws IOException {
    int kind = in.readUnsignedByte();
    return switch (kind) {
      case OPEN -> new Request.Open(in.readInt(), in.readLong(), readTexts(in));
      case CLOSE -> new Request.Close(in.readInt());
      case READ -> new Request.Read(in.readInt(), in.readInt());
      case DRAW -> new Request.Draw(in.readInt(), in.readInt(), in.readInt(), readOverlay(in));
      case SCAN -> new Request.Scan(in.readInt(), in.readInt(), in.readInt());
      case DESCRIBE -> new Request.Describe(in.readInt());
      case ENCLOSED -> new Request.Enclosed(in.readInt(), in.readInt());
      case COPY ->
          new Request.Copy(in.readInt(), CopyForm.values()[in.readUnsignedByte()], readOverlay(in));
      case BIND -> new Request.Bind(readNumbers(in));
      case RECOGNISE -> new Request.Recognise(readBitmap(in));
      case DEVELOP ->
          new Request.Develop(in.readInt(), in.readInt(), in.readInt(), readRetouch(in));
      default -> throw new IOException("not a request: " + kind);
    };
  }

  static Answer answer(DataInputStream in) throws IOException {
    int kind = in.readUnsignedByte();
    return switch (kind) {
      case READY -> new Answer.Ready();
      case OPENED -> new Answer.Opened(in.readInt());
      case DONE -> new Answer.Done();
      case TEXT -> new Answer.Text(readContent(in));
      case IMAGE -> new Answer.Image(in.readInt(), in.readInt(), in.readAllBytes());
      case PIXELS -> new Answer.Pixels(readBitmap(in));
      case DESCRIBED -> new Answer.Described(readFacts(in));
      case ATTACHED -> new Answer.Attached(in.readAllBytes());
      case PIECE -> new Answer.Piece(in.readAllBytes());
      case COPIED -> new Answer.Copied(in.readInt(), in.readBoolean());
      case REFUSED -> new Answer.Refused(Refusal.values()[in.readUnsignedByte()]);
      default -> throw new IOException("not an answer: " + kind);
    };
  }

  private static List<Integer> readNumbers(DataInputStream in) throws IOException {
    int size = count(in, rest -> rest / Integer.BYTES);
    var numbers = new ArrayList<Integer>(size);
    for (int i = 0; i < size; i++) {
      numbers.add(in.readInt());
    }
    return numbers;
  }

  private static void writeContent(DataOutputStream out, PageContent content) throws IOException {
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

  private static PageContent readContent(DataInputStream in) throws IOException {
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

  private static void writeOverlay(DataOutputStream out, Overlay overlay) throws IOException {
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

  private static Overlay readOverlay(DataInputStream in) throws IOException {
    var lines = readTexts(in);
    var look =
        new StampLook(
            in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble(), in.readInt());
    return new Overlay(lines, look, in.readNBytes(count(in, rest -> rest)));
  }

  private static void writeRetouch(DataOutputStream out, Retouch retouch) throws IOException {
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

  private static Retouch readRetouch(DataInputStream in) throws IOException {
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

  private static byte[] writeHead(DataOutputStream out, Bitmap bitmap) throws IOException {
    out.writeInt(bitmap.width());
    out.writeInt(bitmap.height());
    return bitmap.rgb();
  }

  private static Bitmap readBitmap(DataInputStream in) throws IOException {
    return new Bitmap(in.readInt(), in.readInt(), in.readAllBytes());
  }

  private static void writeText(DataOutputStream out, String text) throws IOException {
    var bytes = text.getBytes(UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String readText(DataInputStream in) throws IOException {
    return new String(in.readNBytes(count(in, rest -> rest)), UTF_8);
  }

  private static void writeTexts(DataOutputStream out, List<String> texts) throws IOException {
    out.writeInt(texts.size());
    for (var text : texts) {
      writeText(out, text);
    }
  }

  private static List<Fact> readFacts(DataInputStream in) throws IOException {
    int size = count(in, rest -> rest / 8);
    var facts = new ArrayList<Fact>(size);
    for (int i = 0; i < size; i++) {
      facts.add(new Fact(readText(in), readText(in)));
    }
    return facts;
  }

  private static List<String> readTexts(DataInputStream in) throws IOException {
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
