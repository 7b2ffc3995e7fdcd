package org.anjuan.security.account;

import java.util.Locale;
import org.anjuan.archive.access.Posting;
import org.anjuan.archive.access.Role;
import org.jspecify.annotations.Nullable;

/**
 * Which accounts to list; what is null does not limit.
 *
 * @param text part of user name, name or staff number
 */
public record AccountFilter(
    @Nullable String text,
    @Nullable Role role,
    @Nullable String campus,
    @Nullable String department,
    @Nullable Boolean active) {

  boolean fits(Account account) {
    return (active == null || account.active() == active)
        && (text == null || text.isBlank() || named(account, text.strip()))
        && (nothingOfPostings() || account.postings().stream().anyMatch(this::fits));
  }

  private boolean nothingOfPostings() {
    return role == null && campus == null && department == null;
  }

  private boolean fits(Posting posting) {
    return (role == null || posting.role() == role)
        && (campus == null || campus.equals(posting.campus()))
        && (department == null || posting.departments().contains(department));
  }

  private static boolean named(Account account, String part) {
    var lower = part.toLowerCase(Locale.ROOT);
    var number = account.staffNumber();
    return account.username().value().contains(lower)
        || account.name().toLowerCase(Locale.ROOT).contains(lower)
        || (number != null && number.value().toLowerCase(Locale.ROOT).contains(lower));
  }
}
