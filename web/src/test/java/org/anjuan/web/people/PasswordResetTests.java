package org.anjuan.web.people;

import static org.anjuan.web.people.Desk.SECURITY;
import static org.anjuan.web.people.Desk.SYSTEM;
import static org.anjuan.web.people.Desk.json;
import static org.assertj.core.api.Assertions.assertThat;

import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.Posting;
import org.anjuan.archive.access.Role;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.security.account.Accounts;
import org.anjuan.security.account.Username;
import org.anjuan.security.watch.AlertBook;
import org.anjuan.security.watch.AlertRule;
import org.anjuan.security.watch.LogInAlert;
import org.anjuan.web.Doors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;

/** Two hands give a password in the place of another; one, in an emergency, is seen doing it. */
@Tag("SEC-4")
@SpringBootTest(
    classes = PeopleTests.Application.class,
    properties = "anjuan.security.first-administrators.create=false")
class PasswordResetTests {
  private static final String PASSWORD = "/api/people/accounts/zhao/password";
  private static final String WAITING = "/api/people/password-resets";

  private Desk desk;
  @Autowired private Accounts accounts;
  @Autowired private AlertBook alerts;

  @BeforeEach
  void open(@Autowired WebApplicationContext context) {
    desk = Desk.open(context);
    desk.hire("zhao", "1001", Posting.at("MAIN", Role.PHYSICIAN, "0301"));
  }

  @Test
  void eachAdministratorHasAHalfThatOpensNothingAlone() {
    var first = reset("{\"reason\":\"忘记密码，本人到场\"}");
    assertThat(first.get("waits").asBoolean()).isTrue();
    assertThat(logIn(first.get("password").asString())).isEqualTo(401);
    assertThat(logIn(Desk.PASSWORD)).as("nothing has changed yet").isEqualTo(200);
    var row = waiting().get(0);
    assertThat(row.get("requestedByName").asString()).isEqualTo("chief");
    assertThat(row.get("reason").asString()).isEqualTo("忘记密码，本人到场");
    var second = desk.send(SYSTEM, "POST", release(row), null, null);
    assertThat(second.getHeader("Cache-Control")).contains("no-store");
    var half = json(second).get("password").asString();
    assertThat(logIn(half)).isEqualTo(401);
    assertThat(logIn(Desk.PASSWORD)).isEqualTo(401);
    assertThat(logIn(first.get("password").asString() + half)).isEqualTo(200);
    assertThat(waiting()).isEmpty();
    assertThat(desk.send(SYSTEM, "POST", release(row), null, null).getStatus()).isEqualTo(404);
  }

  @Test
  void nobodyIsBothHands() {
    reset("{\"reason\":\"忘记密码\"}");
    var row = waiting().get(0);
    assertThat(desk.send(SECURITY, "POST", release(row), null, null).getStatus()).isEqualTo(403);
    var turned = Desk.administrator("chief", Role.SYSTEM_ADMIN);
    assertThat(desk.send(turned, "POST", release(row), null, null).getStatus())
        .as("who asked and changed his role since")
        .isEqualTo(409);
    var himself = Desk.administrator("zhao", Role.SYSTEM_ADMIN);
    assertThat(desk.send(himself, "POST", release(row), null, null).getStatus()).isEqualTo(409);
  }

  @Test
  void secondHandMayRefuseAndALaterRequestTakesThePlaceOfAnEarlierOne() {
    var first = reset("{\"reason\":\"一\"}").get("password").asString();
    var second = reset("{\"reason\":\"二\"}").get("password").asString();
    assertThat(waiting()).hasSize(1);
    var half = json(desk.send(SYSTEM, "POST", release(waiting().get(0)), null, null));
    assertThat(logIn(first + half.get("password").asString())).isEqualTo(401);
    assertThat(logIn(second + half.get("password").asString())).isEqualTo(200);
    reset("{\"reason\":\"三\"}");
    var refusal = WAITING + "/" + waiting().get(0).get("id").asString() + "/refusal";
    assertThat(desk.send(SYSTEM, "POST", refusal, null, null).getStatus()).isEqualTo(204);
    assertThat(waiting()).isEmpty();
    assertThat(logIn(second + half.get("password").asString())).isEqualTo(200);
  }

