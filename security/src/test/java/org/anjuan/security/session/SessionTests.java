package org.anjuan.security.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Map;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.Posting;
import org.anjuan.archive.access.Role;
import org.anjuan.security.Browser;
import org.anjuan.security.Hospital;
import org.anjuan.security.account.AccountAdministration;
import org.anjuan.security.account.Username;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Tag("SYS-1")
class SessionTests {
  private static final Hospital HOSPITAL = new Hospital();
  private Browser browser;

  @BeforeEach
  void open() {
    browser = new Browser(HOSPITAL.open());
    HOSPITAL.hire(
        "zhao", Posting.at("MAIN", Role.PHYSICIAN, "0301"), Posting.at("EAST", Role.COUNTER_CLERK));
  }

  @AfterAll
  static void close() {
    HOSPITAL.close();
  }

  @Test
  void loggingInTellsWhoIAmAndOpensTheDoor() {
    assertThat(browser.get("/api/me").statusCode()).isEqualTo(401);
    var answer = browser.logIn(" ZHAO ", Hospital.PASSWORD);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(browser.get("/api/me").body());
    var me = json(answer);
    assertThat(me.get("username").asString()).isEqualTo("zhao");
    assertThat(me.get("name").asString()).isEqualTo("姓名zhao");
    assertThat(me.get("staffNo").asString()).isEqualTo("1001");
    assertThat(me.get("roles").toString()).isEqualTo("[\"PHYSICIAN\",\"COUNTER_CLERK\"]");
    assertThat(me.get("rights").toString())
        .isEqualTo("[\"RECORD_SEARCH\",\"RECORD_VIEW\",\"DOCUMENT_DOWNLOAD\",\"RECORD_TRACE\"]");
    assertThat(me.get("campuses").toString()).isEqualTo("[\"EAST\",\"MAIN\"]");
    assertThat(me.get("departments").toString()).isEqualTo("[\"0301\"]");
    assertThat(browser.get("/api/search").body()).isEqualTo("zhao");
    assertThat(HOSPITAL.trail()).endsWith("zhao LOG_IN");
    assertThat(HOSPITAL.entries().getLast().event().address()).isEqualTo("127.0.0.1");
  }

  @Test
  void loggingOutClosesTheDoorAndIsOnRecord() {
    browser.logIn("zhao", Hospital.PASSWORD);
    var cookies = Map.copyOf(browser.cookies);
    assertThat(browser.delete("/api/session").statusCode()).isEqualTo(204);
    browser.cookies.putAll(cookies);
    assertThat(browser.get("/api/me").statusCode()).isEqualTo(401);
    assertThat(HOSPITAL.trail()).endsWith("zhao LOG_IN", "zhao LOG_OUT");
  }

  @Test
  void cookiesAreFlagged() {
    var set = browser.logIn("zhao", Hospital.PASSWORD).headers().allValues("Set-Cookie");
    assertThat(set)
        .anySatisfy(cookie ->
            assertThat(cookie)
                .startsWith("ANJUAN_SESSION=")
                .contains("HttpOnly", "SameSite=Strict", "Path=/")
                .doesNotContain("Secure", "Max-Age"))
        .anySatisfy(cookie ->
            assertThat(cookie)
                .startsWith("XSRF-TOKEN=")
                .contains("SameSite=Strict", "Path=/")
                .doesNotContain("HttpOnly", "Secure"));
  }

  @Test
  void cookiesAreSecureBehindHttps() {
    browser.turnTo(
        HOSPITAL.start(
            Map.of(
                "server.forward-headers-strategy",
                "framework",
                "anjuan.security.first-administrators.create",
                "false")));
    var set =
        browser
            .send(
                "POST",
                "/api/session",
                "{\"username\":\"zhao\",\"password\":\"%s\"}".formatted(Hospital.PASSWORD),
                Map.of("Content-Type", "application/json", "X-Forwarded-Proto", "https"))
            .headers()
            .allValues("Set-Cookie");
    assertThat(set).isNotEmpty().allSatisfy(cookie -> assertThat(cookie).contains("Secure"));
  }

  @Test
  void sessionBroughtAlongIsNotTheOneThatIsLoggedIn() {
    browser.cookies.put("ANJUAN_SESSION", "Y2hvc2VuLWJ5LWFuLWF0dGFja2Vy");
    browser.logIn("zhao", Hospital.PASSWORD);
    var first = browser.cookies.get("ANJUAN_SESSION");
    assertThat(first).isNotEqualTo("Y2hvc2VuLWJ5LWFuLWF0dGFja2Vy");
    browser.logIn("zhao", Hospital.PASSWORD);
    assertThat(browser.cookies.get("ANJUAN_SESSION")).isNotEqualTo(first);
    browser.cookies.put("ANJUAN_SESSION", first);
    assertThat(browser.get("/api/me").statusCode()).as("the session before ended").isEqualTo(401);
  }

  @Test
  void unsafeRequestWithoutTokenIsRefusedAndOnRecord() {
    browser.logIn("zhao", Hospital.PASSWORD);
    browser.sendsCsrfToken = false;
    var answer = browser.delete("/api/session");
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(json(answer).get("type").asString()).isEqualTo("urn:anjuan:problem:csrf");
    assertThat(browser.get("/api/me").statusCode()).isEqualTo(200);
    assertThat(HOSPITAL.trail()).endsWith("zhao LOG_IN", "zhao ACCESS_REFUSED");
  }

  @Test
  void tokenOfAnotherLogInIsRefused() {
    browser.get("/api/me");
    var before = browser.cookies.get("XSRF-TOKEN");
    browser.logIn("zhao", Hospital.PASSWORD);
    assertThat(browser.cookies.get("XSRF-TOKEN")).isNotNull().isNotEqualTo(before);
  }

