package org.anjuan.security.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.anjuan.archive.access.Posting;
import org.anjuan.archive.access.Role;
import org.anjuan.security.Browser;
import org.anjuan.security.Hospital;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("SEC-3")
class DoorTests {
  private static final Hospital HOSPITAL = new Hospital();
  private static String site;

  @BeforeAll
  static void open() {
    site = HOSPITAL.start();
    HOSPITAL.hire("zhao", Posting.at("MAIN", Role.PHYSICIAN, "0301"));
    HOSPITAL.hire("sun", Posting.administrator(Role.SYSTEM_ADMIN));
  }

  @AfterAll
  static void close() {
    HOSPITAL.close();
  }

  @Test
  void endpointWithoutARuleIsClosedToEverybody() {
    var browser = new Browser(site);
    assertThat(browser.get("/api/forgotten").statusCode()).isEqualTo(401);
    browser.logIn("zhao", Hospital.PASSWORD);
    assertThat(browser.get("/api/forgotten").statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/search/",
        "/api//search",
        "/api/./search",
        "/api/search;x=1",
        "/api/%73earch",
        "/API/search",
        "/zh/../api/search",
        "/zh/..;/api/search",
        "/zh/%2e%2e/api/search",
        "/zh/..%2fapi/search",
        "/api/search%00"
      })
  void pathWrittenOtherwiseDoesNotGoRoundTheRule(String path) {
    assertThat(new Browser(site).send("GET", path, null, Map.of()).statusCode())
        .isIn(400, 401, 404);
  }

  @Test
  void administratorDoesNotSearchRecords() {
    var browser = new Browser(site);
    browser.logIn("sun", Hospital.PASSWORD);
    var answer = browser.get("/api/search");
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(answer.body()).contains("urn:anjuan:problem:forbidden", "您没有此项权限");
    assertThat(HOSPITAL.trail()).contains("sun ACCESS_REFUSED");
  }

  @Test
  void strangerIsToldToLogIn() {
    var answer = new Browser(site).get("/api/search");
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains("urn:anjuan:problem:unauthenticated", "请先登录");
    assertThat(answer.headers().firstValue("WWW-Authenticate")).isEmpty();
    assertThat(answer.headers().allValues("Set-Cookie"))
        .noneMatch(cookie -> cookie.startsWith("ANJUAN_SESSION"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/api/me"})
  void everyAnswerCarriesTheHeaders(String path) {
    var headers = new Browser(site).get(path).headers();
    var policy = headers.firstValue("Content-Security-Policy").orElse("");
    assertThat(policy)
        .contains(
            "default-src 'none'",
            "script-src 'self'",
            "frame-ancestors 'none'",
            "object-src 'none'")
        .doesNotContain("unsafe-eval")
        .doesNotContain("script-src 'self' 'unsafe-inline'");
    assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
    assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
    assertThat(headers.firstValue("Permissions-Policy").orElse(""))
        .contains("camera=(self)", "microphone=()");
    assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).hasValue("same-origin");
    assertThat(headers.firstValue("Cross-Origin-Resource-Policy")).hasValue("same-origin");
    assertThat(headers.firstValue("Cache-Control").orElse("")).contains("no-store");
  }

  @Test
  @Tag("SEC-4")
  void longBodyIsNotReadIntoMemoryWhoeverSendsIt() throws Exception {
    var name = "x".repeat(BodyLimit.MOST);
    var told = new Browser(site).logIn(name, "password");
    assertThat(told.statusCode()).isEqualTo(413);
    assertThat(told.body()).contains("urn:anjuan:problem:body-too-long");
    var body = "{\"username\":\"" + name + "\"}";
    var untold =
        HttpRequest.newBuilder(URI.create(site + "/api/session"))
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofInputStream(
                    () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      assertThat(client.send(untold, BodyHandlers.ofString()).statusCode()).isEqualTo(400);
    }
  }
}
