package org.anjuan.worker.protocol;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * One end of the pipe: writes and reads messages. Not for use by several threads at a time in one
 * direction.
 */
public final class Wire {

  /** No message is longer: a drawn page for recognition is the longest. */
  public static final int LONGEST_MESSAGE = 96 << 20;

  private static final int CHUNK = 64 << 10;

  private final DataInputStream in;
  private final OutputStream out;

  public Wire(InputStream in, OutputStream out) {
    this.in = new DataInputStream(new BufferedInputStream(in, CHUNK));
    this.out = out;
  }

  public void write(Request request) throws IOException {
    write(Messages.encode(request));
  }

  public void write(Answer answer) throws IOException {
    write(Messages.encode(answer));
  }

  /**
   * @throws EOFException when the other end has gone
   */
  public Request readRequest() throws IOException {
    return Messages.request(frame());
  }

  /**
   * @throws EOFException when the other end has gone
   */
  public Answer readAnswer() throws IOException {
    return Messages.answer(frame());
  }

  /**
   * Sends exactly so many raw bytes.
   *
   * @throws LengthMismatch when the stream is shorter or longer than announced
   */
  public void writeRaw(InputStream content, long length) throws IOException {
    var buffer = new byte[CHUNK];
    long rest = length;
    for (int n; (n = content.read(buffer)) >= 0; rest -= n) {
      if (n > rest) {
        throw new LengthMismatch();
      }
      out.write(buffer, 0, n);
    }
    if (rest > 0) {
      throw new LengthMismatch();
    }
    out.flush();
  }

  /** Receives exactly so many raw bytes. */
  public byte[] readRaw(int length) throws IOException {
    var content = new byte[length];
    in.readFully(content);
    return content;
  }

  /** Passes over so many raw bytes. */
  public void skipRaw(long length) throws IOException {
    in.skipNBytes(length);
  }

  private void write(Encoded message) throws IOException {
    var head = new ByteArrayOutputStream(5);
    var data = new DataOutputStream(head);
    data.writeInt(message.length());
    message.head().writeTo(data);
    out.write(head.toByteArray());
    out.write(message.tail());
    out.flush();
  }

  private DataInputStream frame() throws IOException {
    int length = in.readInt();
    if (length < 1 || length > LONGEST_MESSAGE) {
      throw new IOException("not a message: " + length + " bytes");
    }
    return new DataInputStream(new ByteArrayInputStream(readRaw(length)));
  }

  /**
   * Fields in their order, and after them the bytes of an image, which are not copied once more.
   */
  record Encoded(ByteArrayOutputStream head, byte[] tail) {
    int length() {
      return Math.addExact(head.size(), tail.length);
    }
  }

  /** A stream did not hold as many bytes as it was said to. */
  public static final class LengthMismatch extends IOException {
    private static final long serialVersionUID = 1;

    LengthMismatch() {
      super("the content is not as long as announced");
    }
  }
}
