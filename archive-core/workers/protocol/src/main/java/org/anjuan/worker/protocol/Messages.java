package org.anjuan.worker.protocol;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
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
        Fields.writeTexts(out, passwords);
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
        Fields.writeOverlay(out, overlay);
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
        Fields.writeOverlay(out, overlay);
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
        tail = Fields.writeHead(out, bitmap);
      }
      case Request.Develop(int document, int page, int dotsPerInch, Retouch retouch) -> {
        out.writeByte(DEVELOP);
        out.writeInt(document);
        out.writeInt(page);
        out.writeInt(dotsPerInch);
        Fields.writeRetouch(out, retouch);
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
        Fields.writeContent(out, content);
      }
      case Answer.Image(int width, int height, byte[] jpeg) -> {
        out.writeByte(IMAGE);
        out.writeInt(width);
        out.writeInt(height);
        tail = jpeg;
      }
      case Answer.Pixels(Bitmap bitmap) -> {
        out.writeByte(PIXELS);
        tail = Fields.writeHead(out, bitmap);
      }
      case Answer.Described(var facts) -> {
        out.writeByte(DESCRIBED);
        out.writeInt(facts.size());
        for (var fact : facts) {
          Fields.writeText(out, fact.name());
          Fields.writeText(out, fact.value());
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
      case OPEN -> new Request.Open(in.readInt(), in.readLong(), Fields.readTexts(in));
      case CLOSE -> new Request.Close(in.readInt());
      case READ -> new Request.Read(in.readInt(), in.readInt());
      case DRAW ->
          new Request.Draw(in.readInt(), in.readInt(), in.readInt(), Fields.readOverlay(in));
      case SCAN -> new Request.Scan(in.readInt(), in.readInt(), in.readInt());
      case DESCRIBE -> new Request.Describe(in.readInt());
      case ENCLOSED -> new Request.Enclosed(in.readInt(), in.readInt());
      case COPY ->
          new Request.Copy(
              in.readInt(), CopyForm.values()[in.readUnsignedByte()], Fields.readOverlay(in));
      case BIND -> new Request.Bind(Fields.readNumbers(in));
      case RECOGNISE -> new Request.Recognise(Fields.readBitmap(in));
      case DEVELOP ->
          new Request.Develop(in.readInt(), in.readInt(), in.readInt(), Fields.readRetouch(in));
      default -> throw new IOException("not a request: " + kind);
    };
  }

  static Answer answer(DataInputStream in) throws IOException {
    int kind = in.readUnsignedByte();
    return switch (kind) {
      case READY -> new Answer.Ready();
      case OPENED -> new Answer.Opened(in.readInt());
      case DONE -> new Answer.Done();
      case TEXT -> new Answer.Text(Fields.readContent(in));
      case IMAGE -> new Answer.Image(in.readInt(), in.readInt(), in.readAllBytes());
      case PIXELS -> new Answer.Pixels(Fields.readBitmap(in));
      case DESCRIBED -> new Answer.Described(Fields.readFacts(in));
      case ATTACHED -> new Answer.Attached(in.readAllBytes());
      case PIECE -> new Answer.Piece(in.readAllBytes());
      case COPIED -> new Answer.Copied(in.readInt(), in.readBoolean());
      case REFUSED -> new Answer.Refused(Refusal.values()[in.readUnsignedByte()]);
      default -> throw new IOException("not an answer: " + kind);
    };
  }
}
