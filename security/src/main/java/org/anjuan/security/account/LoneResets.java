package org.anjuan.security.account;

import org.anjuan.archive.access.Actor;

/** Is told when one hand alone gave somebody's password, so that another looks at it. */
public interface LoneResets {
  /** The emergency way was taken. */
  void happened(Actor by, Actor whose, String reason);
}
