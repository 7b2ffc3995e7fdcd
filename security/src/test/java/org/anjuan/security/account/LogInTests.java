package org.anjuan.security.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.Posting;
import org.anjuan.archive.access.Role;
import org.anjuan.archive.audit.AuditOrigin;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.security.Browser;
import org.anjuan.security.Hospital;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.crypto.password.PasswordEncoder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Tag("SEC-4")
@Tag("SYS-1")
class LogInTests {
  private static final Hospital HOSPITAL = new Hospital();
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

  @Test
  void wrongPasswordIsRefusedInBothLanguagesAndOnRecord() {
    var answer = browser.logIn("zhao", "wrong password");
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    var problem = json(answer);
    assertThat(problem.get("type").asString()).isEqualTo("urn:anjuan:problem:bad-credentials");
    assertThat(problem.get("messages").get("zh").asString()).contains("密码");
    assertThat(problem.get("messages").get("en").asString()).contains("password");
    assertThat(HOSPITAL.trail()).endsWith("zhao LOG_IN_FAILED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"zhao", "nobody", "x@y; drop", ""})
  void lockingIsTheSameWhetherTheAccountExistsOrNot(String name) {
    for (var attempt = 1; attempt < 5; attempt++) {
      assertThat(browser.logIn(name, "wrong password").statusCode())
          .as("attempt %s", attempt)
          .isEqualTo(401);
    }
    for (var password : List.of("wrong password", Hospital.PASSWORD)) {
      var answer = browser.logIn(name, password);
      assertThat(answer.statusCode()).isEqualTo(423);
      assertThat(json(answer).get("type").asString())
          .isEqualTo("urn:anjuan:problem:account-locked");
      assertThat(json(answer).get("retryAfter").asLong()).isEqualTo(900);
      assertThat(answer.headers().firstValue("Retry-After")).hasValue("900");
    }
    var who = name.equals("zhao") ? "zhao" : "unknown";
    assertThat(HOSPITAL.trail())
        .endsWith(who + " LOG_IN_FAILED", who + " ACCOUNT_LOCKED", who + " LOG_IN_FAILED");
  }

  @Test
  void unknownNameCostsAPasswordCheckLikeAKnownOne() {
    var checks = new ArrayList<String>();
    var logIn =
        new LogIn(
            HOSPITAL.bean(AccountStore.class),
            HOSPITAL.bean(Accounts.class),
            HOSPITAL.bean(SecondFactors.class),
            HOSPITAL.bean(LogInSteps.class),
            HOSPITAL.bean(LogInThrottle.class),
            new LogInProperties(5, Duration.ofMinutes(15), 300),
            new PasswordEncoder() {
              @Override
              public String encode(CharSequence password) {
                return "nobody's";
              }

              @Override
              public boolean matches(CharSequence password, String hash) {
                checks.add(hash);
                return false;
              }
            },
            new StaticListableBeanFactory().getBeanProvider(PasswordSource.class),
            HOSPITAL.bean(AuditTrail.class),
            new StaticListableBeanFactory().getBeanProvider(AuditOrigin.class),
            HOSPITAL.clock);
    for (var name : List.of("zhao", "nobody")) {
      assertThatExceptionOfType(BadCredentialsException.class)
          .isThrownBy(() -> logIn.check(name, "x"));
    }
    assertThat(checks).hasSize(2).element(1).isEqualTo("nobody's");
  }

  /** Whoever is refused learns nothing, by the answer or by what was done meanwhile. */
  @Test
  void unknownWrongDeactivatedAndWithoutPasswordTakeTheSameSteps() {
    var administration = HOSPITAL.bean(AccountAdministration.class);
    var test = Actor.system("test");
    administration.open(test, new Username("fresh"), "新", null);
    HOSPITAL.hire("gone", Posting.at("MAIN", Role.NURSE));
    administration.setActive(test, new Username("gone"), 0, false);
    var seen = new ArrayList<String>();
    for (var name : List.of("zhao", "nobody", "gone", "fresh")) {
      var before = HOSPITAL.entries().size();
      var rows = HOSPITAL.mongo().getCollection("log_ins").countDocuments();
      var right = name.equals("gone") ? Hospital.PASSWORD : "wrong password";
      var answer = browser.logIn(name, right);
      seen.add(
          answer.statusCode()
              + answer.body()
              + answer.headers().map().keySet()
              + (HOSPITAL.entries().size() - before)
              + (HOSPITAL.mongo().getCollection("log_ins").countDocuments() - rows));
      browser.cookies.clear();
    }
    assertThat(seen).doesNotContainNull().containsOnly(seen.getFirst());
  }

  @Test
  void manyFailuresFromOneAddressShutTheDoorToItWhateverTheNames() {
    var logIn = HOSPITAL.bean(LogInThrottle.class);
    for (var i = 0; i < 299; i++) {
      logIn.failedFrom("127.0.0.1");
    }
    assertThat(browser.logIn("a", "x").statusCode()).isEqualTo(401);
    var answer = browser.logIn("zhao", Hospital.PASSWORD);
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("900");
    HOSPITAL.pass(Duration.ofMinutes(15));
    assertThat(browser.logIn("zhao", Hospital.PASSWORD).statusCode()).isEqualTo(200);
  }

  @Test
  void nameThatNoAccountHasIsNotKept() {
    browser.logIn("hunter2hunter2", "x");
    assertThat(HOSPITAL.entries().getLast().event().toString()).doesNotContain("hunter2");
    for (var collection : List.of("login_failures", "log_ins")) {
      var stored = HOSPITAL.mongo().getCollection(collection).find().first();
      assertThat(stored).isNotNull();
      assertThat(stored.toJson()).doesNotContain("hunter2");
    }
  }

  @Test
  void lockIsReleasedByTime() {
    for (var attempt = 0; attempt < 7; attempt++) {
      browser.logIn("zhao", "wrong password");
    }
    HOSPITAL.pass(Duration.ofMinutes(14));
    assertThat(browser.logIn("zhao", Hospital.PASSWORD).statusCode()).isEqualTo(423);
    HOSPITAL.pass(Duration.ofMinutes(1));
    assertThat(browser.logIn("zhao", Hospital.PASSWORD).statusCode()).isEqualTo(200);
  }

  @Test
  void successForgetsEarlierFailures() {
    for (var round = 0; round < 3; round++) {
      for (var attempt = 1; attempt < 5; attempt++) {
        browser.logIn("zhao", "wrong password");
      }
      assertThat(browser.logIn("zhao", Hospital.PASSWORD).statusCode())
          .as("round %s", round)
          .isEqualTo(200);
    }
  }

  @Test
  void noMoreThanTheAllowedAttemptsAreCheckedHoweverManyTryAtOnce() throws Exception {
    var before = HOSPITAL.entries().size();
    var logIn = HOSPITAL.bean(LogIn.class);
    var outcomes = new ArrayList<Future<String>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var i = 0; i < 20; i++) {
        outcomes.add(
            threads.submit(() -> {
              try {
                return logIn.check("zhao", "wrong password").name();
              } catch (RuntimeException e) {
                return e.getClass().getSimpleName();
              }
            }));
      }
    }
    assertThat(outcomes)
        .extracting(Future::get)
        .filteredOn("BadCredentialsException"::equals)
        .hasSize(4);
    var entries = HOSPITAL.entries();
    assertThat(entries.subList(before, entries.size()))
        .filteredOn(
            entry -> entry.event().detail() != null && entry.event().detail().startsWith("attempt"))
        .hasSize(5);
  }

