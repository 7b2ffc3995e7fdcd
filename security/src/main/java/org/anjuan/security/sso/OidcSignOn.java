package org.anjuan.security.sso;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.anjuan.security.sso.OidcProviders.OidcLine;
import org.anjuan.security.sso.ProviderSettings.Oidc;
import org.anjuan.security.sso.SignOnRefused.Reason;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * OpenID Connect: authorization code with PKCE (S256), state and nonce. Spring Security exchanges
 * the code and checks the ID token: signature, issuer, audience, times, nonce.
 */
@Component
class OidcSignOn implements RedirectPeer {
  /** Longer than the identity token of any sane provider; what is longer is not kept. */
  private static final int LONGEST_KEPT = 6_000;

  private final OidcProviders providers;

  OidcSignOn(OidcProviders providers) {
    this.providers = providers;
  }

  @Override
  public boolean speaksWith(ProviderSettings settings) {
    return settings instanceof Oidc;
  }

  @Override
  public URI begin(IdentityProvider provider, Pending pending, String ourAddress) {
    var request = request(providers.line(provider), pending, ourAddress);
    return URI.create(request.getAuthorizationRequestUri());
  }

  @Override
  public Claimed finish(
      IdentityProvider provider, Pending pending, String ourAddress, Map<String, String> back) {
    if (back.containsKey(OAuth2ParameterNames.ERROR)) {
      throw new SignOnRefused(Reason.DECLINED, shortly(back.get(OAuth2ParameterNames.ERROR)));
    }
    var code = back.get(OAuth2ParameterNames.CODE);
    var line = providers.line(provider);
    var issuer = back.get("iss");
    if (code == null
        || code.isEmpty()
        || (issuer != null && !issuer.equals(((Oidc) provider.settings()).issuer()))) {
      throw new SignOnRefused(Reason.NOT_PROVEN, "no code of this provider");
    }
    return claimed(provider, exchange(line, pending, ourAddress, code));
  }

  private static OidcUser exchange(OidcLine line, Pending pending, String ourAddress, String code) {
    var checks =
        new OidcAuthorizationCodeAuthenticationProvider(
            line.tokens(), request -> new DefaultOidcUser(List.of(), request.getIdToken()));
    checks.setJwtDecoderFactory(registration -> line.idTokens());
    var exchange =
        new OAuth2AuthorizationExchange(
            request(line, pending, ourAddress),
            OAuth2AuthorizationResponse.success(code)
                .redirectUri(ourAddress)
                .state(pending.state())
                .build());
    try {
      var done =
          checks.authenticate(new OAuth2LoginAuthenticationToken(line.registration(), exchange));
      if (done instanceof OAuth2LoginAuthenticationToken token
          && token.getPrincipal() instanceof OidcUser user) {
        return user;
      }
      throw new SignOnRefused(Reason.NOT_PROVEN, "no ID token");
    } catch (OAuth2AuthenticationException e) {
      var trouble = trouble(e);
      if (trouble != null) {
        throw trouble;
      }
      throw new SignOnRefused(Reason.NOT_PROVEN, e.getError().getErrorCode());
    }
  }

  private static Claimed claimed(IdentityProvider provider, OidcUser user) {
    var settings = (Oidc) provider.settings();
    var number = user.getClaims().get(settings.staffNumberFrom());
    var name = user.getClaims().get(settings.nameFrom());
    var token = user.getIdToken().getTokenValue();
    var subject = user.getIdToken().getSubject();
    return new Claimed(
        Claimed.number(number instanceof String || number instanceof Number ? number + "" : null),
        name instanceof String text ? text : null,
        texts(user.getClaims().get(settings.groupsFrom())),
        user.getClaims().get(BackChannelLogout.SESSION) instanceof String session
            ? BackChannelLogout.logInKey(provider.id(), session)
            : null,
        subject == null ? null : BackChannelLogout.personKey(provider.id(), subject),
        token.length() > LONGEST_KEPT ? null : token);
  }

  private static Set<String> texts(@Nullable Object claim) {
    var texts = new HashSet<String>();
    if (claim instanceof Collection<?> several) {
      several.forEach(one -> {
        if (one instanceof String text) {
          texts.add(text);
        }
      });
    } else if (claim instanceof String one) {
      texts.add(one);
    }
    return texts;
  }

