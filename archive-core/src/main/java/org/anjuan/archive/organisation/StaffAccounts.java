package org.anjuan.archive.organisation;

/**
 * The accounts of those who work here. Whoever learns of staff from another system says it here;
 * what accounts may do is never part of that.
 */
public interface StaffAccounts {

  /**
   * Takes in somebody: an account that can do nothing is opened where there is none, its name is
   * corrected where there is one.
   *
   * @param active false for somebody who has left: nothing is closed by itself
   * @return whether somebody who has left still has an open account, which should be looked at
   */
  boolean take(StaffMember member, boolean active);
}
