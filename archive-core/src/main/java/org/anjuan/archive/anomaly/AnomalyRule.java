package org.anjuan.archive.anomaly;

import java.time.Instant;
import java.time.LocalTime;
import java.util.Set;
import java.util.regex.Pattern;
import org.anjuan.archive.platform.InvalidValue;
import org.jspecify.annotations.Nullable;

/**
 * A rule in one of its versions.
 *
 * @param limit from how many on; for tagged records one suffices
 * @param minutes within how long; the night has its own two times
 * @param tags any of these
 * @param exceptRoles who holds no other role than these is not looked at
 * @param version counts from 1; 0 for what Anjuan brings along
 */
public record AnomalyRule(
    String id,
    AnomalyKind kind,
    boolean enabled,
    int limit,
    int minutes,
    LocalTime from,
    LocalTime to,
    Set<String> tags,
    Set<String> exceptRoles,
    int version,
    @Nullable String changedBy,
    @Nullable Instant changedAt) {
  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,39}");
  private static final int MOST = 1_000;
  private static final int LONGEST_MINUTES = 24 * 60;
  private static final int LONGEST_TAG = 64;
  private static final int MOST_TAGS = 50;

  public AnomalyRule {
    tags = Set.copyOf(tags);
    exceptRoles = Set.copyOf(exceptRoles);
    if (!FORM.matcher(id).matches()) {
      throw new InvalidValue("id");
    }
    if (limit < 1 || limit > MOST) {
      throw new InvalidValue("limit");
    }
    if (minutes < 1 || minutes > LONGEST_MINUTES) {
      throw new InvalidValue("minutes");
    }
    if (tags.size() > MOST_TAGS
        || tags.stream().anyMatch(tag -> tag.isBlank() || tag.length() > LONGEST_TAG)) {
      throw new InvalidValue("tags");
    }
    if (exceptRoles.size() > MOST_TAGS
        || exceptRoles.stream().anyMatch(role -> role.length() > LONGEST_TAG)) {
      throw new InvalidValue("exceptRoles");
    }
    if (from.equals(to)) {
      throw new InvalidValue("to");
    }
  }

  /** Whether a time of day lies in the night, which may run over midnight. */
  boolean isNight(LocalTime time) {
    return from.isBefore(to)
        ? !time.isBefore(from) && time.isBefore(to)
        : !time.isBefore(from) || time.isBefore(to);
  }
}
