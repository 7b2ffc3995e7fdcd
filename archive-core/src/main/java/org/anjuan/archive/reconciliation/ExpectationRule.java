package org.anjuan.archive.reconciliation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.regex.Pattern;
import org.anjuan.archive.document.ArchivedDocument;
import org.anjuan.archive.document.CategoryCode;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.archive.record.EncounterKind;
import org.anjuan.archive.record.MedicalRecord;
import org.anjuan.archive.record.Stated;
import org.jspecify.annotations.Nullable;

/**
 * What a source sends for each stay: so many documents of certain categories, within some days
 * after the discharge (of an outpatient, the visit).
 *
 * @param categories any of these counts; none named: any category
 * @param kind null: stays of every kind
 * @param campus null: every campus
 * @param departments of the discharge; none named: every department
 * @param since stays that ended earlier are not asked for
 * @param version counts the changes, 1 for the first; a change names the one it was made from
 */
public record ExpectationRule(
    String id,
    String name,
    String system,
    Set<String> categories,
    @Nullable EncounterKind kind,
    @Nullable String campus,
    Set<String> departments,
    int days,
    int atLeast,
    LocalDate since,
    boolean enabled,
    int version,
    @Nullable String changedBy,
    @Nullable Instant changedAt) {
  private static final Pattern ID = Pattern.compile("[0-9a-z][0-9a-z-]{0,39}");
  private static final Pattern SYSTEM = Pattern.compile("[0-9A-Za-z_.-]{1,32}");
  private static final int LONGEST_NAME = 60;
  private static final int MOST_DAYS = 365;
  private static final int MOST = 500;
  private static final int MOST_NAMED = 200;

  public ExpectationRule {
    require(id != null && ID.matcher(id).matches(), "id");
    require(name != null && !name.isBlank() && name.length() <= LONGEST_NAME, "name");
    require(system != null && SYSTEM.matcher(system).matches(), "system");
    require(categories.size() <= MOST_NAMED, "categories");
    require(departments.size() <= MOST_NAMED, "departments");
    require(days >= 0 && days <= MOST_DAYS, "days");
    require(since != null, "since");
    require(atLeast >= 1 && atLeast <= MOST, "atLeast");
    categories.forEach(CategoryCode::new);
    categories = Set.copyOf(categories);
    departments = Set.copyOf(departments);
  }

  private static void require(boolean holds, String field) {
    if (!holds) {
      throw new InvalidValue(field);
    }
  }

  /**
   * Whether it speaks of this stay at all.
   *
   * @param day on which the stay ended
   */
  boolean concerns(MedicalRecord record, LocalDate day) {
    var stay = record.encounter();
    var department = Stated.valueOf(stay.department());
    return enabled
        && !day.isBefore(since)
        && (campus == null || campus.equals(record.stay().campus().value()))
        && (kind == null || kind == Stated.valueOf(stay.kind()))
        && (departments.isEmpty() || (department != null && departments.contains(department)));
  }

  boolean counts(ArchivedDocument document) {
    return document.source().system().equals(system)
        && (categories.isEmpty() || categories.contains(document.category().value()));
  }

  Instant deadline(Instant reference) {
    return reference.plus(Duration.ofDays(days));
  }
}
