package org.anjuan.archive.vault;

import java.io.InputStream;

/**
 * One blob, opened. Every stream is independent of the others; several may be read at once, each by
 * one thread. Bytes are only given out after the segment that holds them was authenticated.
 *
 * <p>A stream throws {@link TamperedBlob} where the stored bytes are damaged, missing, in another
 * place or of another blob: it never ends early. Closing the content ends its streams.
 */
public interface BlobContent extends AutoCloseable {

  /** Length of the plaintext. */
  long size();

  /** Digest of the plaintext, lower-case hexadecimal. */
  String sha256();

  /** The whole plaintext. */
  InputStream stream();

  /**
   * A part of the plaintext; only the segments it touches are fetched.
   *
   * @throws NoSuchRange unless {@code 0 <= offset}, {@code 0 <= length} and {@code offset + length
   *     <= size()}
   */
  InputStream stream(long offset, long length);

  @Override
  void close();
}
