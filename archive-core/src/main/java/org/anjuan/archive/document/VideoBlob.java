package org.anjuan.archive.document;

import java.io.InputStream;
import org.anjuan.archive.format.VideoBytes;
import org.anjuan.archive.vault.BlobContent;

/** A video in the vault. */
public final class VideoBlob {
  private VideoBlob() {}

  /** Readable as long as the content is open. */
  public static VideoBytes of(BlobContent content) {
    return new VideoBytes() {
      @Override
      public long size() {
        return content.size();
      }

      @Override
      public InputStream stream(long offset, long length) {
        return content.stream(offset, length);
      }
    };
  }
}
