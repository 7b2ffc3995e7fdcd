package org.anjuan.ingest.intake;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.anjuan.archive.vault.UnreadableSource;
import org.anjuan.archive.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes bytes off a channel into the vault in one pass, and sees what they are as they go by. */
@Component
public class Reception {
  private final Vault vault;
  private final TypeDetector types;
  private final long hardLimit;

  Reception(Vault vault, TypeDetector types, IntakeProperties properties) {
    this.vault = vault;
    this.types = types;
    this.hardLimit = properties.hardLimit().toBytes();
  }

  /**
   * Refuses at once what is announced with a size past the hard limit, so that it need not be read.
   *
   * @throws DeliveryTooLarge past the hard limit
   */
  public void requireWithinLimit(long size) throws DeliveryTooLarge {
    if (size > hardLimit) {
      throw new DeliveryTooLarge(hardLimit);
    }
  }

  /**
   * Stores what the stream gives.
   *
   * @throws DeliveryTooLarge past the hard limit
   * @throws IOException when the stream fails; nothing is kept then
   */
  public Received receive(InputStream content, @Nullable String fileName) throws IOException {
    try (var buffered = new BufferedInputStream(content, TypeDetector.PREFIX)) {
      buffered.mark(TypeDetector.PREFIX);
      var prefix = buffered.readNBytes(TypeDetector.PREFIX);
      buffered.reset();
      var mediaType = types.detect(prefix, fileName);
      return new Received(vault.store(new Bounded(buffered, hardLimit)), mediaType);
    } catch (UnreadableSource | UncheckedIOException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e);
    }
  }

  /** Destroys what was received and goes nowhere: nobody refers to it yet. */
  public void discard(Received received) {
    vault.remove(received.content().id());
  }

  /** What these bytes are; nothing is kept. */
  public String typeOf(InputStream content, @Nullable String fileName) throws IOException {
    return types.detect(content.readNBytes(TypeDetector.PREFIX), fileName);
  }

  private static final class Bounded extends FilterInputStream {
    private final long limit;
    private long left;

    Bounded(InputStream in, long limit) {
      super(in);
      this.limit = limit;
      this.left = limit;
    }

    @Override
    public int read() throws IOException {
      var b = in.read();
      return b < 0 ? b : counted(1, b);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      var n = in.read(into, offset, length);
      return n < 0 ? n : counted(n, n);
    }

    private int counted(int bytes, int result) throws DeliveryTooLarge {
      left -= bytes;
      if (left < 0) {
        throw new DeliveryTooLarge(limit);
      }
      return result;
    }
  }
}