  @Test
  void logInTakesJsonOnly() {
    var form =
        browser.send(
            "POST",
            "/api/session",
            "username=zhao&password=x",
            Map.of("Content-Type", "application/x-www-form-urlencoded"));
    assertThat(form.statusCode()).isEqualTo(415);
    var text = browser.send("POST", "/api/session", "{}", Map.of("Content-Type", "text/plain"));
    assertThat(text.statusCode()).isEqualTo(415);
  }

  @Test
  void sessionEndsWhenIdle() {
    browser.logIn("zhao", Hospital.PASSWORD);
    for (var i = 0; i < 3; i++) {
      HOSPITAL.pass(Duration.ofMinutes(29));
      assertThat(browser.get("/api/me").statusCode()).isEqualTo(200);
    }
    HOSPITAL.pass(Duration.ofMinutes(31));
    assertThat(browser.get("/api/me").statusCode()).isEqualTo(401);
  }

  @Test
  void sessionEndsAfterTheAbsoluteLimitHoweverMuchItIsUsed() {
    browser.logIn("zhao", Hospital.PASSWORD);
    for (var i = 0; i < 35; i++) {
      HOSPITAL.pass(Duration.ofMinutes(20));
      assertThat(browser.get("/api/me").statusCode()).isEqualTo(200);
    }
    HOSPITAL.pass(Duration.ofMinutes(20));
    assertThat(browser.get("/api/me").statusCode()).isEqualTo(401);
  }

  @Test
  void endedSessionsAreRemovedFromTheStore() {
    browser.logIn("zhao", Hospital.PASSWORD);
    HOSPITAL.bean(MongoSessions.class).removeEnded();
    assertThat(stored()).isEqualTo(1);
    HOSPITAL.pass(Duration.ofMinutes(31));
    HOSPITAL.bean(MongoSessions.class).removeEnded();
    assertThat(stored()).isZero();
  }

  @Test
  @Tag("GEN-1")
  void sessionIsGoodOnEveryNodeAndAfterARestart() {
    browser.logIn("zhao", Hospital.PASSWORD);
    browser.turnTo(HOSPITAL.start());
    HOSPITAL.stopFirstNode();
    assertThat(browser.get("/api/me").statusCode()).isEqualTo(200);
    assertThat(browser.delete("/api/session").statusCode()).isEqualTo(204);
  }

  @Test
  void storeDoesNotHoldWhatTheCookieHolds() {
    browser.logIn("zhao", Hospital.PASSWORD);
    var cookie = browser.cookies.get("ANJUAN_SESSION");
    var plain = new String(Base64.getDecoder().decode(cookie), StandardCharsets.UTF_8);
    var stored = HOSPITAL.mongo().getCollection("sessions").find().first();
    assertThat(stored).isNotNull();
    assertThat(stored.toJson()).contains("zhao").doesNotContain(cookie, plain);
  }

  @Test
  void oneAccountHasNoMoreSessionsThanAllowedAndTheOldestEnds() {
    var all = new ArrayList<Browser>();
    for (var i = 0; i < 6; i++) {
      var next = new Browser(HOSPITAL.site());
      next.logIn("zhao", Hospital.PASSWORD);
      all.add(next);
      HOSPITAL.pass(Duration.ofSeconds(1));
    }
    assertThat(all.getFirst().get("/api/me").statusCode()).isEqualTo(401);
    assertThat(all.subList(1, 6))
        .allSatisfy(one -> assertThat(one.get("/api/me").statusCode()).isEqualTo(200));
    var listed = json(all.getLast().get("/api/me/sessions"));
    assertThat(listed).hasSize(5);
    var other = listed.get(4).get("handle").asString();
    assertThat(all.getLast().delete("/api/me/sessions/" + other).statusCode()).isEqualTo(204);
    assertThat(HOSPITAL.trail()).endsWith("zhao SESSION_ENDED");
    assertThat(all.get(1).get("/api/me").statusCode()).isEqualTo(401);
    assertThat(all.getLast().delete("/api/me/sessions").statusCode()).isEqualTo(204);
    assertThat(HOSPITAL.trail()).endsWith("zhao SESSION_ENDED", "zhao SESSION_ENDED");
    assertThat(json(all.getLast().get("/api/me/sessions"))).hasSize(1);
  }

  @Test
  void nobodyEndsTheSessionsOfOthers() {
    HOSPITAL.hire("qian", Posting.at("MAIN", Role.NURSE));
    var other = new Browser(HOSPITAL.site());
    other.logIn("qian", Hospital.PASSWORD);
    var handle = json(other.get("/api/me/sessions")).get(0).get("handle").asString();
    browser.logIn("zhao", Hospital.PASSWORD);
    assertThat(browser.delete("/api/me/sessions/" + handle).statusCode()).isEqualTo(404);
    assertThat(other.get("/api/me").statusCode()).isEqualTo(200);
  }

  @Test
  void deactivatedAccountIsOutAtOnce() {
    browser.logIn("zhao", Hospital.PASSWORD);
    HOSPITAL
        .bean(AccountAdministration.class)
        .setActive(Actor.system("test"), new Username("zhao"), 0, false);
    assertThat(browser.get("/api/me").statusCode()).isEqualTo(401);
    assertThat(browser.logIn("zhao", Hospital.PASSWORD).statusCode()).isEqualTo(401);
  }

  private long stored() {
    return HOSPITAL.mongo().getCollection("sessions").countDocuments();
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return JsonMapper.shared().readTree(answer.body());
  }
}
