package org.anjuan.ingest.collect.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The question for a page of a view, with what is filled into its places. */
record JdbcQuestion(String sql, List<Object> values) {
  private static final Pattern NAMED = Pattern.compile(":(admissionNo|visitNo)\\b");

  static JdbcQuestion of(JdbcSettings settings, Listing wanted, @Nullable JdbcMark after) {
    var values = new ArrayList<Object>();
    var stay = wanted.stay();
    var ofStay = settings.recordQuery();
    var query = stay != null && ofStay != null ? named(ofStay, stay, values) : settings.query();
    var since = wanted.since();
    return paged(
        query,
        values,
        settings.key(),
        settings.watermark(),
        stay == null && since != null
            ? since.minus(Duration.ofMinutes(settings.overlapMinutes()))
            : null,
        stay == null ? wanted.until() : null,
        after);
  }

  /** A page of a view, from a time of change on. */
  static JdbcQuestion of(JdbcView view, @Nullable Instant since, @Nullable JdbcMark after) {
    var from = since == null ? null : since.minus(Duration.ofMinutes(view.overlapMinutes()));
    return paged(view.query(), new ArrayList<>(), view.key(), view.changed(), from, null, after);
  }

  private static JdbcQuestion paged(
      String query,
      List<Object> values,
      String keyColumn,
      @Nullable String timeColumn,
      @Nullable Instant from,
      @Nullable Instant until,
      @Nullable JdbcMark after) {
    var where = new ArrayList<String>();
    var key = "v." + keyColumn;
    var time = timeColumn == null ? null : "v." + timeColumn;
    if (time != null && from != null) {
      where.add(time + " >= ?");
      values.add(from);
    }
    if (time != null && until != null) {
      where.add(time + " < ?");
      values.add(until);
    }
    var afterTime = after == null ? null : after.at();
    if (after != null && time != null && afterTime != null) {
      where.add("(" + time + " > ? or (" + time + " = ? and " + key + " > ?))");
      values.addAll(List.of(afterTime, afterTime, after.key()));
    } else if (after != null) {
      where.add(key + " > ?");
      values.add(after.key());
    }
    var order = time == null ? key : time + ", " + key;
    return new JdbcQuestion(
        "select * from ("
            + query
            + ") v"
            + (where.isEmpty() ? "" : " where " + String.join(" and ", where))
            + " order by "
            + order,
        List.copyOf(values));
  }

  private static String named(String query, Listing.Stay stay, List<Object> values) {
    return NAMED
        .matcher(query)
        .replaceAll(found -> {
          values.add(found.group(1).equals("visitNo") ? stay.visitNo() : stay.admissionNo());
          return "?";
        });
  }
}
