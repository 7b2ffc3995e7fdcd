package org.anjuan.security.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.Posting;
import org.anjuan.archive.access.Right;
import org.anjuan.archive.access.Role;
import org.anjuan.security.Browser;
import org.anjuan.security.Hospital;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("ING-2")
class TokenTests {
  private static final Actor FOUNDER = Actor.system("test");
  private static final Hospital HOSPITAL = new Hospital();
  private Browser system;
  private ApiTokens tokens;

  @BeforeEach
  void open() {
    system = new Browser(HOSPITAL.open());
    tokens = HOSPITAL.bean(ApiTokens.class);
  }

  @AfterAll
  static void close() {
    HOSPITAL.close();
  }

  @Test
  void systemWithATokenPushesWithoutSessionOrCsrfToken() {
    var token = tokens.issue(FOUNDER, "EMR", Set.of(Right.INTAKE_PUSH), null);
    var answer = push(token.value());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("token:" + token.id());
    assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/search", "/api/me", "/api/reference"})
  void tokenOpensNothingElse(String path) {
    var token = tokens.issue(FOUNDER, "EMR", Set.of(Right.INTAKE_PUSH), null);
    var answer = system.send("GET", path, null, Map.of("Authorization", "Bearer " + token.value()));
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(HOSPITAL.trail()).endsWith("token:" + token.id() + " ACCESS_REFUSED");
  }

  @Test
  void wrongExpiredAndRevokedTokensAreRefused() {
    var token =
        tokens.issue(
            FOUNDER, "EMR", Set.of(Right.INTAKE_PUSH), HOSPITAL.clock.instant().plusSeconds(60));
    var wrong = token.value().substring(0, 22) + "0".repeat(62);
    assertRefused(push(wrong));
    assertRefused(push("nonsense"));
    assertRefused(push(token.value() + "0"));
    HOSPITAL.pass(Duration.ofSeconds(60));
    assertRefused(push(token.value()));
    var other = tokens.issue(FOUNDER, "PACS", Set.of(Right.INTAKE_PUSH), null);
    tokens.revoke(other.id());
    assertRefused(push(other.value()));
    assertThat(HOSPITAL.trail()).endsWith("token:" + other.id() + " TOKEN_REFUSED");
  }

  @Test
  void sessionDoesNotHelpARequestWithABadToken() {
    HOSPITAL.hire("zhao", Posting.at("MAIN", Role.PHYSICIAN));
    system.logIn("zhao", Hospital.PASSWORD);
    var answer = system.send("GET", "/api/me", null, Map.of("Authorization", "Bearer nonsense"));
    assertRefused(answer);
  }

  @Test
  void secretIsNotInTheStore() {
    var token = tokens.issue(FOUNDER, "EMR", Set.of(Right.INTAKE_PUSH), null);
    var stored = HOSPITAL.mongo().getCollection("api_tokens").find().first();
    assertThat(stored).isNotNull();
    assertThat(stored.toJson()).doesNotContain(token.value().substring(21));
    assertThat(token.toString()).doesNotContain(token.value());
  }

  @Test
  void tokenIsNotIssuedForReadingRecords() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tokens.issue(FOUNDER, "EMR", Set.of(Right.RECORD_VIEW), null));
  }

  private HttpResponse<String> push(String token) {
    return system.send("POST", "/api/intake", "{}", Map.of("Authorization", "Bearer " + token));
  }

  private static void assertRefused(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains("urn:anjuan:problem:bad-token");
  }
}
