package org.anjuan.ingest.collect.channel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The question for a page of a view, with what is filled into its places. */
record JdbcQuestion(String sql, List<Object> values) {
  private static final Pattern NAMED = Pattern.compile(":(admissionNo|visitNo)\\b");

  static JdbcQuestion of(JdbcSettings settings, Listing wanted, JdbcChannel.@Nullable Mark after) {
    var values = new ArrayList<Object>();
    var stay = wanted.stay();
    var ofStay = settings.recordQuery();
    var query = stay != null && ofStay != null ? named(ofStay, stay, values) : settings.query();
    var where = new ArrayList<String>();
    var key = "v." + settings.key();
    var time = settings.watermark() == null ? null : "v." + settings.watermark();
    var since = wanted.since();
    if (time != null && since != null && stay == null) {
      where.add(time + " >= ?");
      values.add(since.minus(Duration.ofMinutes(settings.overlapMinutes())));
    }
    if (time != null && wanted.until() != null && stay == null) {
      where.add(time + " < ?");
      values.add(wanted.until());
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
