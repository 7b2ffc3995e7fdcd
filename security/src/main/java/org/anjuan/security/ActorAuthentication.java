package org.anjuan.security;

import java.util.Objects;
import org.anjuan.archive.access.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A known actor, as Spring Security carries it. Never serialised: sessions hold a name only. */
public final class ActorAuthentication extends AbstractAuthenticationToken {
  private final transient Actor actor;

  public ActorAuthentication(Actor actor) {
    super(actor.rights().stream().map(right -> new SimpleGrantedAuthority(right.name())).toList());
    this.actor = actor;
    setAuthenticated(true);
  }

  public Actor actor() {
    return actor;
  }

  @Override
  public String getName() {
    return actor.id().value();
  }

  @Override
  public Actor getPrincipal() {
    return actor;
  }

  @Override
  public @Nullable Object getCredentials() {
    return null;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ActorAuthentication that && actor.equals(that.actor);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(actor);
  }
}
