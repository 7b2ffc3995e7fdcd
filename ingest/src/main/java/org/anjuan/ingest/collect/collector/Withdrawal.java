package org.anjuan.ingest.collect.collector;

import java.util.List;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.ingest.collect.channel.Form;
import org.jspecify.annotations.Nullable;

/**
 * How a source takes a report back.
 *
 * @param whenGone an entry that a whole listing no longer has is withdrawn
 * @param field a column or field of the entry that says so by one of {@code values}
 */
public record Withdrawal(boolean whenGone, @Nullable String field, List<String> values) {
  public static final Withdrawal NEVER = new Withdrawal(false, null, List.of());

  public Withdrawal {
    field = Form.optional(field, 100, "withdrawal.field");
    values = values == null ? List.of() : List.copyOf(values);
    if ((field == null) != values.isEmpty() || values.size() > 20) {
      throw new InvalidValue("withdrawal.values");
    }
    values.forEach(value -> Form.text(value, 1, 100, "withdrawal.values"));
  }
}
