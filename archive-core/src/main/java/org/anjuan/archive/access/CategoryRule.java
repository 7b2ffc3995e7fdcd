package org.anjuan.archive.access;

import java.time.Instant;
import java.util.Set;
import org.anjuan.archive.platform.InvalidValue;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * Closes some categories of records to some people, while the rest stays open (SEC-7, SEC-9,
 * SEC-13).
 *
 * @param campus of the records; null: every campus
 * @param closedTo a role or department counts by the posting that opens the record; nobody named:
 *     everybody
 * @param visitors are not concerned
 * @param openToTreating nor are those who treated the patient
 * @param from null: since ever
 * @param until null: without end
 */
@Document("access_category_rules")
public record CategoryRule(
    @Id RuleId id,
    String name,
    @Nullable String campus,
    Set<String> categories,
    Audience closedTo,
    Audience visitors,
    boolean openToTreating,
    @Nullable Instant from,
    @Nullable Instant until,
    String reason,
    boolean active,
    long revision)
    implements Rule {
  public CategoryRule {
    categories = Set.copyOf(categories);
    Names.check("name", name);
    Names.checkReason(reason);
    if (categories.isEmpty()) {
      throw new InvalidValue("categories");
    }
    if (from != null && until != null && !until.isAfter(from)) {
      throw new InvalidValue("until");
    }
  }

  boolean holdsAt(Instant at) {
    return active && (from == null || !at.isBefore(from)) && (until == null || at.isBefore(until));
  }

  Clause.Closing closing() {
    return new Clause.Closing(
        campus, categories, new Basis(Basis.Kind.CATEGORY_RULE, id.value(), name));
  }
}
