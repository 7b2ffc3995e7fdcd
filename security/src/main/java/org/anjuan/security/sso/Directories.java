package org.anjuan.security.sso;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.anjuan.security.account.PasswordSource;
import org.anjuan.security.account.PasswordSourceAway;
import org.anjuan.security.session.Entrance;
import org.anjuan.security.sso.ProviderSettings.Ldap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The directories behind the ordinary log-in form. One that does not answer is left alone for a
 * quarter of a minute.
 */
@Component
class Directories implements PasswordSource {
  private static final Logger LOG = LoggerFactory.getLogger(Directories.class);
  private static final Duration REST = Duration.ofSeconds(15);
  private static final int MOST = 64;
  private static final int LONGEST_PASSWORD_BYTES = 1024;

  private final IdentityProviders providers;
  private final Directory directory;
  private final Admission admission;
  private final Clock clock;
  private final Map<IdentityProvider, Instant> resting = new ConcurrentHashMap<>();

  Directories(IdentityProviders providers, Directory directory, Admission admission, Clock clock) {
    this.providers = providers;
    this.directory = directory;
    this.admission = admission;
    this.clock = clock;
  }

  /**
   * Asks the directories in their order. An empty password is refused before anything: a bind with
   * it would succeed for everybody.
   */
  @Override
  public Optional<Vouched> check(String name, String password, boolean decoy) {
    if (name.isEmpty() || password.isEmpty() || !isPassword(password)) {
      return Optional.empty();
    }
    ProviderTrouble away = null;
    for (var provider : enabled()) {
      try {
        var vouched = ask(provider, name, password, decoy);
        if (vouched != null) {
          return Optional.of(vouched);
        }
      } catch (ProviderTrouble trouble) {
        away = trouble;
      }
    }
    if (away != null) {
      throw new PasswordSourceAway(away);
    }
    return Optional.empty();
  }

  private List<IdentityProvider> enabled() {
    return providers.all().stream()
        .filter(provider -> provider.enabled() && provider.settings() instanceof Ldap)
        .toList();
  }

  private @Nullable Vouched ask(
      IdentityProvider provider, String name, String password, boolean decoy) {
    var until = resting.get(provider);
    if (until != null && clock.instant().isBefore(until)) {
      throw new ProviderTrouble(Finding.NOT_REACHABLE, "was so a moment ago");
    }
    try {
      var entry = directory.check(provider, name, password, decoy);
      resting.remove(provider);
      if (entry == null || decoy) {
        return null;
      }
      var claimed = Directory.claimed((Ldap) provider.settings(), entry);
      var began = new Entrance.SignOn(provider.id().value(), null, null, null);
      return new Vouched(
          admission.admit(provider, claimed), Entrance.wayIn("LDAP " + provider.id(), began));
    } catch (SignOnRefused refused) {
      admission.record(provider.id(), refused);
      return null;
    } catch (ProviderTrouble trouble) {
      if (resting.size() > MOST) {
        resting.clear();
      }
      resting.put(provider, clock.instant().plus(REST));
      LOG.warn("The directory {} can't be asked: {}", provider.id(), trouble.getMessage());
      throw trouble;
    }
  }

  private static boolean isPassword(String password) {
    return password.indexOf('\0') < 0
        && password.getBytes(StandardCharsets.UTF_8).length <= LONGEST_PASSWORD_BYTES;
  }
}