  @Test
  void reasonIsAskedForUnlessItIsTheFirstPassword() {
    var answer = desk.send(SECURITY, "POST", PASSWORD, "{}", null);
    assertThat(answer.getStatus()).isEqualTo(400);
    assertThat(json(answer).get("field").asString()).isEqualTo("reason");
    var body = "{\"username\":\"new\",\"name\":\"新\"}";
    desk.send(SYSTEM, "POST", "/api/people/accounts", body, null);
    var path = "/api/people/accounts/new/password";
    var given = json(desk.send(SECURITY, "POST", path, null, null));
    assertThat(given.get("waits").asBoolean()).isFalse();
    assertThat(given.get("password").asString()).hasSize(20);
  }

  @Test
  @Tag("SYS-2")
  void emergencyLetsTheDoctorInAtOnceAndLeavesAnAlertThatItsAuthorCannotPutAway() {
    var given = reset("{\"reason\":\"急会诊，值班电话核实\",\"emergency\":true}");
    assertThat(logIn(given.get("password").asString())).isEqualTo(200);
    assertThat(alerts.list(true, null, 9))
        .extracting(LogInAlert::rule)
        .contains(AlertRule.LONE_RESET, AlertRule.RESET_AND_ENTERED);
    var lone =
        alerts.list(true, null, 9).stream()
            .filter(alert -> alert.rule() == AlertRule.LONE_RESET)
            .findFirst()
            .orElseThrow();
    assertThat(lone.detail()).isEqualTo("chief chief: 急会诊，值班电话核实");
    var away = "/api/people/alerts/" + lone.id() + "/acknowledgement";
    assertThat(desk.send(SECURITY, "POST", away, "{\"note\":\"好\"}", null).getStatus())
        .isEqualTo(409);
  }

  @Test
  void personIsToldWhoGaveHerPasswordAndWhoCameInFirst() {
    reset("{\"reason\":\"忘记密码\",\"emergency\":true}");
    Actor zhao = accounts.actor(new Username("zhao")).orElseThrow();
    var told = json(desk.send(zhao, "GET", "/api/me/account", null, null)).get("resets");
    assertThat(told).hasSize(1);
    assertThat(told.at("/0/by").asString()).isEqualTo("chief");
    assertThat(told.at("/0/state").asString()).isEqualTo("GIVEN_BY_ONE");
    assertThat(told.at("/0/firstLogIn").isNull() || told.at("/0/firstLogIn").isMissingNode())
        .isTrue();
  }

  @Test
  void hospitalThatWantsOneHandHasOne() {
    var rules = json(desk.send(SECURITY, "GET", "/api/people/rules", null, null)).get("rules");
    var one =
        rules.toString().replace("\"secondHandForReset\":true", "\"secondHandForReset\":false");
    assertThat(desk.send(SECURITY, "PUT", "/api/people/rules", one, 0L).getStatus()).isEqualTo(200);
    var given = reset("{}");
    assertThat(given.get("waits").asBoolean()).isFalse();
    assertThat(logIn(given.get("password").asString())).isEqualTo(200);
  }

  @Test
  @Tag("SEC-12")
  void everyStepIsOnRecord(@Autowired AuditTrail trail) {
    reset("{\"reason\":\"忘记密码\"}");
    desk.send(SYSTEM, "POST", release(waiting().get(0)), null, null);
    reset("{\"reason\":\"又忘记\"}");
    var refusal = WAITING + "/" + waiting().get(0).get("id").asString() + "/refusal";
    desk.send(SYSTEM, "POST", refusal, null, null);
    assertThat(Doors.everything(trail))
        .filteredOn(entry -> entry.event().action() == AuditAction.PASSWORD_RESET)
        .extracting(entry -> entry.event().actor() + " " + entry.event().detail())
        .contains(
            "chief zhao asked for: 忘记密码",
            "keeper zhao released, asked for by chief",
            "keeper zhao refused, asked for by chief");
  }

  private JsonNode reset(String order) {
    return json(desk.send(SECURITY, "POST", PASSWORD, order, null));
  }

  private JsonNode waiting() {
    return json(desk.send(SYSTEM, "GET", WAITING, null, null));
  }

  private static String release(JsonNode row) {
    return WAITING + "/" + row.get("id").asString() + "/release";
  }

  private int logIn(String password) {
    var typed = "{\"username\":\"zhao\",\"password\":\"%s\"}".formatted(password);
    return desk.logIn(typed);
  }
}
