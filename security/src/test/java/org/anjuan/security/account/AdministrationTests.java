package org.anjuan.security.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.Posting;
import org.anjuan.archive.access.Role;
import org.anjuan.archive.access.StaffNumber;
import org.anjuan.security.Browser;
import org.anjuan.security.Hospital;
import org.anjuan.security.account.AccountRefused.Reason;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("SEC-4")
@Tag("SYS-1")
@Tag("CAM-2")
class AdministrationTests {
  private static final Hospital HOSPITAL = new Hospital();
  private static final Actor SYSTEM = Actor.system("test");
  private Browser browser;
  private AccountAdministration accounts;

  @BeforeEach
  void open() {
    browser = new Browser(HOSPITAL.open());
    accounts = HOSPITAL.bean(AccountAdministration.class);
    HOSPITAL.hire("zhao", Posting.at("MAIN", Role.PHYSICIAN, "0301"));
  }

  @AfterAll
  static void close() {
    HOSPITAL.close();
  }

  @Test
  void changeOfRightsTakesEffectInTheRunningSession() {
    browser.logIn("zhao", Hospital.PASSWORD);
    assertThat(browser.get("/api/search").statusCode()).isEqualTo(200);
    accounts.setRights(SYSTEM, name("zhao"), 0, Set.of(), 0);
    assertThat(browser.get("/api/search").statusCode()).isEqualTo(403);
    accounts.setRights(
        SYSTEM,
        name("zhao"),
        1,
        Set.of(Posting.at("MAIN", Role.PHYSICIAN, "0301"), Posting.at("EAST", Role.QC_REVIEWER)),
        2);
    assertThat(browser.get("/api/me").body()).contains("EAST", "MAIN", "QC_REVIEWER");
    accounts.setActive(SYSTEM, name("zhao"), 2, false);
    assertThat(browser.get("/api/me").statusCode()).isEqualTo(401);
  }

  @Test
  void deactivatedAccountStaysAndComesBackButNoneOfItsSessions() {
    var before = new Browser(HOSPITAL.site());
    before.logIn("zhao", Hospital.PASSWORD);
    accounts.setActive(SYSTEM, name("zhao"), 0, false);
    assertThat(browser.logIn("zhao", Hospital.PASSWORD).statusCode()).isEqualTo(401);
    assertThat(accounts.find(name("zhao")).active()).isFalse();
    accounts.setActive(SYSTEM, name("zhao"), 1, true);
    assertThat(before.get("/api/me").statusCode()).as("an old session").isEqualTo(401);
    assertThat(browser.logIn("zhao", Hospital.PASSWORD).statusCode()).isEqualTo(200);
    assertThat(HOSPITAL.trail())
        .contains("system:test ACCOUNT_DEACTIVATED", "system:test ACCOUNT_REACTIVATED");
  }

  @Test
  void changeOfAnotherVersionIsRefused() {
    accounts.change(SYSTEM, name("zhao"), 0, "赵二", new StaffNumber("1002"));
    refused(Reason.CHANGED_MEANWHILE, () -> accounts.change(SYSTEM, name("zhao"), 0, "赵三", null));
    assertThat(accounts.find(name("zhao")).name()).isEqualTo("赵二");
  }

  @Test
  void nobodyChangesTheOwnAccount() {
    HOSPITAL.hire("sec1", Posting.administrator(Role.SECURITY_ADMIN));
    HOSPITAL.hire("sec2", Posting.administrator(Role.SECURITY_ADMIN));
    var sec = HOSPITAL.bean(Accounts.class).actor(name("sec1")).orElseThrow();
    refused(
        Reason.OWN_ACCOUNT,
        () ->
            accounts.setRights(
                sec, name("SEC1"), 0, Set.of(Posting.at("MAIN", Role.RECORDS_STAFF)), 9));
    refused(Reason.OWN_ACCOUNT, () -> accounts.resetPassword(sec, name("sec1")));
    refused(Reason.OWN_ACCOUNT, () -> accounts.setActive(sec, name("sec1"), 0, false));
    refused(Reason.OWN_ACCOUNT, () -> accounts.removeSecondFactor(sec, name("sec1")));
  }

