package org.anjuan.security.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.Posting;
import org.anjuan.archive.access.Role;
import org.anjuan.security.Browser;
import org.anjuan.security.Hospital;
import org.anjuan.security.rules.RuleKeeper;
import org.anjuan.security.rules.SecurityRules;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Tag("SEC-4")
@Tag("SYS-1")
class SecondFactorTests {
  private static final Hospital HOSPITAL = new Hospital();
  private Browser browser;
  private byte[] secret = {};
  private List<String> recovery = List.of();

  @BeforeEach
  void open() {
    browser = new Browser(HOSPITAL.open());
    HOSPITAL.hire("zhao", Posting.at("MAIN", Role.PHYSICIAN, "0301"));
    HOSPITAL.pass(Duration.ofMinutes(10));
  }

  @AfterAll
  static void close() {
    HOSPITAL.close();
  }

  /** RFC 6238, appendix B, the last six of its eight digits. */
  @ParameterizedTest
  @CsvSource({
    "59, 287082",
    "1111111109, 081804",
    "1111111111, 050471",
    "1234567890, 005924",
    "2000000000, 279037",
    "20000000000, 353130"
  })
  void codesAreThoseOfTheStandard(long seconds, String code) {
    var standard = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
    assertThat(Totp.code(standard, Math.floorDiv(seconds, 30))).isEqualTo(code);
    assertThat(Totp.base32(standard)).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
  }

  @Test
  void logInAsksForTheCodeAndIsInWithIt() {
    setUp();
    var due = browser.logIn("zhao", Hospital.PASSWORD);
    assertThat(due.statusCode()).isEqualTo(401);
    assertThat(type(due)).isEqualTo("second-factor-required");
    assertThat(browser.get("/api/me").statusCode()).as("not in yet").isEqualTo(401);
    assertThat(HOSPITAL.trail()).endsWith("zhao LOG_OUT");
    assertThat(enter(ticket(due), code()).statusCode()).isEqualTo(200);
    assertThat(browser.get("/api/search").statusCode()).isEqualTo(200);
    assertThat(HOSPITAL.trail()).endsWith("zhao LOG_IN");
  }

  @Test
  void usedCodeIsRefused() {
    setUp();
    var code = code();
    assertThat(enter(ticket(browser.logIn("zhao", Hospital.PASSWORD)), code).statusCode())
        .isEqualTo(200);
    var again = enter(ticket(browser.logIn("zhao", Hospital.PASSWORD)), code);
    assertThat(again.statusCode()).isEqualTo(401);
    assertThat(type(again)).isEqualTo("bad-code");
    HOSPITAL.pass(Duration.ofSeconds(30));
    assertThat(enter(ticket(browser.logIn("zhao", Hospital.PASSWORD)), code()).statusCode())
        .isEqualTo(200);
  }

  @Test
  void ticketIsGoodOnceAndForFiveMinutes() {
    setUp();
    var ticket = ticket(browser.logIn("zhao", Hospital.PASSWORD));
    assertThat(enter(ticket, code()).statusCode()).isEqualTo(200);
    HOSPITAL.pass(Duration.ofSeconds(30));
    assertThat(enter(ticket, code()).statusCode()).isEqualTo(401);
    var second = ticket(browser.logIn("zhao", Hospital.PASSWORD));
    HOSPITAL.pass(Duration.ofMinutes(5));
    assertThat(enter(second, code()).statusCode()).isEqualTo(401);
    assertThat(enter("made up", code()).statusCode()).isEqualTo(401);
  }

  @Test
  void guessingAtCodesIsThrottledWhateverTheTickets() {
    setUp();
    var wrong = "000000".equals(code()) ? "111111" : "000000";
    for (var i = 0; i < 5; i++) {
      var ticket = ticket(browser.logIn("zhao", Hospital.PASSWORD));
      assertThat(enter(ticket, wrong).statusCode()).isEqualTo(401);
    }
    var ticket = ticket(browser.logIn("zhao", Hospital.PASSWORD));
    assertThat(enter(ticket, code()).statusCode()).isEqualTo(423);
  }

  @Test
  void rightPasswordsLockNobodyWhateverBecomesOfTheCode() {
    setUp();
    for (var i = 0; i < 7; i++) {
      assertThat(type(browser.logIn("zhao", Hospital.PASSWORD)))
          .isEqualTo("second-factor-required");
    }
    assertThat(enter(ticket(browser.logIn("zhao", Hospital.PASSWORD)), code()).statusCode())
        .isEqualTo(200);
  }

  @Test
  void resetOfThePasswordEndsTheTicket() {
    setUp();
    var ticket = ticket(browser.logIn("zhao", Hospital.PASSWORD));
    HOSPITAL
        .bean(AccountAdministration.class)
        .resetPassword(Actor.system("test"), new Username("zhao"));
    assertThat(enter(ticket, code()).statusCode()).isEqualTo(401);
  }

