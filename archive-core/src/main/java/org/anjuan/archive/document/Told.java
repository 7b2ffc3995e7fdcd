package org.anjuan.archive.document;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A value that a source told of a document together with some bytes, and where that stands. */
record Told<T>(T value, SourceMoment at) {

  static <T> @Nullable Told<T> of(@Nullable T value, SourceMoment at) {
    return value == null ? null : new Told<>(value, at);
  }

  /** The one that holds of two that came with the same bytes. */
  Told<T> or(@Nullable Told<T> said) {
    return said != null && said.replaces(this) ? said : this;
  }

  /** As {@link #or}, where one of them or both may be missing. */
  static <T> @Nullable Told<T> later(@Nullable Told<T> known, @Nullable Told<T> said) {
    return known == null ? said : known.or(said);
  }

  // At the same moment the greater text, so that every order of arrival ends alike; where the
  // source gives no moment at all, the order of receipt is all there is.
  private boolean replaces(Told<T> known) {
    int order = at.compareTo(known.at);
    if (order == 0 && !at.isUnsaid()) {
      order = Objects.toString(value).compareTo(Objects.toString(known.value));
    }
    return order > 0 || (order == 0 && at.isUnsaid());
  }
}
