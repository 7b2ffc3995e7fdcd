package org.anjuan.security.sso;

import java.util.Set;
import org.anjuan.archive.access.StaffNumber;
import org.jspecify.annotations.Nullable;

/**
 * What a provider says about somebody.
 *
 * @param logOutKey by which the provider will name this log-in when it ends it; opens nothing
 * @param logOutPerson by which it will name the person when it ends all her log-ins
 * @param idToken for the log-out at the provider
 */
record Claimed(
    StaffNumber staffNumber,
    @Nullable String name,
    Set<String> groups,
    @Nullable String logOutKey,
    @Nullable String logOutPerson,
    @Nullable String idToken) {
  private static final int MOST_GROUPS = 1000;

  Claimed {
    groups = groups.size() > MOST_GROUPS ? Set.of() : Set.copyOf(groups);
  }

  /**
   * The staff number, if what was said can be one.
   *
   * @throws SignOnRefused otherwise
   */
  static StaffNumber number(@Nullable String said) {
    var number = said == null ? "" : said.strip();
    if (!StaffNumber.isStaffNumber(number)) {
      throw new SignOnRefused(SignOnRefused.Reason.NO_STAFF_NUMBER, "");
    }
    return new StaffNumber(number);
  }

  @Override
  public String toString() {
    return "Claimed[" + staffNumber + "]";
  }
}