  @Test
  void recoveryCodeOpensOnce() {
    setUp();
    var code = recovery.getFirst();
    assertThat(enter(ticket(browser.logIn("zhao", Hospital.PASSWORD)), code).statusCode())
        .isEqualTo(200);
    assertThat(enter(ticket(browser.logIn("zhao", Hospital.PASSWORD)), code).statusCode())
        .isEqualTo(401);
    assertThat(HOSPITAL.trail()).contains("zhao RECOVERY_CODE_USED");
  }

  @Test
  void secretAndCodesLieSealedInTheStore() {
    setUp();
    var stored = HOSPITAL.mongo().getCollection("users").find().first();
    assertThat(stored).isNotNull();
    assertThat(stored.toJson())
        .doesNotContain(Totp.base32(secret))
        .doesNotContain(HexFormat.of().formatHex(secret))
        .doesNotContain(recovery.getFirst())
        .doesNotContain(recovery.getFirst().replace("-", ""));
  }

  @Test
  void unknownNamesLearnNothingFromTheSecondStep() {
    setUp();
    var wrong = browser.logIn("zhao", "wrong password");
    var unknown = browser.logIn("nobody", "wrong password");
    assertThat(wrong.statusCode()).isEqualTo(unknown.statusCode()).isEqualTo(401);
    assertThat(wrong.body()).isEqualTo(unknown.body());
  }

  @Test
  void roleThatNeedsOneOpensNothingUntilItIsSetUp() {
    var usual = SecurityRules.USUAL;
    var rules =
        new SecurityRules(usual.password(), 5, Set.of(Role.PHYSICIAN), usual.alerts(), true);
    assertThat(HOSPITAL.bean(RuleKeeper.class).set(Actor.system("test"), rules, 0)).isTrue();
    assertThat(browser.logIn("zhao", Hospital.PASSWORD).body()).contains("SET_UP_SECOND_FACTOR");
    assertThat(type(browser.get("/api/search"))).isEqualTo("second-factor-setup-required");
    setUpSignedIn();
    assertThat(browser.get("/api/search").statusCode()).isEqualTo(200);
  }

  @Test
  @Tag("SEC-12")
  void settingUpAndTakingAwayAreOnRecord() {
    browser.logIn("zhao", Hospital.PASSWORD);
    setUpSignedIn();
    assertThat(HOSPITAL.trail()).endsWith("zhao SECOND_FACTOR_SET");
    HOSPITAL.pass(Duration.ofSeconds(30));
    var proof = "{\"password\":\"%s\",\"code\":\"%s\"}".formatted(Hospital.PASSWORD, code());
    assertThat(browser.post("/api/me/second-factor/removal", proof).statusCode()).isEqualTo(204);
    assertThat(HOSPITAL.trail()).endsWith("zhao SECOND_FACTOR_REMOVED");
  }

  @Test
  void settingUpNeedsThePasswordAgain() {
    browser.logIn("zhao", Hospital.PASSWORD);
    assertThat(browser.post("/api/me/second-factor", "{\"password\":\"no\"}").statusCode())
        .isEqualTo(422);
  }

  private void setUp() {
    browser.logIn("zhao", Hospital.PASSWORD);
    setUpSignedIn();
    browser.delete("/api/session");
    HOSPITAL.pass(Duration.ofSeconds(60));
  }

  private void setUpSignedIn() {
    var begun =
        json(
            browser.post(
                "/api/me/second-factor", "{\"password\":\"%s\"}".formatted(Hospital.PASSWORD)));
    assertThat(begun.get("picture").asString()).startsWith("data:image/svg+xml;base64,");
    secret = decode(begun.get("secret").asString());
    var done =
        browser.post("/api/me/second-factor/confirmation", "{\"code\":\"%s\"}".formatted(code()));
    assertThat(done.statusCode()).isEqualTo(200);
    recovery = json(done).get("codes").valueStream().map(JsonNode::asString).toList();
    assertThat(recovery).hasSize(10).doesNotHaveDuplicates();
  }

  private String code() {
    return Totp.code(secret, Totp.stepAt(HOSPITAL.clock.instant()));
  }

  private HttpResponse<String> enter(String ticket, String code) {
    return browser.post(
        "/api/session/code", "{\"ticket\":\"%s\",\"code\":\"%s\"}".formatted(ticket, code));
  }

  private static String ticket(HttpResponse<String> due) {
    return json(due).get("ticket").asString();
  }

  private static String type(HttpResponse<String> answer) {
    return json(answer).get("type").asString().replaceAll(".*:", "");
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return JsonMapper.shared().readTree(answer.body());
  }

  private static byte[] decode(String base32) {
    var bytes = new byte[base32.length() * 5 / 8];
    var buffer = 0;
    var bits = 0;
    var at = 0;
    for (var c : base32.toCharArray()) {
      buffer = (buffer << 5) | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(c);
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        bytes[at++] = (byte) (buffer >> bits);
      }
    }
    return bytes;
  }
}
