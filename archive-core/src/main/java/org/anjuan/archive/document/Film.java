package org.anjuan.archive.document;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.anjuan.archive.vault.BlobId;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a video, and the rendition that browsers play.
 *
 * @param millis how long; 0 where unknown
 * @param poster a picture from its beginning, as JPEG
 * @param rendition MP4 with H.264 and AAC, its table of contents first; the original is kept beside
 *     it
 * @param trouble why there is no rendition
 */
public record Film(
    State state,
    long millis,
    int width,
    int height,
    @Nullable BlobId poster,
    @Nullable BlobId rendition,
    long renditionSize,
    @Nullable String trouble) {

  /** How a video is played. */
  public enum State {
    /** Browsers play the original. */
    AS_IS,
    /** It has still to be converted. */
    PENDING,
    /** The rendition is played. */
    READY,
    /** It can't be converted. */
    FAILED
  }

  public Film {
    if (millis < 0 || width < 0 || height < 0 || renditionSize < 0) {
      throw new IllegalArgumentException("negative");
    }
  }

  public Film ready(BlobId rendition, long size, long millis) {
    return new Film(State.READY, millis, width, height, poster, rendition, size, null);
  }

  public Film failed(String trouble) {
    return new Film(State.FAILED, millis, width, height, poster, null, 0, trouble);
  }

  /** The blobs that hold it. */
  List<BlobId> blobs() {
    return Stream.of(poster, rendition).filter(Objects::nonNull).toList();
  }
}
