package org.anjuan.web.people;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.anjuan.archive.access.Posting;
import org.anjuan.archive.access.Role;
import org.anjuan.archive.access.StaffNumber;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.security.account.AccountDetails;
import org.anjuan.security.account.Username;
import org.jspecify.annotations.Nullable;

/** Accounts as administrators see and write them. */
final class AccountViews {

  private AccountViews() {}

  /** A role at a campus in departments. */
  record PostingView(String role, @Nullable String campus, @Nullable List<String> departments) {
    static PostingView of(Posting posting) {
      return new PostingView(
          posting.role().name(),
          posting.campus(),
          posting.departments().stream().sorted().toList());
    }
  }

  /** An account. */
  record AccountView(
      String username,
      String name,
      @Nullable String staffNo,
      boolean active,
      List<PostingView> postings,
      int clearance,
      boolean passwordGiven,
      boolean initialPassword,
      @Nullable Instant passwordSince,
      boolean secondFactor,
      @Nullable Instant lockedUntil,
      Instant createdAt,
      long version) {

    static AccountView of(AccountDetails account) {
      var number = account.staffNumber();
      return new AccountView(
          account.username().value(),
          account.name(),
          number == null ? null : number.value(),
          account.active(),
          account.postings().stream()
              .map(PostingView::of)
              .sorted(
                  Comparator.comparing(PostingView::role)
                      .thenComparing(p -> String.valueOf(p.campus())))
              .toList(),
          account.clearance(),
          account.passwordGiven(),
          account.initialPassword(),
          account.passwordSince(),
          account.secondFactor(),
          account.lockedUntil(),
          account.createdAt(),
          account.version());
    }
  }

  static Username username(@Nullable String text) {
    try {
      return new Username(text == null ? "" : text);
    } catch (IllegalArgumentException malformed) {
      throw new InvalidValue("username");
    }
  }

  static @Nullable StaffNumber number(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    if (!StaffNumber.isStaffNumber(text.strip())) {
      throw new InvalidValue("staffNo");
    }
    return new StaffNumber(text.strip());
  }

  static Role role(String text) {
    try {
      return Role.valueOf(text);
    } catch (IllegalArgumentException unknown) {
      throw new InvalidValue("role");
    }
  }

  static Set<String> departments(PostingView posting) {
    return posting.departments() == null ? Set.of() : Set.copyOf(posting.departments());
  }
}
