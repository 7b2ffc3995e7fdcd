package org.anjuan.archive.record;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A value that a source stated, and when it was true there. The later statement wins, whichever
 * arrives first; of two at the same instant the greater text wins, so that every order of arrival
 * ends alike.
 */
public record Stated<T>(T value, Instant at) {

  /** A statement, or none where there is no value. */
  public static <T> @Nullable Stated<T> of(@Nullable T value, Instant at) {
    return value == null ? null : new Stated<>(value, at);
  }

  /** The one that holds when both were said. */
  static <T> @Nullable Stated<T> later(@Nullable Stated<T> one, @Nullable Stated<T> other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    int order = one.at.compareTo(other.at);
    if (order == 0) {
      order = Objects.toString(one.value).compareTo(Objects.toString(other.value));
    }
    return order >= 0 ? one : other;
  }

  /** The value of a statement, or null where nothing was stated. */
  public static <T> @Nullable T valueOf(@Nullable Stated<T> stated) {
    return stated == null ? null : stated.value;
  }
}
