package org.anjuan.security.account;

import java.util.Set;
import org.anjuan.archive.access.Posting;
import org.anjuan.archive.access.StaffNumber;
import org.jspecify.annotations.Nullable;

/**
 * What it takes to open an account.
 *
 * @param initialPassword the password was given by somebody else and should be changed
 */
public record NewAccount(
    Username username,
    String password,
    String name,
    @Nullable StaffNumber staffNumber,
    Set<Posting> postings,
    int clearance,
    boolean initialPassword) {

  public NewAccount {
    postings = Set.copyOf(postings);
  }

  @Override
  public String toString() {
    return "NewAccount[" + username + "]";
  }
}
