package org.anjuan.security.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.ActorId;
import org.anjuan.archive.access.Posting;
import org.anjuan.archive.access.Role;
import org.anjuan.security.Browser;
import org.anjuan.security.Hospital;
import org.anjuan.security.account.AccountRefused;
import org.anjuan.security.rules.AlertRules;
import org.anjuan.security.rules.AlertRules.CampusNetwork;
import org.anjuan.security.rules.RuleKeeper;
import org.anjuan.security.rules.SecurityRules;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("SYS-2")
class LogInWatchTests {
  private static final Hospital HOSPITAL = new Hospital();
  private static final Actor ZHAO =
      Actor.person(
          new ActorId("zhao"), null, "赵", Set.of(Posting.at("MAIN", Role.PHYSICIAN, "0301")), 0);
  private static final Actor SECURITY = Actor.system("test");
  private static final Visit WARD = new Visit("10.1.2.3", "browser", "device-a");

  private Browser browser;
  private LogInWatch watch;

  @BeforeEach
  void open() {
    browser = new Browser(HOSPITAL.open());
    HOSPITAL.hire("zhao", Posting.at("MAIN", Role.PHYSICIAN, "0301"));
    watch = HOSPITAL.bean(LogInWatch.class);
  }

  @AfterAll
  static void close() {
    HOSPITAL.close();
  }

  @Test
  void firstLogInIsNoAlertAndANewPlaceIs() {
    watch.entered(ZHAO, 0, WARD);
    assertThat(raised()).isEmpty();
    watch.entered(ZHAO, 0, new Visit("10.1.2.77", "browser", "device-b"));
    assertThat(raised()).as("the same range").isEmpty();
    watch.entered(ZHAO, 0, new Visit("203.0.113.9", "browser", "device-a"));
    assertThat(raised()).as("the same device").isEmpty();
    watch.entered(ZHAO, 0, new Visit("198.51.100.9", "browser", "device-c"));
    assertThat(raised()).containsExactly(AlertRule.NEW_PLACE);
    assertThat(HOSPITAL.trail()).endsWith("zhao ABNORMAL_LOG_IN");
    watch.entered(ZHAO, 0, new Visit("198.51.100.9", "browser", "device-c"));
    assertThat(raised()).as("once").hasSize(1);
  }

  @Test
  void floodOfFailuresDoesNotHideWhatIsNew() {
    watch.entered(ZHAO, 0, WARD);
    for (var i = 0; i < 510; i++) {
      watch.refused("zhao", new Visit("203.0.113.9", "x", "y"));
    }
    watch.entered(ZHAO, 0, new Visit("198.51.100.9", "browser", "device-c"));
    assertThat(raised()).containsExactly(AlertRule.NEW_PLACE);
  }

  @Test
  void hourThatIsNobodysHabitIsUnusual() {
    for (var day = 0; day < 20; day++) {
      watch.entered(ZHAO, 0, WARD);
      HOSPITAL.pass(Duration.ofDays(1));
    }
    HOSPITAL.pass(Duration.ofHours(2));
    watch.entered(ZHAO, 0, WARD);
    assertThat(raised()).isEmpty();
    HOSPITAL.pass(Duration.ofHours(10));
    watch.entered(ZHAO, 0, WARD);
    assertThat(raised()).containsExactly(AlertRule.UNUSUAL_HOUR);
  }

  @Test
  void manyFailuresBeforeASuccessAreAnAlert() {
    for (var i = 0; i < 3; i++) {
      browser.logIn("zhao", "wrong");
    }
    assertThat(browser.logIn("zhao", Hospital.PASSWORD).statusCode()).isEqualTo(200);
    assertThat(raised()).containsExactly(AlertRule.FAILURES_BEFORE_SUCCESS);
    assertThat(browser.get("/api/me/log-ins").body()).contains("\"success\":false");
  }

  @Test
  void nobodyIsAtTwoCampusesAtOnce() {
    var usual = SecurityRules.USUAL;
    var networks =
        List.of(new CampusNetwork("MAIN", "10.1.0.0/16"), new CampusNetwork("EAST", "10.2.0.0/16"));
    HOSPITAL
        .bean(RuleKeeper.class)
        .set(
            ZHAO,
            new SecurityRules(
                usual.password(),
                5,
                usual.secondFactorRoles(),
                new AlertRules(false, false, 20, 0, 30, networks),
                true),
            0);
    watch.entered(ZHAO, 0, WARD);
    HOSPITAL.pass(Duration.ofMinutes(29));
    watch.entered(ZHAO, 0, new Visit("10.2.9.9", "browser", "device-a"));
    assertThat(raised()).containsExactly(AlertRule.IMPOSSIBLE_TRAVEL);
    HOSPITAL.pass(Duration.ofMinutes(31));
    watch.entered(ZHAO, 0, WARD);
    assertThat(raised()).hasSize(1);
  }

  @Test
  void alertIsAcknowledgedOnceWithANote() {
    watch.entered(ZHAO, 9, WARD);
    var book = HOSPITAL.bean(AlertBook.class);
    var alert = book.list(true, null, 10).getFirst();
    assertThatExceptionOfType(AccountRefused.class)
        .as("one's own")
        .isThrownBy(() -> book.acknowledge(ZHAO, alert.id(), "it was me"));
    assertThat(book.acknowledge(SECURITY, alert.id(), "called him")).isTrue();
    assertThat(HOSPITAL.trail().getLast()).endsWith("ALERT_ACKNOWLEDGED");
    assertThat(book.acknowledge(SECURITY, alert.id(), "again")).isFalse();
    assertThat(book.list(true, null, 10)).isEmpty();
    assertThat(book.list(false, null, 10).getFirst().note()).isEqualTo("called him");
  }

  @Test
  void devicesAreRememberedAndForgotten() {
    browser.logIn("zhao", Hospital.PASSWORD);
    assertThat(browser.cookies).containsKey("ANJUAN_DEVICE");
    assertThat(watch.devices("zhao")).hasSize(1);
    browser.logIn("zhao", Hospital.PASSWORD);
    assertThat(watch.devices("zhao")).hasSize(1);
    var id = watch.devices("zhao").getFirst().id();
    assertThat(browser.delete("/api/me/devices/" + id).statusCode()).isEqualTo(204);
    assertThat(HOSPITAL.trail()).endsWith("zhao DEVICE_FORGOTTEN");
    assertThat(browser.delete("/api/me/devices/" + id).statusCode()).isEqualTo(404);
  }

  private static List<AlertRule> raised() {
    return HOSPITAL.bean(AlertBook.class).list(true, null, 10).stream()
        .map(LogInAlert::rule)
        .toList();
  }
}
