package org.anjuan.web.people;

import static org.anjuan.web.people.Desk.SECURITY;
import static org.anjuan.web.people.Desk.SYSTEM;
import static org.anjuan.web.people.Desk.json;
import static org.anjuan.web.people.Desk.type;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.anjuan.archive.access.Action;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.ActorId;
import org.anjuan.archive.access.AddressRange;
import org.anjuan.archive.access.Beneficiary;
import org.anjuan.archive.access.Grant;
import org.anjuan.archive.access.Grants;
import org.anjuan.archive.access.Posting;
import org.anjuan.archive.access.Reach;
import org.anjuan.archive.access.Right;
import org.anjuan.archive.access.Role;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.handover.PassingWork;
import org.anjuan.archive.handover.PassingWorkContract;
import org.anjuan.archive.organisation.CampusCode;
import org.anjuan.security.account.AccountAdministration;
import org.anjuan.security.account.Username;
import org.anjuan.security.link.ApplicationId;
import org.anjuan.security.link.ApplicationTerms;
import org.anjuan.security.link.Applications;
import org.anjuan.security.link.LinkAlgorithm;
import org.anjuan.security.link.LinkPage;
import org.anjuan.security.token.ApiTokens;
import org.anjuan.web.Doors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;

/** Somebody leaves: what hangs on him is seen, handed over, and only then the account is closed. */
@Tag("SYS-1")
@Tag("SEC-12")
@SpringBootTest(
    classes = PeopleTests.Application.class,
    properties = "anjuan.security.first-administrators.create=false")
class LeavingTests {
  private static final String OPEN = "/api/people/accounts/zhao/open-work";
  private static final String HAND_OVER = "/api/people/accounts/zhao/hand-over";
  private static final String CLOSE = "/api/people/accounts/zhao/deactivation";

  private Desk desk;
  @Autowired private Grants grants;
  @Autowired private ApiTokens tokens;
  @Autowired private Applications applications;
  @Autowired private AuditTrail trail;
  @Autowired private AccountAdministration accounts;
  @Autowired private List<PassingWork> work;

  @BeforeEach
  void open(@Autowired WebApplicationContext context) {
    desk = Desk.open(context);
    desk.hire("zhao", "1001", Posting.at("MAIN", Role.PHYSICIAN, "0301"));
    desk.hire("qian", "1002", Posting.at("MAIN", Role.PHYSICIAN, "0301"));
  }

  @Nested
  class Tokens implements PassingWorkContract {
    @Override
    public PassingWork work() {
      return ofType("system-tokens");
    }

    @Override
    public String open() {
      return tokens.issue(actor("leaver"), "EMR", Set.of(Right.INTAKE_PUSH), null).id();
    }

    @Override
    public List<AuditAction> onRecord() {
      return actions();
    }
  }

  @Nested
  class LinkedSystems implements PassingWorkContract {
    private int made;

    @Override
    public PassingWork work() {
      return ofType("applications");
    }

    @Override
    public String open() {
      var id = new ApplicationId("emr" + made++);
      var terms =
          new ApplicationTerms(
              "EMR",
              List.of(LinkPage.values()[0]),
              List.of(new CampusCode("MAIN")),
              List.of(new AddressRange("10.0.0.0/8")),
              List.of(),
              LinkAlgorithm.values()[0]);
      applications.register(actor("leaver"), id, terms);
      return id.value();
    }

    @Override
    public List<AuditAction> onRecord() {
      return actions();
    }
  }

  @Test
  void accountWithOpenWorkIsClosedAfterTheHandOver() {
    grant("zhao");
    var refused = desk.send(SYSTEM, "POST", CLOSE, null, 0L);
    assertThat(refused.getStatus()).isEqualTo(409);
    assertThat(type(refused)).isEqualTo("open-work");
    var seen = json(desk.send(SYSTEM, "GET", OPEN, null, null));
    assertThat(seen.at("/0/type").asString()).isEqualTo("grants-held");
    assertThat(seen.at("/0/passes").asBoolean()).isTrue();
    var order = "{\"successor\":\"qian\",\"reason\":\"离职\"}";
    assertThat(desk.send(SYSTEM, "POST", HAND_OVER, order, null).getStatus())
        .as("rights pass by the security administrator's hand")
        .isEqualTo(403);
    assertThat(
            outcomes(desk.send(SECURITY, "POST", HAND_OVER, order, null))
                .at("/0/handedOver")
                .asInt())
        .isEqualTo(1);
    assertThat(actions()).contains(AuditAction.WORK_HANDED_OVER);
    assertThat(outcomes(desk.send(SECURITY, "POST", HAND_OVER, order, null))).isEmpty();
    assertThat(json(desk.send(SYSTEM, "GET", OPEN, null, null))).isEmpty();
    assertThat(desk.send(SYSTEM, "POST", CLOSE, null, 0L).getStatus()).isEqualTo(200);
  }

