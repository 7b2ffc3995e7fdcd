package org.anjuan.security.account;

/** What a person must do before anything else. */
public enum Duty {
  CHANGE_PASSWORD,
  SET_UP_SECOND_FACTOR
}
