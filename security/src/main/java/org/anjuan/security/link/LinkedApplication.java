package org.anjuan.security.link;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Another system that may hand people over by signed links. Deactivated, never deleted: the audit
 * trail names it.
 *
 * @param secrets the last given one first, and perhaps the one before it
 * @param lastUsed when a link of it was last found good, to the minute
 * @param version counts the changes; each names the one it has seen
 */
public record LinkedApplication(
    ApplicationId id,
    ApplicationTerms terms,
    List<SealedSecret> secrets,
    boolean active,
    Instant createdAt,
    @Nullable Instant lastUsed,
    long version) {

  public LinkedApplication {
    secrets = List.copyOf(secrets);
  }

  /** When the present secret was given. */
  public Instant secretSince() {
    return secrets.getFirst().since();
  }

  /** Until when the secret before it holds too; null when it does not any more. */
  public @Nullable Instant formerSecretEnds(Instant now) {
    return secrets.stream()
        .skip(1)
        .filter(secret -> secret.holds(now))
        .map(SealedSecret::ends)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  LinkedApplication with(ApplicationTerms changed) {
    return new LinkedApplication(id, changed, secrets, active, createdAt, lastUsed, version + 1);
  }

  LinkedApplication withSecrets(List<SealedSecret> changed) {
    return new LinkedApplication(id, terms, changed, active, createdAt, lastUsed, version + 1);
  }

  LinkedApplication withActive(boolean now) {
    return new LinkedApplication(id, terms, secrets, now, createdAt, lastUsed, version + 1);
  }

  @Override
  public String toString() {
    return "LinkedApplication[" + id + "]";
  }
}
