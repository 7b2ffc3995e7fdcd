package org.anjuan.web.access;

import java.time.Instant;
import java.util.Set;
import org.anjuan.archive.access.Action;
import org.anjuan.archive.access.Beneficiary;
import org.anjuan.archive.access.Grant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to grant.
 *
 * @param records of kind RECORDS; of kind PATIENT one record of that patient
 * @param template a category template; its categories are added to {@code categories}
 * @param from null: now
 */
record GrantRequest(
    Beneficiary.@Nullable Kind beneficiaryKind,
    @Nullable String beneficiary,
    Grant.@Nullable Kind kind,
    @Nullable Set<String> records,
    @Nullable Set<String> campuses,
    @Nullable Set<String> departments,
    @Nullable Set<String> tags,
    @Nullable Instant dischargedFrom,
    @Nullable Instant dischargedBefore,
    @Nullable Set<Action> actions,
    @Nullable Set<String> categories,
    @Nullable String template,
    @Nullable Integer clearance,
    @Nullable Set<String> opensTags,
    @Nullable Instant from,
    @Nullable Instant until,
    @Nullable String reason) {

  static <T> Set<T> orNone(@Nullable Set<T> values) {
    return values == null ? Set.of() : values;
  }
}
