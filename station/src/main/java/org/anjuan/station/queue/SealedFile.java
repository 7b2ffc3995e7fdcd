package org.anjuan.station.queue;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.anjuan.station.OwnFiles;

/**
 * Files of the queue: {@code AJQ1}, 32 bytes of salt, then segments of 64 KiB, each sealed by
 * AES-256-GCM (16 bytes more). The key is the queue's secret with the salt; the nonce is the
 * segment's number (8 bytes, big-endian) and 1 for the last segment, else 0 (4 bytes). So segments
 * can't be swapped, left out or cut off, and reading may begin at any of them.
 */
public final class SealedFile {
  static final int SEGMENT = 64 * 1024;
  private static final byte[] MAGIC = "AJQ1".getBytes(StandardCharsets.US_ASCII);
  private static final int SALT = 32;
  private static final int HEADER = MAGIC.length + SALT;
  private static final int TAG = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private SealedFile() {}

  /** Seals what the stream gives into a new file; on the disk when this returns. */
  static void write(Path file, QueueKey key, InputStream content) throws IOException {
    Files.deleteIfExists(file);
    Files.createFile(file);
    OwnFiles.restrict(file);
    var salt = new byte[SALT];
    RANDOM.nextBytes(salt);
    var secret = key.forFile(salt);
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      writeFully(channel, ByteBuffer.allocate(HEADER).put(MAGIC).put(salt).flip());
      var current = content.readNBytes(SEGMENT);
      for (long number = 0; ; number++) {
        var next = current.length < SEGMENT ? new byte[0] : content.readNBytes(SEGMENT);
        var last = next.length == 0;
        var sealed = cipher(Cipher.ENCRYPT_MODE, secret, number, last, current, current.length);
        writeFully(channel, ByteBuffer.wrap(sealed));
        if (last) {
          break;
        }
        current = next;
      }
      channel.force(true);
    }
  }

  /** The whole content; for small ones. */
  static byte[] read(Path file, QueueKey key) throws IOException {
    try (var content = open(file, key, 0)) {
      return content.readAllBytes();
    }
  }

  /**
   * The content from a position on. Bytes are only given out after their segment was checked.
   *
   * @throws Damaged where it is not what was written
   */
  static InputStream open(Path file, QueueKey key, long from) throws IOException {
    var channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      var header = ByteBuffer.allocate(HEADER);
      readFully(channel, header, 0);
      var magic = Arrays.copyOf(header.array(), MAGIC.length);
      if (!Arrays.equals(magic, MAGIC)) {
        throw new Damaged("no sealed file");
      }
      var salt = Arrays.copyOfRange(header.array(), MAGIC.length, HEADER);
      return new Segments(channel, key.forFile(salt), from);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static final class Segments extends InputStream {
    private final FileChannel channel;
    private final SecretKey secret;
    private final long last;
    private long next;
    private int skip;
    private ByteBuffer open = ByteBuffer.allocate(0);

    Segments(FileChannel channel, SecretKey secret, long from) throws IOException {
      this.channel = channel;
      this.secret = secret;
      var sealed = channel.size() - HEADER;
      this.last = Math.max(0, Math.ceilDiv(sealed, (long) SEGMENT + TAG) - 1);
      this.next = from / SEGMENT;
      this.skip = (int) (from % SEGMENT);
    }

    @Override
    public int read() throws IOException {
      return fill() ? open.get() & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      if (!fill()) {
        return -1;
      }
      var count = Math.min(length, open.remaining());
      open.get(into, offset, count);
      return count;
    }

    private boolean fill() throws IOException {
      while (!open.hasRemaining()) {
        if (next > last) {
          return false;
        }
        var position = HEADER + next * (SEGMENT + TAG);
        var length = (int) Math.min((long) SEGMENT + TAG, channel.size() - position);
        if (length < TAG) {
          throw new Damaged("cut off");
        }
        var sealed = ByteBuffer.allocate(length);
        readFully(channel, sealed, position);
        open =
            ByteBuffer.wrap(
                cipher(Cipher.DECRYPT_MODE, secret, next, next == last, sealed.array(), length));
        open.position(Math.min(skip, open.limit()));
        skip = 0;
        next++;
      }
      return true;
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  private static byte[] cipher(
      int mode, SecretKey secret, long number, boolean last, byte[] bytes, int length)
      throws Damaged {
    try {
      var nonce = ByteBuffer.allocate(12).putLong(number).putInt(last ? 1 : 0).array();
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, secret, new GCMParameterSpec(TAG * 8, nonce));
      return cipher.doFinal(bytes, 0, length);
    } catch (AEADBadTagException tampered) {
      throw new Damaged("segment " + number);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private static void readFully(FileChannel channel, ByteBuffer into, long position)
      throws IOException {
    while (into.hasRemaining()) {
      if (channel.read(into, position + into.position()) < 0) {
        throw new EOFException("cut off");
      }
    }
  }
}
