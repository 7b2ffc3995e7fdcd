package org.anjuan.archive.access;

import java.time.Instant;
import java.util.Set;
import org.anjuan.archive.platform.InvalidValue;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A right to records that somebody has not by his postings, for a time and for a reason.
 *
 * @param holder whom it is given to, as {@link Beneficiary#key} writes it
 * @param kind what {@code reach} names
 * @param reach never a treating person
 * @param categories what of the records; empty: all that no category rule closes. Named ones are
 *     open even where a category rule closes them
 * @param template where the categories were taken from
 * @param clearance opens records up to this confidentiality, if the holder's own is lower
 * @param opensTags opens records that these tags close
 * @param endsAt {@code until}, or when it was withdrawn
 */
@Document("grants")
public record Grant(
    @Id GrantId id,
    String holder,
    Beneficiary beneficiary,
    Kind kind,
    Reach reach,
    Set<Action> actions,
    Set<String> categories,
    @Nullable String template,
    int clearance,
    Set<String> opensTags,
    Instant from,
    Instant until,
    Instant endsAt,
    String reason,
    Origin origin,
    String givenBy,
    String givenByName,
    Instant givenAt,
    @Nullable Withdrawal withdrawal) {

  /** What a grant is on. */
  public enum Kind {
    RECORDS,
    PATIENT,
    SEARCH
  }

  /**
   * How it came about.
   *
   * @param request the approved request; null: given directly
   */
  public record Origin(@Nullable String request) {
    public static final Origin DIRECT = new Origin(null);
  }

  /** Who ended it early, when and why. */
  public record Withdrawal(String by, Instant at, String reason) {}

  /** Where a grant stands in its life. */
  public enum State {
    COMING,
    IN_FORCE,
    EXPIRED,
    WITHDRAWN
  }

  public Grant {
    actions = Set.copyOf(actions);
    categories = Set.copyOf(categories);
    opensTags = Set.copyOf(opensTags);
    Names.checkReason(reason);
    check("actions", !actions.isEmpty());
    check("until", until.isAfter(from));
    check("clearance", clearance >= 0);
    check("target", reach.treating() == null && reachFits(kind, reach));
    check("opensTags", kind != Kind.SEARCH || (opensTags.isEmpty() && clearance == 0));
  }

  private static boolean reachFits(Kind kind, Reach reach) {
    var searched =
        !reach.departments().isEmpty()
            || !reach.tags().isEmpty()
            || reach.dischargedFrom() != null
            || reach.dischargedBefore() != null;
    return switch (kind) {
      case RECORDS -> !reach.records().isEmpty() && reach.patient() == null && !searched;
      case PATIENT -> reach.records().isEmpty() && reach.patient() != null && !searched;
      case SEARCH ->
          reach.records().isEmpty()
              && reach.patient() == null
              && (searched || !reach.campuses().isEmpty());
    };
  }

  private static void check(String field, boolean holds) {
    if (!holds) {
      throw new InvalidValue(field);
    }
  }

  public State state(Instant at) {
    if (withdrawal != null) {
      return State.WITHDRAWN;
    }
    if (at.isBefore(from)) {
      return State.COMING;
    }
    return at.isBefore(endsAt) ? State.IN_FORCE : State.EXPIRED;
  }

  boolean holdsAt(Instant at) {
    return !at.isBefore(from) && at.isBefore(endsAt);
  }

  @Override
  public String toString() {
    return "Grant[" + id + "]";
  }
}
