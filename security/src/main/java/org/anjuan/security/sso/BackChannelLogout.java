package org.anjuan.security.sso;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.anjuan.security.sso.ProviderSettings.Oidc;
import org.anjuan.security.sso.SignOnRefused.Reason;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;

/**
 * OpenID Connect Back-Channel Logout 1.0: the provider's server says to ours that a log-in has
 * ended, or all log-ins of a person. Anybody may send such a token, so all that can be seen without
 * the provider's keys is looked at before these are asked for; and each token is good once, on all
 * nodes together.
 */
@Component
class BackChannelLogout {
  /** The claim by which a provider names one log-in. */
  static final String SESSION = "sid";

  private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
  private static final int LONGEST = 16 * 1024;
  private static final int LONGEST_ID = 255;

  /** Clocks are off, and a provider may try again for some minutes. */
  private static final Duration GOOD_FOR = Duration.ofMinutes(10);

  private static final Duration AHEAD = Duration.ofMinutes(2);

  private final OidcProviders providers;
  private final MongoCollection<Document> used;
  private final Clock clock;

  BackChannelLogout(OidcProviders providers, MongoOperations mongo, Clock clock) {
    this.providers = providers;
    this.used = mongo.getCollection("sign_on_used");
    this.clock = clock;
  }

  /** How a session is found again by the log-in it began with. */
  static String logInKey(ProviderId provider, String session) {
    return Hashes.hex(provider + " sid " + session);
  }

  /** How the sessions of a person are found again. */
  static String personKey(ProviderId provider, String subject) {
    return Hashes.hex(provider + " sub " + subject);
  }

  /**
   * By which key the sessions are known that have ended.
   *
   * @throws SignOnRefused when the token is none, is not this provider's, or was used before
   * @throws ProviderTrouble when the provider's keys can't be had
   */
  String ended(IdentityProvider provider, String token) {
    var settings = (Oidc) provider.settings();
    var claims = claims(token);
    check(settings, claims);
    verify(provider, token);
    use(provider, text(claims.getClaim("jti")));
    var session = claims.getClaim(SESSION);
    return session == null
        ? personKey(provider.id(), text(claims.getSubject()))
        : logInKey(provider.id(), text(session));
  }

  private static JWTClaimsSet claims(String token) {
    if (token.length() > LONGEST) {
      throw refused("too long");
    }
    try {
      var parsed = SignedJWT.parse(token);
      var type = parsed.getHeader().getType();
      if (type != null
          && !"logout+jwt".equalsIgnoreCase(type.getType())
          && !"JWT".equalsIgnoreCase(type.getType())) {
        throw refused("type");
      }
      return parsed.getJWTClaimsSet();
    } catch (ParseException e) {
      throw refused("not a signed token");
    }
  }

  private void check(Oidc settings, JWTClaimsSet claims) {
    require(settings.issuer().equals(claims.getIssuer()), "iss");
    require(claims.getAudience().contains(settings.clientId()), "aud");
    require(claims.getClaim("nonce") == null, "nonce");
    require(
        claims.getClaim("events") instanceof Map<?, ?> events
            && events.get(EVENT) instanceof Map<?, ?>,
        "events");
    require(isId(claims.getClaim("jti")), "jti");
    var session = claims.getClaim(SESSION);
    require(session == null ? isId(claims.getSubject()) : isId(session), "sid or sub");
    checkTimes(claims);
  }

  private void checkTimes(JWTClaimsSet claims) {
    var now = clock.instant();
    var issued = instant(claims.getIssueTime());
    require(
        issued != null && !issued.isBefore(now.minus(GOOD_FOR)) && !issued.isAfter(now.plus(AHEAD)),
        "iat");
    var expires = instant(claims.getExpirationTime());
    require(expires == null || expires.isAfter(now.minus(AHEAD)), "exp");
  }

  private void verify(IdentityProvider provider, String token) {
    try {
      providers.line(provider).logOutTokens().decode(token);
    } catch (BadJwtException e) {
      throw refused("signature");
    } catch (JwtException e) {
      throw new ProviderTrouble(Finding.NOT_REACHABLE, e);
    }
  }

  /** Kept as long as the token could come again. */
  private void use(IdentityProvider provider, String id) {
    var until = clock.instant().plus(GOOD_FOR).plus(AHEAD);
    try {
      used.insertOne(
          new Document("_id", Hashes.hex(provider.id() + " jti " + id))
              .append("until", Date.from(until)));
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        throw refused("used before");
      }
      throw e;
    }
  }

  private static boolean isId(@Nullable Object claim) {
    return claim instanceof String text && !text.isEmpty() && text.length() <= LONGEST_ID;
  }

  private static String text(@Nullable Object claim) {
    return String.valueOf(claim);
  }

  private static @Nullable Instant instant(@Nullable Date date) {
    return date == null ? null : date.toInstant();
  }

  private static void require(boolean holds, String claim) {
    if (!holds) {
      throw refused(claim);
    }
  }

  private static SignOnRefused refused(String what) {
    return new SignOnRefused(Reason.NOT_PROVEN, "log-out token: " + what);
  }
}
