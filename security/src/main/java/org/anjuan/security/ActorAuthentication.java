package org.anjuan.security;

import java.util.Objects;
import java.util.Set;
import org.anjuan.archive.access.Actor;
import org.anjuan.security.account.Duty;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A known actor, as Spring Security carries it. Never serialised: sessions hold a name only. */
public final class ActorAuthentication extends AbstractAuthenticationToken {
  private final transient Actor actor;
  private final transient Set<Duty> duties;
  private final transient Set<String> tokenCampuses;

  public ActorAuthentication(Actor actor) {
    this(actor, Set.of());
  }

  /**
   * Somebody who must do something before anything else.
   *
   * @param duties none for most
   */
  public ActorAuthentication(Actor actor, Set<Duty> duties) {
    this(actor, duties, Set.of());
  }

  private ActorAuthentication(Actor actor, Set<Duty> duties, Set<String> tokenCampuses) {
    super(actor.rights().stream().map(right -> new SimpleGrantedAuthority(right.name())).toList());
    this.actor = actor;
    this.duties = Set.copyOf(duties);
    this.tokenCampuses = Set.copyOf(tokenCampuses);
    setAuthenticated(true);
  }

  public Actor actor() {
    return actor;
  }

  /** Another system; what it may bring is limited to these campuses, or not where none is named. */
  public static ActorAuthentication ofToken(Actor actor, Set<String> campuses) {
    return new ActorAuthentication(actor, Set.of(), campuses);
  }

  /**
   * Whether a token may bring something of this campus; people's campuses are in their postings.
   */
  public boolean mayBringFrom(@Nullable String campus) {
    return tokenCampuses.isEmpty() || (campus != null && tokenCampuses.contains(campus));
  }

  public Set<Duty> duties() {
    return duties;
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
