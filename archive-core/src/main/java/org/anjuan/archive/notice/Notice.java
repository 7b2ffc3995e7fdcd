package org.anjuan.archive.notice;

import java.util.Objects;
import org.anjuan.archive.platform.InvalidValue;
import org.jspecify.annotations.Nullable;

/**
 * Something that has happened.
 *
 * @param campus whom it concerns; null: every campus
 * @param subject what it is about, within its kind: the same subject again is the same notice
 * @param text what happened, without a patient's name or number
 * @param place path within the client where it is dealt with, beginning with a slash
 */
public record Notice(
    NoticeKind kind, @Nullable String campus, String subject, NoticeText text, String place) {

  public Notice {
    Objects.requireNonNull(kind);
    if (subject.isBlank() || subject.length() > 200) {
      throw new InvalidValue("subject");
    }
    if (!place.startsWith("/") || place.startsWith("//") || place.length() > 300) {
      throw new InvalidValue("place");
    }
  }

  NoticeId id() {
    return NoticeId.of(kind, subject);
  }
}