  @ParameterizedTest
  @EnumSource(names = {"SYSTEM_ADMIN", "SECURITY_ADMIN", "AUDIT_ADMIN"})
  void administratorsRoleStandsAlone(Role role) {
    refused(
        Reason.MIXED_ROLES,
        () ->
            accounts.setRights(
                SYSTEM,
                name("zhao"),
                0,
                Set.of(Posting.administrator(role), Posting.at("MAIN", Role.PHYSICIAN)),
                0));
    for (var other : Administrators.kinds()) {
      if (other != role) {
        refused(
            Reason.MIXED_ROLES,
            () ->
                accounts.setRights(
                    SYSTEM,
                    name("zhao"),
                    0,
                    Set.of(Posting.administrator(role), Posting.administrator(other)),
                    0));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SYSTEM_ADMIN", "SECURITY_ADMIN", "AUDIT_ADMIN"})
  void lastAdministratorOfAKindStays(Role role) {
    HOSPITAL.hire("only", Posting.administrator(role));
    refused(Reason.LAST_ADMINISTRATOR, () -> accounts.setActive(SYSTEM, name("only"), 0, false));
    refused(
        Reason.LAST_ADMINISTRATOR, () -> accounts.setRights(SYSTEM, name("only"), 0, Set.of(), 0));
    HOSPITAL.hire("second", Posting.administrator(role));
    accounts.setActive(SYSTEM, name("only"), 0, false);
    refused(Reason.LAST_ADMINISTRATOR, () -> accounts.setActive(SYSTEM, name("second"), 0, false));
  }

  @RepeatedTest(5)
  void twoAdministratorsCannotRemoveEachOther() throws Exception {
    HOSPITAL.hire("one", Posting.administrator(Role.SYSTEM_ADMIN));
    HOSPITAL.hire("two", Posting.administrator(Role.SYSTEM_ADMIN));
    var people = HOSPITAL.bean(Accounts.class);
    var one = people.actor(name("one")).orElseThrow();
    var two = people.actor(name("two")).orElseThrow();
    var together = new CountDownLatch(1);
    var deeds = new ArrayList<Future<String>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var deed : List.of(List.of(one, "two"), List.of(two, "one"))) {
        deeds.add(
            threads.submit(() -> {
              together.await();
              try {
                accounts.setActive((Actor) deed.get(0), name((String) deed.get(1)), 0, false);
                return "done";
              } catch (AccountRefused refused) {
                return refused.reason().name();
              }
            }));
      }
      together.countDown();
    }
    assertThat(deeds)
        .extracting(Future::get)
        .containsExactlyInAnyOrder("done", "LAST_ADMINISTRATOR");
  }

  @Test
  void staffNumberBelongsToOneAccount() {
    refused(
        Reason.STAFF_NUMBER_TAKEN,
        () -> accounts.open(SYSTEM, name("qian"), "钱", new StaffNumber("1001")));
  }

  @Test
  void lockedNameIsOpenedByTheAdministrator() {
    for (var i = 0; i < 6; i++) {
      browser.logIn("zhao", "wrong");
    }
    assertThat(accounts.find(name("zhao")).lockedUntil()).isNotNull();
    assertThat(browser.logIn("zhao", Hospital.PASSWORD).statusCode()).isEqualTo(423);
    accounts.unlock(SYSTEM, name("zhao"));
    assertThat(browser.logIn("zhao", Hospital.PASSWORD).statusCode()).isEqualTo(200);
  }

  @Test
  void listIsFilteredAndPaged() {
    for (var i = 0; i < 7; i++) {
      HOSPITAL.hire("nurse" + i, Posting.at("EAST", Role.NURSE, "W" + i % 2));
    }
    var nurses = new AccountFilter(null, Role.NURSE, "EAST", "W1", true);
    assertThat(accounts.list(nurses, null, 2)).hasSize(2);
    assertThat(accounts.list(nurses, name("nurse3"), 9))
        .extracting(account -> account.username().value())
        .containsExactly("nurse5");
    assertThat(accounts.list(new AccountFilter("NURSE6", null, null, null, null), null, 9))
        .hasSize(1);
  }

  private static Username name(String text) {
    return new Username(text);
  }

  private static void refused(Reason reason, ThrowingCallable deed) {
    assertThatExceptionOfType(AccountRefused.class)
        .isThrownBy(deed)
        .extracting(AccountRefused::reason)
        .isEqualTo(reason);
  }
}
