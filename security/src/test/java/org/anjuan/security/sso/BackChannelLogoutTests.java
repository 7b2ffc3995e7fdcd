package org.anjuan.security.sso;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.anjuan.archive.access.Posting;
import org.anjuan.archive.access.Role;
import org.anjuan.security.Browser;
import org.anjuan.security.Hospital;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A provider that ends log-ins behind the browser's back, and somebody who pretends to be it. */
@Tag("SEC-6")
class BackChannelLogoutTests {
  private static final SignOnSite SITE = new SignOnSite();
  private final OidcServer server = new OidcServer(SITE.hospital.clock);
  private Browser desk;
  private Browser ward;

  @BeforeEach
  void logInTwice() {
    desk = SITE.open();
    ward = SITE.anotherBrowser();
    SITE.hire("zhao", "1001", Posting.at("MAIN", Role.PHYSICIAN, "0301"));
    SITE.add(
        "sso",
        new ProviderSettings.Oidc(
            server.issuer(), OidcServer.CLIENT, List.of(), "employee_no", "name", "groups"),
        Provisioning.REFUSE,
        OidcServer.SECRET);
    enter(desk, "s-1");
    enter(ward, "s-2");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @AfterAll
  static void close() {
    SITE.close();
  }

  @Test
  @Tag("SEC-12")
  void providerEndsOneLogInAndTheOtherGoesOn() {
    var ended = send(token(claims -> claims.claim("sid", "s-1").subject("u-1")));
    assertThat(ended.statusCode()).isEqualTo(200);
    assertThat(ended.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(SITE.lastOnRecord()).isEqualTo("zhao LOG_OUT OIDC sso");
    assertThat(isIn(desk)).isFalse();
    assertThat(isIn(ward)).isTrue();
  }

  @Test
  void providerEndsAllLogInsOfAPersonButNotThoseByPassword() {
    var own = SITE.anotherBrowser();
    own.logIn("zhao", Hospital.PASSWORD);
    assertThat(send(token(claims -> claims.subject("u-1"))).statusCode()).isEqualTo(200);
    assertThat(isIn(desk)).isFalse();
    assertThat(isIn(ward)).isFalse();
    assertThat(isIn(own)).isTrue();
  }

  @Test
  void tokenIsGoodOnce() {
    var token = token(claims -> claims.claim("sid", "s-1"));
    assertThat(send(token).statusCode()).isEqualTo(200);
    enter(desk, "s-1");
    assertThat(send(token).statusCode()).isEqualTo(400);
    assertThat(isIn(desk)).isTrue();
  }

  @Test
  void whatNobodyKnowsIsAnsweredLikeWhatIs() {
    assertThat(send(token(claims -> claims.claim("sid", "s-9"))).statusCode()).isEqualTo(200);
    assertThat(isIn(desk)).isTrue();
  }

  @Test
  void foreignSignatureEndsNothing() {
    var claims = server.logoutClaims().claim("sid", "s-1").build();
    var answer = send(OidcServer.signed(claims, false));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).isEqualTo("{\"error\":\"invalid_request\"}");
    assertThat(isIn(desk)).isTrue();
  }

  static Stream<Arguments> spoilt() {
    return Stream.of(
        spoilt("another issuer", claims -> claims.issuer("http://localhost:1/realm")),
        spoilt("another client", claims -> claims.audience("another")),
        spoilt("an ID token's nonce", claims -> claims.claim("nonce", "n")),
        spoilt("no event", claims -> claims.claim("events", null)),
        spoilt("another event", claims -> claims.claim("events", Map.of("x", Map.of()))),
        spoilt("no id", claims -> claims.jwtID(null)),
        spoilt("nobody named", claims -> claims.claim("sid", null)),
        spoilt("no time", claims -> claims.issueTime(null)),
        spoilt("too old", claims -> claims.issueTime(at(-601))),
        spoilt("of tomorrow", claims -> claims.issueTime(at(121))),
        spoilt("expired", claims -> claims.expirationTime(at(-121))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("spoilt")
  void tokenThatBreaksARuleEndsNothing(
      String name, Function<JWTClaimsSet.Builder, JWTClaimsSet.Builder> spoil) {
    server.requests.clear();
    var answer = send(token(claims -> spoil.apply(claims.claim("sid", "s-1"))));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(isIn(desk)).isTrue();
    assertThat(server.requests).as("nobody is asked for keys").isEmpty();
  }

  @Test
  void nonsenseAndOtherProvidersAreRefused() {
    for (var token : List.of("", "x", "a.b.c", "x".repeat(20_000))) {
      assertThat(send(token).statusCode()).as(token).isEqualTo(400);
    }
    var good = token(claims -> claims.claim("sid", "s-1"));
    assertThat(send("cas", good).statusCode()).isEqualTo(400);
    assertThat(isIn(desk)).isTrue();
  }

  private void enter(Browser browser, String session) {
    server.person = Map.of("sub", "u-1", "employee_no", "1001", "sid", session);
    var there = OidcSignOnTests.location(browser.get("/api/sign-on/sso/start"));
    var back = server.authorize(there).substring(SITE.address().length());
    assertThat(OidcSignOnTests.outcome(browser.get(back))).endsWith("signOn=done");
  }

  private static boolean isIn(Browser browser) {
    return browser.get("/api/me").statusCode() == 200;
  }

  private String token(Function<JWTClaimsSet.Builder, JWTClaimsSet.Builder> with) {
    return OidcServer.signed(with.apply(server.logoutClaims()).build(), true);
  }

  private static HttpResponse<String> send(String token) {
    return send("sso", token);
  }

  /** As the provider's server does: no cookie, no CSRF token. */
  private static HttpResponse<String> send(String provider, String token) {
    return SITE.anotherBrowser()
        .send(
            "POST",
            "/api/sign-on/" + provider + "/back-channel-logout",
            "logout_token=" + URLEncoder.encode(token, StandardCharsets.UTF_8),
            Map.of("Content-Type", "application/x-www-form-urlencoded"));
  }

  private static Arguments spoilt(
      String name, Function<JWTClaimsSet.Builder, JWTClaimsSet.Builder> spoil) {
    return Arguments.of(name, spoil);
  }

  private static Date at(int seconds) {
    return Date.from(SITE.hospital.clock.instant().plusSeconds(seconds));
  }
}