  @Test
  void oldFailuresAreForgottenAndRemoved() {
    browser.logIn("nobody", "x");
    HOSPITAL.pass(Duration.ofMinutes(15));
    HOSPITAL.bean(LogInThrottle.class).forgetOld();
    assertThat(HOSPITAL.mongo().getCollection("login_failures").countDocuments()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "{\"username\":1}",
        "{\"username\":null,\"password\":null}",
        "nonsense"
      })
  void nonsenseIsRefusedWithoutAFault(String body) {
    assertThat(browser.post("/api/session", body).statusCode()).isIn(400, 401);
  }

  @Test
  void passwordLongerThanAnyIsRefusedWithoutAFault() {
    assertThat(browser.logIn("zhao", "长".repeat(5_000)).statusCode()).isEqualTo(401);
  }

  @Test
  void passwordIsStoredByBcryptOnly() {
    var stored = HOSPITAL.mongo().getCollection("users").find().first();
    assertThat(stored).isNotNull();
    assertThat(stored.getString("passwordHash")).startsWith("{bcrypt}$2");
    assertThat(stored.toJson()).doesNotContain(Hospital.PASSWORD);
  }

  @Test
  void nameIsTakenOnceWhateverItsCase() {
    assertThatExceptionOfType(AccountExists.class)
        .isThrownBy(() -> HOSPITAL.hire("ＺＨＡＯ", Posting.at("MAIN", Role.NURSE)));
  }

  @Test
  void accountWithTwoAdministratorsRolesIsNotOpened() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() ->
            HOSPITAL.hire(
                "both",
                Posting.administrator(Role.SECURITY_ADMIN),
                Posting.administrator(Role.AUDIT_ADMIN)));
    assertThat(HOSPITAL.bean(Accounts.class).exists(new Username("both"))).isFalse();
  }

  @Test
  void weakPasswordIsRefused() {
    for (var password : List.of("1234567", "长".repeat(25))) {
      assertThatExceptionOfType(WeakPassword.class)
          .isThrownBy(() ->
              HOSPITAL
                  .bean(Accounts.class)
                  .create(
                      Actor.system("test"),
                      new NewAccount(
                          new Username("qian"), password, "钱", null, Set.of(), 0, false)));
    }
  }

  @Test
  @Tag("SEC-8")
  void chainOfTheTrailIsWholeAfterAllThis() {
    browser.logIn("zhao", "wrong password");
    browser.logIn("zhao", Hospital.PASSWORD);
    var trail = HOSPITAL.bean(AuditTrail.class);
    assertThat(trail.verify(trail.today()).intact()).isTrue();
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return JsonMapper.shared().readTree(answer.body());
  }
}
