package org.anjuan.security.account;

import org.anjuan.archive.access.Actor;

/** Ends what somebody has open when the account loses what opened it. */
public interface OpenSessions {
  /** Ends all sessions of this person; on record. */
  void endAll(Actor by, Username username);
}
