package org.anjuan.security.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.ActorId;
import org.anjuan.archive.access.AddressRange;
import org.anjuan.archive.access.Posting;
import org.anjuan.archive.access.Role;
import org.anjuan.archive.access.StaffNumber;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.organisation.CampusCode;
import org.anjuan.archive.record.RecordNumber;
import org.anjuan.archive.record.StayNumber;
import org.anjuan.security.Browser;
import org.anjuan.security.Hospital;
import org.anjuan.security.account.AccountAdministration;
import org.anjuan.security.account.Username;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("INT-1")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LinkTests {
  private static final Actor ADMIN =
      Actor.person(
          new ActorId("secadmin"),
          null,
          "安全",
          Set.of(Posting.administrator(Role.SECURITY_ADMIN)),
          0);
  private static final CampusCode MAIN = new CampusCode("MAIN");
  private static final ApplicationId EMR = new ApplicationId("emr");
  private static final LinkOrder ORDER =
      new LinkOrder(
          LinkPage.RECORD,
          new StaffNumber("2001"),
          new EncounterKey.ByAdmission(new StayNumber(MAIN, "ZY000123", 1)));

  private final Hospital hospital = new Hospital();
  private String site;
  private Applications applications;
  private GivenSecret given;
  private int nonces;

  @BeforeEach
  void open() {
    site = hospital.open();
    applications = hospital.bean(Applications.class);
    hospital.hire("zhao", "2001", Posting.at("MAIN", Role.PHYSICIAN, "0301"));
    given = applications.register(ADMIN, EMR, terms(LinkAlgorithm.HMAC_SHA256));
  }

  @AfterAll
  void close() {
    hospital.close();
  }

  private static ApplicationTerms terms(LinkAlgorithm algorithm) {
    return terms(algorithm, "127.0.0.0/8");
  }

  private static ApplicationTerms terms(LinkAlgorithm algorithm, String addresses) {
    return new ApplicationTerms(
        "电子病历",
        List.of(LinkPage.RECORD),
        List.of(MAIN),
        List.of(new AddressRange(addresses), new AddressRange("::1")),
        List.of(new FrameOrigin("http://emr.hospital.local:8080")),
        algorithm);
  }

  private String link() {
    return link(given);
  }

  private String link(GivenSecret secret) {
    return link(secret, ORDER);
  }

  private String link(GivenSecret secret, LinkOrder order) {
    return order.signed(
        secret.application(),
        secret.value(),
        hospital.clock.instant(),
        "nonce-0123456789-" + nonces++);
  }

  private Browser workstation() {
    return new Browser(site);
  }

  @ParameterizedTest
  @EnumSource(LinkAlgorithm.class)
  void linkOpensAVisitForThePersonOfTheNumber(LinkAlgorithm algorithm) {
    var app = new ApplicationId("app-" + algorithm.ordinal());
    var secret = applications.register(ADMIN, app, terms(algorithm));
    var browser = workstation();
    var answer = browser.get(link(secret));
    assertThat(answer.statusCode()).isEqualTo(303);
    var page = browser.get(location(answer));
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).isEqualTo("zhao through " + app);
    assertThat(applications.require(app).lastUsed()).isEqualTo(hospital.clock.instant());
    assertThat(hospital.entries())
        .anySatisfy(entry -> {
          assertThat(entry.event().action()).isEqualTo(AuditAction.LINK_OPENED);
          assertThat(entry.event().actor()).isEqualTo("zhao");
          assertThat(entry.event().detail()).isEqualTo("app=" + app);
          assertThat(entry.event().address()).isEqualTo("127.0.0.1");
        });
  }

  @Test
  void chartNumberAndVisitNameAStayToo() {
    var key = new EncounterKey.ByChart(MAIN, new RecordNumber("0012345"), 2);
    var order = new LinkOrder(LinkPage.RECORD, new StaffNumber("2001"), key);
    assertThat(workstation().get(link(given, order)).statusCode()).isEqualTo(303);
  }

  @ParameterizedTest
  @CsvSource({
    "staff=2001, staff=2002",
    "ZY000123, ZY000124",
    "visitNo=1, visitNo=2",
    "campus=MAIN, campus=EAST",
    "app=emr, app=other",
    "admissionNo=, recordNo=",
    "ts=17, ts=18",
    "nonce=n, nonce=m",
    "sig=, sig=00",
    "&sig=, &extra=1&sig=",
    "&sig=, &staff=2002&sig="
  })
  void changedLinkIsRefusedAndNotUsedUp(String part, String instead) {
    var link = link();
    var answer = workstation().get(link.replace(part, instead));
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("链接无效");
    assertThat(hospital.trail()).contains("system:link LINK_REFUSED");
    assertThat(workstation().get(link).statusCode()).as("the true one").isEqualTo(303);
  }

  @Test
  void otherApplicationsSecretOpensNothing() {
    var other =
        applications.register(ADMIN, new ApplicationId("other"), terms(LinkAlgorithm.HMAC_SM3));
    var forged =
        ORDER.signed(given.application(), other.value(), hospital.clock.instant(), "n".repeat(20));
    assertThat(workstation().get(forged).statusCode()).isEqualTo(403);
    var unknown = link(other).replace("app=other", "app=nobody");
    assertThat(workstation().get(unknown).body()).isEqualTo(workstation().get(forged).body());
  }

  @Test
  void linkOpensOnceOnAllNodesTogether() throws Exception {
    var second = hospital.start();
    var link = link();
    assertThat(workstation().get(link).statusCode()).isEqualTo(303);
    assertThat(new Browser(second).get(link).body()).contains("只能使用一次");
    var hex = link.substring(link.indexOf("sig=") + 4);
    assertThat(workstation().get(link.replace(hex, hex.toUpperCase(Locale.ROOT))).body())
        .contains("只能使用一次");

    var raced = link();
    var tries = new ArrayList<Callable<Integer>>();
    for (var i = 0; i < 20; i++) {
      var node = i % 2 == 0 ? site : second;
      tries.add(() -> new Browser(node).get(raced).statusCode());
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = new ArrayList<Integer>();
      for (var answer : threads.invokeAll(tries)) {
        answers.add(answer.get());
      }
      assertThat(answers).containsOnlyOnce(303).hasSize(20);
    }
  }

  @Test
  void linkHoldsFiveMinutesBothWays() {
    var early = link();
    var late = link();
    hospital.pass(Duration.ofMinutes(5));
    assertThat(workstation().get(early).statusCode()).isEqualTo(303);
    hospital.pass(Duration.ofSeconds(1));
    assertThat(workstation().get(late).body()).contains("链接已过期");
    var ahead =
        ORDER.signed(
            given.application(),
            given.value(),
            hospital.clock.instant().plusSeconds(301),
            "x".repeat(16));
    assertThat(workstation().get(ahead).body()).contains("链接已过期");
    hospital.pass(Duration.ofSeconds(1));
    assertThat(workstation().get(ahead).statusCode()).as("not used up before").isEqualTo(303);
  }

  @Test
  void usedNoncesAreForgottenWhenTheyCannotComeAgain() {
    var link = link();
    workstation().get(link);
    var used = hospital.bean(UsedNonces.class);
    used.forgetOld();
    assertThat(workstation().get(link).body()).contains("只能使用一次");
    hospital.pass(Duration.ofHours(2));
    used.forgetOld();
    assertThat(hospital.mongo().getCollection("link_nonces").find()).isEmpty();
  }

  @Test
  void placePageAndCampusAreThoseOfTheRegistration() {
    var before = link();
    applications.change(ADMIN, EMR, terms(LinkAlgorithm.HMAC_SHA256, "10.9.0.0/16"), 1);
    applications.change(
        ADMIN,
        EMR,
        new ApplicationTerms(
            "n",
            List.of(LinkPage.RECORD),
            List.of(MAIN),
            List.of(new AddressRange("10.9.0.0/16")),
            List.of(),
            LinkAlgorithm.HMAC_SHA256),
        2);
    assertThat(workstation().get(before).body()).contains("本机不在");
    var elsewhere =
        new LinkOrder(
            LinkPage.RECORD,
            new StaffNumber("2001"),
            new EncounterKey.ByAdmission(new StayNumber(new CampusCode("EAST"), "1", 1)));
    assertThat(workstation().get(link(given, elsewhere)).body()).contains("未获准");
  }

  @Test
  void unknownDoubtfulAndDeactivatedStaffAreToldSo() {
    var stranger = new LinkOrder(LinkPage.RECORD, new StaffNumber("9999"), ORDER.encounter());
    assertThat(workstation().get(link(given, stranger)).body()).contains("没有可用账号");
    hospital.hire("zhao2", "2001", Posting.at("MAIN", Role.NURSE, "0301"));
    assertThat(workstation().get(link()).body()).as("two of a number").contains("没有可用账号");
    setActive("zhao2", false);
    assertThat(workstation().get(link()).statusCode()).isEqualTo(303);
    setActive("zhao", false);
    assertThat(workstation().get(link()).body()).contains("没有可用账号");
  }

  @Test
  void visitEndsWithTheAccountTheApplicationAndTime() {
    var visit = location(workstation().get(link()));
    assertThat(workstation().get(visit).statusCode()).isEqualTo(200);
    setActive("zhao", false);
    assertThat(workstation().get(visit).body()).contains("页面已失效");
    setActive("zhao", true);
    assertThat(workstation().get(visit).statusCode()).isEqualTo(200);
    applications.setActive(ADMIN, EMR, false, 1);
    assertThat(workstation().get(visit).statusCode()).isEqualTo(403);
    assertThat(workstation().get(link()).body()).contains("链接无效");
    applications.setActive(ADMIN, EMR, true, 2);
    hospital.pass(Duration.ofMinutes(29));
    assertThat(workstation().get(visit).statusCode()).isEqualTo(200);
    hospital.pass(Duration.ofMinutes(29));
    assertThat(workstation().get(visit).statusCode()).isEqualTo(200);
    hospital.pass(Duration.ofMinutes(30));
    assertThat(workstation().get(visit).statusCode()).isEqualTo(403);
  }

  @Test
  void visitFollowsTheRegistrationAndHasItsPagesOnly() {
    var visit = location(workstation().get(link()));
    var nothing = workstation().get(visit.replace("/record", "/other"));
    assertThat(nothing.statusCode()).isEqualTo(404);
    assertThat(nothing.body()).contains("没有找到").doesNotContain(visit.split("/")[3]);
    var elsewhere =
        new ApplicationTerms(
            "n",
            List.of(LinkPage.RECORD),
            List.of(new CampusCode("EAST")),
            terms(LinkAlgorithm.HMAC_SM3).addresses(),
            List.of(),
            LinkAlgorithm.HMAC_SM3);
    applications.change(ADMIN, EMR, elsewhere, 1);
    assertThat(workstation().get(visit).statusCode()).isEqualTo(403);
  }

  @Test
  void visitIsWorthNothingInAnotherBrowser() {
    var visit = location(workstation().get(link()));
    assertThat(workstation().get(visit).statusCode()).isEqualTo(200);
    var stolen = workstation().send("GET", visit, null, Map.of("User-Agent", "Other/1.0"));
    assertThat(stolen.statusCode()).isEqualTo(403);
    assertThat(hospital.entries().getLast().event().detail()).isEqualTo("OTHER_PLACE app=emr");
  }

  @Test
  void cookieThatCameBackOnceMustComeAlways() {
    var withCookies = workstation();
    var visit = location(withCookies.get(link()));
    assertThat(workstation().get(visit).statusCode()).as("frame without cookies").isEqualTo(200);
    assertThat(withCookies.get(visit).statusCode()).isEqualTo(200);
    assertThat(workstation().get(visit).statusCode()).as("the same path, elsewhere").isEqualTo(403);
    assertThat(withCookies.get(visit).statusCode()).isEqualTo(200);
  }

  @Test
  void twoSecretsHoldWhileOneTakesOverFromTheOther() {
    var second = applications.rotate(ADMIN, EMR, Duration.ofHours(24), 1);
    assertThat(second.value()).isNotEqualTo(given.value()).hasSize(64);
    assertThat(workstation().get(link(given)).statusCode()).isEqualTo(303);
    assertThat(workstation().get(link(second)).statusCode()).isEqualTo(303);
    hospital.pass(Duration.ofHours(24));
    assertThat(workstation().get(link(given)).statusCode()).isEqualTo(403);
    assertThat(workstation().get(link(second)).statusCode()).isEqualTo(303);
    var third = applications.rotate(ADMIN, EMR, Duration.ZERO, 2);
    assertThat(workstation().get(link(second)).statusCode()).as("at once").isEqualTo(403);
    assertThat(workstation().get(link(third)).statusCode()).isEqualTo(303);
    assertThatExceptionOfType(ApplicationChanged.class)
        .isThrownBy(() -> applications.rotate(ADMIN, EMR, Duration.ZERO, 2));
  }

  @Test
  void whatOnlyLooksAheadUsesNothingUp() {
    var link = link();
    for (var method : List.of("HEAD", "OPTIONS", "POST", "PUT", "DELETE")) {
      assertThat(workstation().send(method, link, null, Map.of()).statusCode())
          .as(method)
          .isEqualTo(405);
    }
    assertThat(workstation().get(link.replace("/embed/records", "/embed/other")).statusCode())
        .isEqualTo(403);
    assertThat(workstation().get(link.replace("/embed/records", "/embed/records/")).statusCode())
        .isEqualTo(403);
    assertThat(workstation().get(link).statusCode()).isEqualTo(303);
  }

  @Test
  void whoGuessesIsCountedAndDoesNotFillTheTrail() {
    var before = hospital.entries().size();
    var last = 0;
    for (var i = 0; i < 40; i++) {
      last = workstation().get(link().replace("sig=", "sig=f").replaceFirst(".$", "")).statusCode();
    }
    assertThat(last).isEqualTo(429);
    assertThat(hospital.entries().size() - before).isEqualTo(31);
    assertThat(workstation().get(link()).statusCode()).as("the ward's good links").isEqualTo(303);
    hospital.pass(Duration.ofMinutes(10));
    assertThat(workstation().get("/embed/records?sig=1").statusCode()).isEqualTo(403);
  }

  @Test
  void framesAreAllowedToTheRegisteredOriginsAndToNobodyElse() {
    var answer = workstation().get(link());
    assertThat(header(answer, "Content-Security-Policy"))
        .startsWith("default-src 'none'; ")
        .endsWith("frame-ancestors http://emr.hospital.local:8080");
    assertThat(answer.headers().firstValue("X-Frame-Options")).isEmpty();
    assertThat(header(answer, "Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(header(answer, "Cache-Control")).contains("no-store");
    assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(answer, "X-UA-Compatible")).isEqualTo("IE=edge");
    var visit = workstation().get(location(answer));
    assertThat(header(visit, "Content-Security-Policy")).contains("http://emr.hospital.local:8080");
    var unknown = workstation().get("/embed/records?app=nobody");
    assertThat(header(unknown, "Content-Security-Policy")).endsWith("frame-ancestors 'none'");
    assertThat(header(unknown, "X-Frame-Options")).isEqualTo("DENY");
    var rest = workstation().get("/api/me");
    assertThat(header(rest, "Content-Security-Policy")).endsWith("frame-ancestors 'none'");
    assertThat(header(rest, "X-Frame-Options")).isEqualTo("DENY");
  }

  @Test
  void neitherLogInNorVisitOpensTheOthersDoor() {
    var person = workstation();
    person.logIn("zhao", Hospital.PASSWORD);
    assertThat(person.get("/api/me").statusCode()).isEqualTo(200);
    assertThat(person.get("/embed/s/" + "a".repeat(43) + "/record").statusCode()).isEqualTo(403);
    var visitor = workstation();
    visitor.get(location(visitor.get(link())));
    assertThat(visitor.cookies).containsOnlyKeys("anjuan_visit");
    assertThat(visitor.get("/api/me").statusCode()).isEqualTo(401);
  }

  @Test
  void neitherStoreNorTrailHoldsWhatOpens() {
    var link = link();
    var browser = workstation();
    var path = location(browser.get(link));
    browser.get(path);
    workstation().get(link);
    workstation().send("GET", path, null, Map.of("User-Agent", "Other"));
    var token = path.split("/")[3];
    var kept = new StringBuilder();
    for (var collection :
        List.of("applications", "link_nonces", "link_visits", "link_failures", "audit")) {
      hospital.mongo().getCollection(collection).find().forEach(one -> kept.append(one.toJson()));
    }
    assertThat(kept.toString())
        .contains("LINK_OPENED")
        .doesNotContain(token)
        .doesNotContain(given.value())
        .doesNotContain("nonce-0123456789-")
        .doesNotContain(link.substring(link.indexOf("sig=") + 4))
        .doesNotContain(browser.cookies.get("anjuan_visit"));
  }

  @Test
  void everyChangeOfAnApplicationIsOnRecord() {
    applications.change(ADMIN, EMR, terms(LinkAlgorithm.HMAC_SM3), 1);
    applications.rotate(ADMIN, EMR, Duration.ofHours(1), 2);
    applications.setActive(ADMIN, EMR, false, 3);
    applications.setActive(ADMIN, EMR, true, 4);
    applications.sign(ADMIN, EMR, ORDER);
    assertThat(hospital.trail())
        .containsSubsequence(
            "secadmin APPLICATION_REGISTERED",
            "secadmin APPLICATION_CHANGED",
            "secadmin APPLICATION_SECRET_ROTATED",
            "secadmin APPLICATION_DEACTIVATED",
            "secadmin APPLICATION_REACTIVATED",
            "secadmin LINK_TRIED");
    assertThatExceptionOfType(ApplicationExists.class)
        .isThrownBy(() -> applications.register(ADMIN, EMR, terms(LinkAlgorithm.HMAC_SM3)));
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElseThrow();
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  private void setActive(String name, boolean active) {
    var administration = hospital.bean(AccountAdministration.class);
    var username = new Username(name);
    var version = administration.find(username).version();
    administration.setActive(ADMIN, username, version, active);
  }
}
