package org.anjuan.archive.document;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.anjuan.archive.vault.BlobId;
import org.jspecify.annotations.Nullable;

/**
 * What was read out of a version; kept in the vault like the original.
 *
 * @param text page texts; null where the format has none, as a video
 * @param thumbnails small page images, as far as they are kept; null where none is
 * @param film of a video
 * @param enclosed names of the files enclosed in it, in their order
 * @param ocrPages how many pages' text was recognised from the image
 */
public record Extracted(
    int pageCount,
    @Nullable BlobId text,
    @Nullable BlobId thumbnails,
    int ocrPages,
    Instant at,
    @Nullable Film film,
    @Nullable List<String> enclosed) {
  public Extracted {
    if (pageCount < 0 || ocrPages < 0) {
      throw new IllegalArgumentException("negative count");
    }
  }

  /** The blobs that hold it. */
  public List<BlobId> blobs() {
    var pages = Stream.of(text, thumbnails).filter(Objects::nonNull);
    return Stream.concat(pages, film == null ? Stream.empty() : film.blobs().stream()).toList();
  }

  Extracted withThumbnails(BlobId kept) {
    return new Extracted(pageCount, text, kept, ocrPages, at, film, enclosed);
  }

  Extracted with(Film changed) {
    return new Extracted(pageCount, text, thumbnails, ocrPages, at, changed, enclosed);
  }
}
