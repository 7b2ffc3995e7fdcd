package org.anjuan.ingest.collect.channel;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Times as sources write them; what can't be read is no time. */
final class Times {
  private Times() {}

  static @Nullable Instant read(@Nullable String text, ZoneId zone) {
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      if (text.matches("\\d{9,10}")) {
        return Instant.ofEpochSecond(Long.parseLong(text));
      }
      if (text.matches("\\d{12,13}")) {
        return Instant.ofEpochMilli(Long.parseLong(text));
      }
      if (text.matches("\\d{14}")) {
        return LocalDateTime.parse(text, DateTimeFormatter.ofPattern("yyyyMMddHHmmss"))
            .atZone(zone)
            .toInstant();
      }
      var iso = text.strip().replace(' ', 'T').replace('/', '-');
      var parsed =
          DateTimeFormatter.ISO_DATE_TIME.parseBest(
              iso.length() == 10 ? iso + "T00:00:00" : iso,
              OffsetDateTime::from,
              LocalDateTime::from);
      return parsed instanceof OffsetDateTime offset
          ? offset.toInstant()
          : ((LocalDateTime) parsed).atZone(zone).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }
}
