package org.anjuan.security.sso;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestTemplate;

/**
 * What OIDC providers publish about themselves, remembered for ten minutes; that one is away, for a
 * quarter of a minute, so that a crowd at the door does not wait for it one by one.
 */
@Component
class OidcProviders {
  private static final Duration REMEMBERED = Duration.ofMinutes(10);
  private static final Duration AWAY = Duration.ofSeconds(15);
  private static final int MOST = 64;
  private static final ParameterizedTypeReference<Map<String, Object>> OBJECT =
      new ParameterizedTypeReference<>() {};

  private final OutgoingCalls calls;
  private final PermittedAddresses addresses;
  private final IdentityProviders providers;
  private final Clock clock;
  private final Map<IdentityProvider, Known> known = new ConcurrentHashMap<>();

  OidcProviders(
      OutgoingCalls calls, PermittedAddresses addresses, IdentityProviders providers, Clock clock) {
    this.calls = calls;
    this.addresses = addresses;
    this.providers = providers;
    this.clock = clock;
  }

  /** What is known, or why nothing is. */
  private record Known(@Nullable OidcLine line, @Nullable Finding trouble, Instant until) {}

  /**
   * All it takes to speak with one.
   *
   * @param registration as Spring Security wants it; the client's secret is in it
   * @param logOutTokens looks at the signature of a log-out token and at nothing else
   * @param endSession where a log-out may be announced
   */
  record OidcLine(
      ClientRegistration registration,
      String authorize,
      RestClient rest,
      JwtDecoder idTokens,
      JwtDecoder logOutTokens,
      RestClientAuthorizationCodeTokenResponseClient tokens,
      @Nullable String endSession,
      String keys) {}

  /**
   * The line to a provider as it is set up now.
   *
   * @throws ProviderTrouble when there is none
   */
  OidcLine line(IdentityProvider provider) {
    var now = clock.instant();
    var found = known.get(provider);
    if (found != null && now.isBefore(found.until())) {
      if (found.line() != null) {
        return found.line();
      }
      if (found.trouble() != null) {
        throw new ProviderTrouble(found.trouble(), "was so a moment ago");
      }
    }
    if (known.size() > MOST) {
      known.clear();
    }
    try {
      var line = ask(provider);
      known.put(provider, new Known(line, null, now.plus(REMEMBERED)));
      return line;
    } catch (ProviderTrouble trouble) {
      known.put(provider, new Known(null, trouble.finding(), now.plus(AWAY)));
      throw trouble;
    }
  }

  /** Whatever was remembered of it is asked for anew. */
  void forget(IdentityProvider provider) {
    known.remove(provider);
  }

  private OidcLine ask(IdentityProvider provider) {
    var settings = (ProviderSettings.Oidc) provider.settings();
    var out = calls.to(provider.certificates());
    var rest = RestClient.builder().requestFactory(out).build();
    var metadata = discover(rest, settings.issuer());
    var secret = providers.secret(provider.id());
    var registration = registration(provider, settings, metadata, secret);
    var keys = addresses.permit(registration.getProviderDetails().getJwkSetUri()).toString();
    var authorize = addresses.permit(registration.getProviderDetails().getAuthorizationUri());
    var template = new RestTemplate(out);
    var decoder = decoder(keys, template, metadata);
    var validator = new OidcIdTokenValidator(registration);
    validator.setClock(clock);
    decoder.setJwtValidator(validator);
    var logOutTokens = decoder(keys, template, metadata);
    logOutTokens.setJwtValidator(_ -> OAuth2TokenValidatorResult.success());
    var tokens = new RestClientAuthorizationCodeTokenResponseClient();
    tokens.setRestClient(
        RestClient.builder()
            .requestFactory(out)
            .configureMessageConverters(converters ->
                converters
                    .addCustomConverter(new FormHttpMessageConverter())
                    .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
            .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
            .build());
    var endSession = metadata.get("end_session_endpoint");
    return new OidcLine(
        registration,
        authorize.toString(),
        rest,
        decoder,
        logOutTokens,
        tokens,
        endSession instanceof String address ? addresses.permit(address).toString() : null,
        keys);
  }

  private static NimbusJwtDecoder decoder(
      String keys, RestTemplate template, Map<String, Object> metadata) {
    return NimbusJwtDecoder.withJwkSetUri(keys)
        .restOperations(template)
        .validateType(false)
        .jwsAlgorithms(all -> {
          all.clear();
          all.addAll(algorithms(metadata));
        })
        .build();
  }

  private Map<String, Object> discover(RestClient rest, String issuer) {
    try {
      var base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
      var found =
          rest.get()
              .uri(addresses.permit(base + "/.well-known/openid-configuration"))
              .retrieve()
              .onStatus(
                  HttpStatusCode::isError,
                  (_, answer) -> {
                    throw new ProviderTrouble(
                        Finding.WRONG_STATUS, "status " + answer.getStatusCode());
                  })
              .body(OBJECT);
      if (found == null) {
        throw new ProviderTrouble(Finding.NOT_UNDERSTOOD, "no discovery document");
      }
      if (!issuer.equals(found.get("issuer"))) {
        throw new ProviderTrouble(Finding.ISSUER_DIFFERS, "issuer");
      }
      return found;
    } catch (RestClientException e) {
      throw new ProviderTrouble(Finding.NOT_UNDERSTOOD, e);
    }
  }

  private ClientRegistration registration(
      IdentityProvider provider,
      ProviderSettings.Oidc settings,
      Map<String, Object> metadata,
      @Nullable String secret) {
    try {
      var builder =
          ClientRegistrations.fromOidcConfiguration(metadata)
              .registrationId(provider.id().value())
              .clientId(settings.clientId())
              .scope(settings.scopes())
              .redirectUri("{baseUrl}");
      if (secret == null) {
        builder.clientAuthenticationMethod(ClientAuthenticationMethod.NONE);
      } else {
        builder.clientSecret(secret).clientAuthenticationMethod(method(metadata));
      }
      var registration = builder.build();
      addresses.permit(registration.getProviderDetails().getTokenUri());
      return registration;
    } catch (IllegalArgumentException | NullPointerException e) {
      throw new ProviderTrouble(Finding.NOT_UNDERSTOOD, e);
    }
  }

  /** Basic is what a provider has that says nothing. */
  private static ClientAuthenticationMethod method(Map<String, Object> metadata) {
    var offered = metadata.get("token_endpoint_auth_methods_supported");
    return offered instanceof Collection<?> methods
            && !methods.contains("client_secret_basic")
            && methods.contains("client_secret_post")
        ? ClientAuthenticationMethod.CLIENT_SECRET_POST
        : ClientAuthenticationMethod.CLIENT_SECRET_BASIC;
  }

  /** Those signed with a private key, of what the provider offers. Never {@code none} or HMAC. */
  private static Set<SignatureAlgorithm> algorithms(Map<String, Object> metadata) {
    var offered = metadata.get("id_token_signing_alg_values_supported");
    var names = offered instanceof Collection<?> some ? some : List.of("RS256");
    var ours = EnumSet.noneOf(SignatureAlgorithm.class);
    for (var algorithm : SignatureAlgorithm.values()) {
      if (names.contains(algorithm.getName())) {
        ours.add(algorithm);
      }
    }
    if (ours.isEmpty()) {
      throw new ProviderTrouble(Finding.NO_CODE_FLOW, "algorithms");
    }
    return ours;
  }
}
