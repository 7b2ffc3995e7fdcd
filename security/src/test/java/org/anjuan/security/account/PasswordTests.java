package org.anjuan.security.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.Posting;
import org.anjuan.archive.access.Role;
import org.anjuan.archive.access.StaffNumber;
import org.anjuan.security.Browser;
import org.anjuan.security.Hospital;
import org.anjuan.security.account.WeakPassword.Reason;
import org.anjuan.security.rules.PasswordRules;
import org.anjuan.security.rules.SecurityRules;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

@Tag("SEC-4")
@Tag("SYS-1")
class PasswordTests {
  private static final Hospital HOSPITAL = new Hospital();
  private static final Actor SECURITY = Actor.system("test");
  private static final String FRESH = "Quiet-River 77";
  private Browser browser;

  @BeforeEach
  void open() {
    browser = new Browser(HOSPITAL.open());
    HOSPITAL.hire("zhao", Posting.at("MAIN", Role.PHYSICIAN, "0301"));
  }

  @AfterAll
  static void close() {
    HOSPITAL.close();
  }

  @ParameterizedTest
  @CsvSource({
    "Ab1+efg, TOO_SHORT",
    "quietriverbank, TOO_FEW_CLASSES",
    "Zhaomin-River7, PERSONAL",
    "River-Z00917-River, PERSONAL",
    "赵敏-River-77, PERSONAL",
    "P@ssw0rd!!77, COMMON",
    "Woaini-201314, COMMON",
    "Qwerty-River7, KEYBOARD",
    "River-98765-x, KEYBOARD",
    "River-7777-xx, KEYBOARD",
    "Anhe-2026-77, COMMON",
  })
  void weakOneIsRefusedByTheRuleItBreaks(String candidate, Reason reason) {
    var usual = SecurityRules.USUAL.password();
    var rules =
        new PasswordRules(
            usual.minimumLength(),
            usual.classes(),
            true,
            List.of("anhe"),
            5,
            90,
            usual.initialValidHours());
    assertThatExceptionOfType(WeakPassword.class)
        .isThrownBy(() -> HOSPITAL.bean(PasswordPolicy.class).check(candidate, account(), rules))
        .extracting(WeakPassword::reason)
        .isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource({"Anjuan@2026", "Quiet-River 77", "病案-River-x7"})
  void goodOneIsTaken(String candidate) {
    assertThatCode(() ->
            HOSPITAL
                .bean(PasswordPolicy.class)
                .check(candidate, account(), SecurityRules.USUAL.password()))
        .doesNotThrowAnyException();
  }

  @RepeatedTest(20)
  void oneTimePasswordKeepsTheRules() {
    assertThatCode(() ->
            HOSPITAL
                .bean(PasswordPolicy.class)
                .check(OneTimePassword.next(), account(), SecurityRules.USUAL.password()))
        .doesNotThrowAnyException();
  }

  @Test
  void givenPasswordOpensNothingButItsOwnChange() {
    var given = give();
    var me = browser.logIn("zhao", given);
    assertThat(me.statusCode()).isEqualTo(200);
    assertThat(me.body()).contains("\"duties\":[\"CHANGE_PASSWORD\"]");
    for (var path : List.of("/api/search", "/api/reference", "/api/me/sessions")) {
      var answer = browser.get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(403);
      assertThat(type(answer.body())).isEqualTo("password-change-required");
    }
    assertThat(change(given, FRESH)).isEqualTo(204);
    assertThat(browser.get("/api/search").statusCode()).isEqualTo(200);
    assertThat(new Browser(HOSPITAL.site()).logIn("zhao", given).statusCode()).isEqualTo(401);
  }

  @Test
  void givenPasswordStopsOpeningAnythingAfterItsTime() {
    var given = give();
    HOSPITAL.pass(Duration.ofHours(168));
    assertThat(browser.logIn("zhao", given).statusCode()).isEqualTo(401);
  }

  @Test
  void givenPasswordReplacesTheOneBeforeAtOnce() {
    give();
    assertThat(browser.logIn("zhao", Hospital.PASSWORD).statusCode()).isEqualTo(401);
  }

  @Test
  void changeNeedsThePresentOneAndGuessingAtItIsThrottled() {
    browser.logIn("zhao", Hospital.PASSWORD);
    for (var i = 0; i < 5; i++) {
      assertThat(change("not it", FRESH)).isEqualTo(422);
    }
    assertThat(change(Hospital.PASSWORD, FRESH)).isEqualTo(423);
    assertThat(browser.get("/api/search").statusCode()).isEqualTo(200);
  }

  @Test
  void changeEndsTheOtherSessionsAndKeepsThisOneUnderANewId() {
    var other = new Browser(HOSPITAL.site());
    other.logIn("zhao", Hospital.PASSWORD);
    browser.logIn("zhao", Hospital.PASSWORD);
    var before = browser.cookies.get("ANJUAN_SESSION");
    assertThat(change(Hospital.PASSWORD, FRESH)).isEqualTo(204);
    assertThat(browser.cookies.get("ANJUAN_SESSION")).isNotEqualTo(before);
    assertThat(browser.get("/api/search").statusCode()).isEqualTo(200);
    assertThat(other.get("/api/me").statusCode()).isEqualTo(401);
    assertThat(HOSPITAL.trail()).contains("zhao PASSWORD_CHANGED", "zhao SESSION_ENDED");
  }

  @Test
  void earlierPasswordsDoNotComeBack() {
    browser.logIn("zhao", Hospital.PASSWORD);
    var all = new ArrayList<>(List.of(Hospital.PASSWORD));
    for (var i = 0; i < 7; i++) {
      var next = "Quiet-River 9" + i;
      assertThat(change(all.getLast(), next)).isEqualTo(204);
      all.add(next);
    }
    assertThat(change(all.getLast(), all.getLast())).isEqualTo(422);
    assertThat(change(all.getLast(), all.get(2))).isEqualTo(422);
    assertThat(change(all.getLast(), "Quiet-River 90")).isEqualTo(204);
  }

  @Test
  void oldPasswordMustBeChanged() {
    HOSPITAL.pass(Duration.ofDays(90));
    assertThat(browser.logIn("zhao", Hospital.PASSWORD).body()).contains("CHANGE_PASSWORD");
  }

  @Test
  void newAccountHasNoPasswordThatAnybodyKnows() {
    var admin = HOSPITAL.bean(AccountAdministration.class);
    admin.open(SECURITY, new Username("qian"), "钱", null);
    assertThat(browser.logIn("qian", "").statusCode()).isEqualTo(401);
    var given = admin.resetPassword(SECURITY, new Username("qian")).value();
    assertThat(browser.logIn("qian", given).statusCode()).isEqualTo(200);
    assertThat(HOSPITAL.entries().toString()).doesNotContain(given);
  }

  private static String give() {
    return HOSPITAL
        .bean(AccountAdministration.class)
        .resetPassword(SECURITY, new Username("zhao"))
        .value();
  }

  private int change(String present, String wanted) {
    return browser
        .put(
            "/api/me/password", "{\"present\":\"%s\",\"wanted\":\"%s\"}".formatted(present, wanted))
        .statusCode();
  }

  private static String type(String body) {
    return JsonMapper.shared().readTree(body).get("type").asString().replaceAll(".*:", "");
  }

  private static Account account() {
    var none = new Password("{noop}", false, false, Instant.EPOCH, null, List.of());
    return new Account(
        new Username("zhaomin"),
        none,
        "赵敏",
        new StaffNumber("Z00917"),
        Set.of(),
        0,
        true,
        null,
        Instant.EPOCH,
        0);
  }
}
