package org.anjuan.archive.notice;

import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import org.anjuan.archive.access.Audience;
import org.anjuan.archive.platform.InvalidValue;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * Who is told of what, and how.
 *
 * @param campus whose notices; null: every campus's
 * @param least less serious ones are left alone
 * @param repeatAfter what goes on is told again after this time
 * @param quiet when the ways outside keep silent; null: never
 * @param revision counts the writes, from 1
 */
@Document("notice_rules")
public record NoticeRule(
    @Id String id,
    String name,
    Set<NoticeKind> kinds,
    @Nullable String campus,
    Severity least,
    Audience audience,
    Set<Way> ways,
    Duration repeatAfter,
    @Nullable QuietHours quiet,
    boolean active,
    long revision) {
  private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

  public NoticeRule {
    kinds = Set.copyOf(kinds);
    ways = Set.copyOf(ways);
    if (!CODE.matcher(id).matches()) {
      throw new InvalidValue("code");
    }
    if (name.isBlank() || name.length() > 100) {
      throw new InvalidValue("name");
    }
    if (kinds.isEmpty()) {
      throw new InvalidValue("kinds");
    }
    if (audience.isNobody()) {
      throw new InvalidValue("audience");
    }
    if (repeatAfter.compareTo(Duration.ofMinutes(5)) < 0
        || repeatAfter.compareTo(Duration.ofDays(30)) > 0) {
      throw new InvalidValue("repeatAfter");
    }
  }

  boolean concerns(Notice notice) {
    return active
        && kinds.contains(notice.kind())
        && notice.kind().severity().compareTo(least) >= 0
        && (campus == null || notice.campus() == null || campus.equals(notice.campus()));
  }
}
