package org.anjuan.security.account;

import java.util.Optional;
import org.anjuan.archive.access.Actor;

/**
 * Another place that knows people's passwords, asked when the archive's own does not fit. Whoever
 * is asked for takes the same steps, known there or not.
 */
public interface PasswordSource {

  /** Somebody it vouches for, and by which way. */
  record Vouched(Actor actor, WayIn way) {}

  /**
   * Who this is; empty when name and password do not belong together, or the person has no account
   * that may come in this way.
   *
   * @param name normalised
   * @param decoy take all steps and vouch for nobody; the password must not leave the archive
   * @throws PasswordSourceAway when nobody can say for now
   */
  Optional<Vouched> check(String name, String password, boolean decoy);
}
