package org.anjuan.security.account;

import java.util.Locale;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.StaffNumber;
import org.anjuan.archive.organisation.StaffAccounts;
import org.anjuan.archive.organisation.StaffMember;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Accounts as the hospital's own systems know their holders. A new one is called by its staff
 * number, has no password and no rights; giving them is the security administrator's.
 */
@Component
class SynchronisedStaff implements StaffAccounts {
  private static final Logger LOG = LoggerFactory.getLogger(SynchronisedStaff.class);
  private static final Actor SYNCHRONISATION = Actor.system("synchronisation");

  private final AccountAdministration accounts;

  SynchronisedStaff(AccountAdministration accounts) {
    this.accounts = accounts;
  }

  @Override
  public boolean take(StaffMember member, boolean active) {
    var number = new StaffNumber(member.staffNo());
    var held = accounts.withNumber(number);
    if (held.isEmpty()) {
      if (active) {
        open(member, number);
      }
      return false;
    }
    var account = held.get();
    if (!account.name().equals(member.name())) {
      accounts.change(
          SYNCHRONISATION, account.username(), account.version(), member.name(), number);
    }
    return !active && account.active();
  }

  private void open(StaffMember member, StaffNumber number) {
    try {
      var username = new Username(member.staffNo().toLowerCase(Locale.ROOT));
      accounts.open(SYNCHRONISATION, username, member.name(), number);
    } catch (AccountExists taken) {
      LOG.info("No account was opened for a staff number: its name is taken");
    }
  }
}
