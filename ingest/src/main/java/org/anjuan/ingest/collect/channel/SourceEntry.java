package org.anjuan.ingest.collect.channel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a source lists.
 *
 * @param path names it for good: relative to the collector's folder with {@code /}, or the source's
 *     own key
 * @param name the file's name
 * @param modified when it changed last, as far as the source says
 * @param etag any text that changes with the content
 * @param version the source's own count or state
 * @param settled false while it may still be written
 * @param description all that the source says of it, as a JSON object; null for files
 */
public record SourceEntry(
    String path,
    String name,
    @Nullable Long size,
    @Nullable Instant modified,
    @Nullable String etag,
    @Nullable String version,
    boolean settled,
    @Nullable String description) {

  /** A file that is complete. */
  static SourceEntry file(String path, long size, @Nullable Instant modified, boolean settled) {
    var name = path.substring(path.lastIndexOf('/') + 1);
    return new SourceEntry(path, name, size, modified, null, null, settled, null);
  }

  /** All by which a change is noticed; empty when the source says nothing of the kind. */
  public String mark() {
    return Stream.of(version, etag, modified, size)
        .map(part -> Objects.toString(part, ""))
        .collect(Collectors.joining("|"))
        .replace("|||", "");
  }

  /**
   * Whether a file of this length and time is the one that was listed. Of a time only what is kept
   * of it counts: milliseconds.
   */
  boolean isStill(long size, @Nullable Instant modified) {
    return (this.size == null || this.size == size)
        && Objects.equals(inMillis(this.modified), inMillis(modified));
  }

  private static @Nullable Long inMillis(@Nullable Instant at) {
    return at == null ? null : at.toEpochMilli();
  }

  /** Stands for the path in keys: sixteen bytes of its hash. */
  public String key() {
    return keyOf(path);
  }

  public static String keyOf(String path) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var hash = digest.digest(path.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return "SourceEntry[" + key() + "]";
  }
}
