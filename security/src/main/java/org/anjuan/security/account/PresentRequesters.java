package org.anjuan.security.account;

import java.util.Optional;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.export.Requesters;
import org.anjuan.archive.platform.InvalidValue;
import org.springframework.stereotype.Component;

/** Accounts as they are now: who was deactivated since is nobody any more. */
@Component
class PresentRequesters implements Requesters {
  private final Accounts accounts;

  PresentRequesters(Accounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public Optional<Actor> present(String actorId) {
    try {
      return accounts.entrant(new Username(actorId)).map(Entrant::actor);
    } catch (InvalidValue noAccount) {
      return Optional.empty();
    }
  }
}
