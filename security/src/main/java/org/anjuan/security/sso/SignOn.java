package org.anjuan.security.sso;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditOutcome;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.vault.FieldCipher;
import org.anjuan.archive.vault.TamperedField;
import org.anjuan.security.session.Entrance;
import org.anjuan.security.sso.SignOnRefused.Reason;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Single sign-on from the browser's first step to the session, and its end. */
@Service
public class SignOn {
  private static final Logger LOG = LoggerFactory.getLogger(SignOn.class);
  private static final String ID_TOKEN = "sign-on.id-token";

  private final IdentityProviders providers;
  private final List<RedirectPeer> peers;
  private final Directory directory;
  private final PendingCookie cookie;
  private final Admission admission;
  private final Entrance entrance;
  private final BackChannelLogout backChannel;
  private final FieldCipher cipher;
  private final SignOnProperties settings;
  private final AuditTrail audit;
  private final Clock clock;

  SignOn(
      IdentityProviders providers,
      List<RedirectPeer> peers,
      Directory directory,
      PendingCookie cookie,
      Admission admission,
      Entrance entrance,
      BackChannelLogout backChannel,
      FieldCipher cipher,
      SignOnProperties settings,
      AuditTrail audit,
      Clock clock) {
    this.providers = providers;
    this.peers = peers;
    this.directory = directory;
    this.cookie = cookie;
    this.admission = admission;
    this.entrance = entrance;
    this.backChannel = backChannel;
    this.cipher = cipher;
    this.settings = settings;
    this.audit = audit;
    this.clock = clock;
  }

  /** Those with a button at the door. */
  List<IdentityProvider> buttons() {
    return providers.all().stream()
        .filter(provider -> provider.enabled() && peer(provider).isPresent())
        .toList();
  }

  /** Sends the browser off; what it must bring back goes with it in a cookie. */
  URI begin(String id, String language, HttpServletRequest request, HttpServletResponse response) {
    var provider = enabled(id);
    var pending =
        new Pending(
            provider.id().value(),
            provider.version(),
            Hashes.random(),
            Hashes.random(),
            Hashes.random(),
            language,
            clock.instant().plus(PendingCookie.GOOD_FOR));
    try {
      var peer = peer(provider).orElseThrow();
      var there = peer.begin(provider, pending, callback(request, provider.id()));
      cookie.give(request, response, pending);
      return there;
    } catch (ProviderTrouble trouble) {
      throw away(provider.id(), trouble);
    }
  }

  /** The language in which the sign-on under way was begun. */
  String language(HttpServletRequest request) {
    return cookie.language(request).filter("en"::equals).orElse("zh");
  }

  /**
   * The browser is back: the person is let in, or not. Either is on record.
   *
   * @return the ticket of those who must enter the code of a second factor first
   */
  Optional<String> finish(
      String id,
      Map<String, String> back,
      HttpServletRequest request,
      HttpServletResponse response) {
    var provider = enabled(id);
    try {
      var state = back.getOrDefault("state", "");
      var pending = cookie.take(request, response, provider, state);
      var peer = peer(provider).orElseThrow();
      var claimed = peer.finish(provider, pending, callback(request, provider.id()), back);
      var actor = admission.admit(provider, claimed);
      var token = claimed.idToken();
      var began =
          new Entrance.SignOn(
              provider.id().value(),
              claimed.logOutKey(),
              claimed.logOutPerson(),
              token == null ? null : cipher.seal(ID_TOKEN, token));
      var way = Entrance.wayIn(kind(provider) + " " + provider.id(), began);
      return entrance.welcome(request, response, actor, way);
    } catch (SignOnRefused refused) {
      admission.record(provider.id(), refused);
      throw refused;
    } catch (ProviderTrouble trouble) {
      var refused = away(provider.id(), trouble);
      admission.record(provider.id(), refused);
      throw refused;
    }
  }

  /** A CAS server says that a log-in has ended. */
  void ended(String id, String logoutRequest) {
    var provider = enabled(id);
    var ticket = CasLogout.ticket(logoutRequest);
    entrance.end(CasSignOn.logOutKey(provider.id(), ticket), "CAS " + provider.id());
  }

