package org.anjuan.security.endpoint;

import org.anjuan.archive.access.Right;

/** What a request must bring. */
public sealed interface Requirement {
  Requirement PUBLIC = new Public();
  Requirement ANY_USER = new AnyUser();
  Requirement SIGNED_LINK = new SignedLink();

  /** Anybody, without a log-in. */
  record Public() implements Requirement {}

  /** Any person who is logged in. Systems with a token have their rights and nothing else. */
  record AnyUser() implements Requirement {}

  /** A person or a token with this right. */
  record Needs(Right right) implements Requirement {}

  /**
   * A signed link of another system, or the visit it has begun. The door of {@code /embed} asks for
   * it; neither a log-in nor a token stands in for it.
   */
  record SignedLink() implements Requirement {}
}