  private static OAuth2AuthorizationRequest request(
      OidcLine line, Pending pending, String ourAddress) {
    var registration = line.registration();
    return OAuth2AuthorizationRequest.authorizationCode()
        .authorizationUri(line.authorize())
        .clientId(registration.getClientId())
        .redirectUri(ourAddress)
        .scopes(registration.getScopes())
        .state(pending.state())
        .attributes(attributes -> {
          attributes.put(OAuth2ParameterNames.REGISTRATION_ID, registration.getRegistrationId());
          attributes.put(OidcParameterNames.NONCE, pending.nonce());
          attributes.put(PkceParameterNames.CODE_VERIFIER, pending.verifier());
        })
        .additionalParameters(parameters -> {
          parameters.put(OidcParameterNames.NONCE, Hashes.base64url(pending.nonce()));
          parameters.put(PkceParameterNames.CODE_CHALLENGE, Hashes.base64url(pending.verifier()));
          parameters.put(PkceParameterNames.CODE_CHALLENGE_METHOD, "S256");
        })
        .build();
  }

  @Override
  public @Nullable URI farewell(
      IdentityProvider provider, @Nullable String idToken, String ourSite) {
    var line = providers.line(provider);
    if (line.endSession() == null) {
      return null;
    }
    var address =
        UriComponentsBuilder.fromUriString(line.endSession())
            .queryParam("client_id", "{client}")
            .queryParam("post_logout_redirect_uri", "{back}");
    if (idToken != null) {
      address.queryParam("id_token_hint", "{token}");
    }
    return address
        .encode()
        .buildAndExpand(
            Map.of(
                "client",
                line.registration().getClientId(),
                "back",
                ourSite + "/",
                "token",
                idToken == null ? "" : idToken))
        .toUri();
  }

  /** A code that nobody has issued shows whether the client's secret is right. */
  @Override
  public List<Finding> tryOut(IdentityProvider provider, String ourAddress) {
    var found = new ArrayList<Finding>();
    try {
      providers.forget(provider);
      var line = providers.line(provider);
      line.rest()
          .get()
          .uri(line.keys())
          .retrieve()
          .onStatus(
              HttpStatusCode::isError,
              (_, answer) -> {
                throw new ProviderTrouble(Finding.WRONG_STATUS, "status " + answer.getStatusCode());
              })
          .toBodilessEntity();
      var pending = new Pending("", 0, "s", "n", "v".repeat(43), "zh", Instant.MAX);
      var exchange =
          new OAuth2AuthorizationExchange(
              request(line, pending, ourAddress),
              OAuth2AuthorizationResponse.success("anjuan-tries-the-connection")
                  .redirectUri(ourAddress)
                  .state("s")
                  .build());
      line.tokens()
          .getTokenResponse(new OAuth2AuthorizationCodeGrantRequest(line.registration(), exchange));
      found.add(Finding.NOT_UNDERSTOOD);
    } catch (OAuth2AuthorizationException e) {
      found.add(verdict(e));
    } catch (ProviderTrouble trouble) {
      found.add(trouble.finding());
    } catch (RestClientException e) {
      found.add(Finding.NOT_UNDERSTOOD);
    }
    return found;
  }

  private static Finding verdict(OAuth2AuthorizationException e) {
    var trouble = trouble(e);
    if (trouble != null) {
      return trouble.finding();
    }
    return switch (e.getError().getErrorCode()) {
      case "invalid_grant", "invalid_request" -> Finding.FINE;
      case "invalid_client", "unauthorized_client" -> Finding.CLIENT_REFUSED;
      default -> Finding.NOT_UNDERSTOOD;
    };
  }

  private static @Nullable ProviderTrouble trouble(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof ProviderTrouble trouble) {
        return trouble;
      }
      if (cause instanceof HttpClientErrorException.Unauthorized) {
        return new ProviderTrouble(Finding.CLIENT_REFUSED, "status 401");
      }
    }
    return null;
  }

  private static String shortly(@Nullable String text) {
    var kept = text == null ? "" : text.replaceAll("[^a-z_]", "");
    return kept.length() > 40 ? kept.substring(0, 40) : kept;
  }
}
