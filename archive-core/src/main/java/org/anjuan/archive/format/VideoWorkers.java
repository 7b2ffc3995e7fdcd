package org.anjuan.archive.format;

import java.io.InputStream;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * Looks into videos and converts them, in child processes that get the bytes through pipes: nothing
 * of a video is on a disk in the clear, and the processes have no network where the machine allows
 * that. Decision 0024.
 *
 * <p>Errors: {@link UnreadableDocument} when the video is at fault, {@link WorkerFailed} when the
 * process was.
 */
public interface VideoWorkers {

  /** Whether this machine can look into videos at all; without, they are kept and played as is. */
  boolean available();

  /** What a video is. Reads little of it. */
  VideoFacts look(String mediaType, VideoBytes video);

  /** A picture from its beginning, as JPEG. */
  Optional<byte[]> poster(String mediaType, VideoBytes video, VideoFacts facts);

  /**
   * Makes an MP4 (H.264, AAC) that begins with its table of contents.
   *
   * @param storing takes the fragments to the end and gives access to what it stored
   * @param percent is told how far it is
   * @return what {@code storing} stored has to be put in order: {@link Rendition#stream}
   */
  Rendition convert(
      String mediaType, VideoBytes video, VideoFacts facts, Storing storing, IntConsumer percent);

  /** Stores a stream and lets it be read again. */
  @FunctionalInterface
  interface Storing {
    VideoBytes store(InputStream fragments);
  }

  /** A video that browsers play. */
  interface Rendition {
    long millis();

    void read(Consumer<InputStream> reader);
  }
}