  @Test
  void accountIsClosedAllTheSameForAReasonThatIsOnRecord() {
    grant("zhao");
    var done = desk.send(SYSTEM, "POST", CLOSE, "{\"reason\":\"账号被盗用\"}", 0L);
    assertThat(done.getStatus()).isEqualTo(200);
    assertThat(Doors.everything(trail).getLast().event().detail())
        .isEqualTo("zhao, with open work: 账号被盗用");
    assertThat(json(desk.send(SECURITY, "GET", OPEN, null, null))).as("still to do").hasSize(1);
  }

  @Test
  void sayingNobodyEndsWhatHeHeld() {
    var grant = grant("zhao");
    var order = "{\"reason\":\"离职，无人接替\"}";
    assertThat(outcomes(desk.send(SECURITY, "POST", HAND_OVER, order, null)).at("/0/ended").asInt())
        .isEqualTo(1);
    assertThat(grants.find(grant.id()).orElseThrow().state(Instant.now()))
        .isEqualTo(Grant.State.WITHDRAWN);
  }

  @Test
  void successorIsAnotherActivePersonAndNotTheOneWhoHandsOver() {
    grant("zhao");
    for (var successor : List.of("zhao", "nobody", "qian")) {
      if (successor.equals("qian")) {
        accounts.setActive(SYSTEM, new Username("qian"), 0, false);
      }
      var order = "{\"successor\":\"%s\",\"reason\":\"离职\"}".formatted(successor);
      var answer = desk.send(SECURITY, "POST", HAND_OVER, order, null);
      assertThat(answer.getStatus()).as(successor).isEqualTo(400);
      assertThat(json(answer).get("field").asString()).isEqualTo("successor");
    }
    var own = "{\"successor\":\"chief\",\"reason\":\"离职\"}";
    assertThat(type(desk.send(SECURITY, "POST", HAND_OVER, own, null))).isEqualTo("own-account");
    var silent = desk.send(SECURITY, "POST", HAND_OVER, "{}", null);
    assertThat(json(silent).get("field").asString()).isEqualTo("reason");
  }

  @Test
  void fileDoesNotCloseAnAccountOnWhichWorkHangs() {
    grant("zhao");
    var file = Desk.sheet(List.of("用户名", "姓名", "工号", "启用"), List.of("zhao", "姓名zhao", "1001", "否"));
    var report = json(desk.upload(SYSTEM, "/api/people/accounts/import?apply=true", file));
    assertThat(report.get("refused").asInt()).isEqualTo(1);
    assertThat(report.at("/lines/0/reason/en").asString()).contains("Work hangs on it");
  }

  private PassingWork ofType(String code) {
    return work.stream().filter(one -> one.type().code().equals(code)).findFirst().orElseThrow();
  }

  private List<AuditAction> actions() {
    return Doors.everything(trail).stream().map(entry -> entry.event().action()).toList();
  }

  private Grant grant(String to) {
    var now = Instant.now();
    var grant =
        grants.draft(
            new Beneficiary(Beneficiary.Kind.PERSON, to),
            Grant.Kind.SEARCH,
            new Reach(Set.of("EAST"), Set.of(), null, Set.of(), null, Set.of(), null, null),
            Set.of(Action.SEARCH, Action.VIEW),
            Set.of(),
            null,
            0,
            Set.of(),
            now,
            now.plus(Duration.ofDays(30)),
            "会诊",
            Grant.Origin.DIRECT,
            actor("records"));
    grants.add(grant);
    return grant;
  }

  private static Actor actor(String name) {
    return Actor.person(
        new ActorId(name), null, name, Set.of(Posting.at("MAIN", Role.RECORDS_STAFF)), 0);
  }

  private static JsonNode outcomes(MockHttpServletResponse answer) {
    assertThat(answer.getStatus()).isEqualTo(200);
    return json(answer);
  }
}
