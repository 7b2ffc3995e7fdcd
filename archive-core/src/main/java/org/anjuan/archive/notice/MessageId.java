package org.anjuan.archive.notice;

import java.time.Instant;
import java.util.regex.Pattern;
import org.anjuan.archive.platform.InvalidValue;

/**
 * Names a message among its recipient's: the time of the telling, then the notice, so that the
 * order of ids is the order of time.
 */
public record MessageId(String value) {
  private static final Pattern FORM = Pattern.compile("[0-9]{15}-[A-Z_]{3,40}-[0-9a-f]{32}");

  public MessageId {
    if (!FORM.matcher(value).matches()) {
      throw new InvalidValue("message");
    }
  }

  static MessageId of(Instant telling, NoticeId notice) {
    return new MessageId("%015d-%s".formatted(telling.toEpochMilli(), notice));
  }

  NoticeId notice() {
    return new NoticeId(value.substring(16));
  }

  @Override
  public String toString() {
    return value;
  }
}