  /**
   * An OIDC provider says that log-ins have ended.
   *
   * @throws SignOnRefused when it is not the provider who says so, or says it again
   */
  void endedBehind(String id, String logoutToken) {
    var provider = enabled(id);
    if (!(provider.settings() instanceof ProviderSettings.Oidc)) {
      throw new SignOnRefused(Reason.STALE, "no such provider");
    }
    try {
      entrance.end(backChannel.ended(provider, logoutToken), "OIDC " + provider.id());
    } catch (ProviderTrouble trouble) {
      throw away(provider.id(), trouble);
    }
  }

  /**
   * The address to be registered for log-out behind the browser's back; null where there is none.
   */
  public @Nullable String logOutAddress(HttpServletRequest request, IdentityProvider provider) {
    return provider.settings() instanceof ProviderSettings.Oidc
        ? site(request) + "/api/sign-on/" + provider.id() + "/back-channel-logout"
        : null;
  }

  /** Where the browser should go after logging out here; null for nowhere. */
  @Nullable URI farewell(HttpServletRequest request) {
    var began = entrance.signOn(request);
    var provider =
        began == null
            ? Optional.<IdentityProvider>empty()
            : providers.find(new ProviderId(began.provider()));
    if (began == null || provider.isEmpty()) {
      return null;
    }
    try {
      var token = began.idToken() == null ? null : cipher.open(ID_TOKEN, began.idToken());
      var peer = peer(provider.get());
      return peer.isEmpty() ? null : peer.get().farewell(provider.get(), token, site(request));
    } catch (ProviderTrouble | TamperedField e) {
      // Logging out here must work whatever has become of the provider.
      LOG.warn("No farewell at {}: {}", began.provider(), e.getMessage());
      return null;
    }
  }

  /**
   * Tries a provider as it is set up; on record.
   *
   * @param typed a log-in name to look for in a directory; empty for none
   */
  public Finding tryOut(Actor by, ProviderId id, String typed, HttpServletRequest request) {
    var provider =
        providers
            .find(id)
            .orElseThrow(() -> new ProviderRefused(ProviderRefused.Reason.NO_SUCH_PROVIDER));
    var finding =
        peer(provider)
            .map(peer -> peer.tryOut(provider, callback(request, id)).getFirst())
            .orElseGet(() -> directory.tryOut(provider, typed).getFirst());
    audit.append(
        AuditEvent.of(by, AuditAction.SIGN_ON_TRIED, clock.instant())
            .outcome(finding == Finding.FINE ? AuditOutcome.SUCCESS : AuditOutcome.REFUSED)
            .detail(id + " " + finding));
    return finding;
  }

  /** The address to be registered at the provider. */
  public String callback(HttpServletRequest request, ProviderId id) {
    return site(request) + "/api/sign-on/" + id + "/callback";
  }

  private String site(HttpServletRequest request) {
    return settings.publicUrl().isEmpty()
        ? ServletUriComponentsBuilder.fromContextPath(request).build().toUriString()
        : settings.publicUrl();
  }

  private IdentityProvider enabled(String id) {
    try {
      return providers
          .find(new ProviderId(id))
          .filter(provider -> provider.enabled() && peer(provider).isPresent())
          .orElseThrow(() -> new SignOnRefused(Reason.STALE, "no such provider"));
    } catch (IllegalArgumentException notAnId) {
      throw new SignOnRefused(Reason.STALE, "no such provider");
    }
  }

  private Optional<RedirectPeer> peer(IdentityProvider provider) {
    return peers.stream().filter(peer -> peer.speaksWith(provider.settings())).findFirst();
  }

  private static String kind(IdentityProvider provider) {
    return switch (provider.settings()) {
      case ProviderSettings.Oidc _ -> "OIDC";
      case ProviderSettings.Cas _ -> "CAS";
      case ProviderSettings.Ldap _ -> "LDAP";
    };
  }

  private static SignOnRefused away(ProviderId id, ProviderTrouble trouble) {
    LOG.warn("The provider {} can't be used: {}", id, trouble.getMessage());
    return new SignOnRefused(Reason.UNAVAILABLE, trouble.finding().name());
  }
}
