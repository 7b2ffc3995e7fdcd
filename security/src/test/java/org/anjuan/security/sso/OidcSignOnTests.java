package org.anjuan.security.sso;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.anjuan.archive.access.Posting;
import org.anjuan.archive.access.Role;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.security.Browser;
import org.anjuan.security.Hospital;
import org.anjuan.security.account.AccountAdministration;
import org.anjuan.security.account.Accounts;
import org.anjuan.security.account.Username;
import org.anjuan.security.sso.OidcServer.Fault;
import org.anjuan.security.sso.Provisioning.GroupRule;
import org.anjuan.security.sso.Provisioning.PostingRule;
import org.anjuan.security.sso.Provisioning.Rule;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

@Tag("SEC-6")
class OidcSignOnTests {
  private static final SignOnSite SITE = new SignOnSite();
  private final OidcServer server = new OidcServer(SITE.hospital.clock);
  private Browser browser;

  @BeforeEach
  void open() {
    browser = SITE.open();
    SITE.hire("zhao", "1001", Posting.at("MAIN", Role.PHYSICIAN, "0301"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @AfterAll
  static void close() {
    SITE.close();
  }

  @Test
  void personWhoComesFromTheProviderIsLoggedInLikeAnybody() {
    configure(Provisioning.REFUSE);
    var answer = comeBack(begin());
    assertThat(outcome(answer)).isEqualTo("/zh/login?signOn=done");
    assertThat(browser.get("/api/me").body()).contains("\"username\":\"zhao\"");
    assertThat(SITE.lastOnRecord()).isEqualTo("zhao LOG_IN OIDC sso");
    assertThat(answer.headers().allValues("Set-Cookie"))
        .anySatisfy(cookie ->
            assertThat(cookie)
                .startsWith("ANJUAN_SESSION=")
                .contains("HttpOnly", "SameSite=Strict"))
        .anySatisfy(cookie -> assertThat(cookie).startsWith("XSRF-TOKEN="))
        .anySatisfy(cookie -> assertThat(cookie).startsWith("ANJUAN_SIGN_ON=;"));
    assertThat(browser.delete("/api/session").statusCode()).isEqualTo(204);
  }

  @Test
  @Tag("SEC-4")
  void personWithASecondFactorEntersTheCodeBeforeThereIsASession() {
    configure(Provisioning.REFUSE);
    var secret = SITE.giveSecondFactor("zhao");
    var there = outcome(comeBack(begin()));
    assertThat(there).startsWith("/zh/login#ticket=");
    var ticket = there.substring(there.indexOf('=') + 1);
    assertThat(browser.cookies).doesNotContainKey("ANJUAN_SESSION");
    assertThat(SITE.enterCode(browser, ticket, "0000000").statusCode()).isEqualTo(401);
    assertThat(browser.get("/api/me").statusCode()).isEqualTo(401);
    assertThat(SITE.enterCode(browser, ticket, SITE.code(secret)).statusCode()).isEqualTo(200);
    assertThat(SITE.lastOnRecord()).isEqualTo("zhao LOG_IN OIDC sso");
    var session = SITE.hospital.mongo().getCollection("sessions").find().first();
    assertThat(session).isNotNull();
    assertThat(session.get("attributes", Document.class))
        .containsEntry("signOn", "sso")
        .containsKey("idToken");
  }

  @Test
  void passwordGivenByTheAdministratorNeedNotBeChangedByThoseWhoDoNotUseIt() {
    configure(Provisioning.REFUSE);
    SITE.hospital
        .bean(AccountAdministration.class)
        .resetPassword(SignOnSite.SECURITY, new Username("zhao"));
    comeBack(begin());
    assertThat(browser.get("/api/me").body()).contains("\"duties\":[]");
    assertThat(browser.get("/api/me/log-ins").statusCode()).isEqualTo(200);
    assertThat(SITE.hospital.mongo().getCollection("log_ins").countDocuments()).isEqualTo(1);
  }

  @Test
  void requestAtTheProviderIsBoundToTheBrowserByStateNonceAndPkce() {
    configure(Provisioning.REFUSE);
    var start = browser.get("/api/sign-on/sso/start?language=en");
    assertThat(start.statusCode()).isEqualTo(303);
    var asked = OidcServer.parameters(location(start).split("\\?", 2)[1]);
    assertThat(asked)
        .containsEntry("response_type", "code")
        .containsEntry("client_id", "anjuan")
        .containsEntry("code_challenge_method", "S256")
        .containsEntry("redirect_uri", SITE.address() + "/api/sign-on/sso/callback");
    assertThat(asked.get("state")).hasSize(43);
    assertThat(asked.get("nonce")).hasSize(43).isNotEqualTo(asked.get("state"));
    assertThat(asked.get("scope").split(" ")).contains("openid", "profile");
    assertThat(start.headers().allValues("Set-Cookie"))
        .filteredOn(cookie -> cookie.startsWith("ANJUAN_SIGN_ON="))
        .singleElement()
        .asString()
        .contains("HttpOnly", "SameSite=Lax", "Path=/api/sign-on", "Max-Age=600")
        .doesNotContain(asked.get("state"), asked.get("nonce"));
    assertThat(outcome(comeBack(location(start)))).isEqualTo("/en/login?signOn=done");
  }

  @Test
  void sessionBroughtAlongIsNotTheOneThatIsLoggedIn() {
    configure(Provisioning.REFUSE);
    browser.logIn("zhao", Hospital.PASSWORD);
    var before = browser.cookies.get("ANJUAN_SESSION");
    comeBack(begin());
    assertThat(browser.cookies.get("ANJUAN_SESSION")).isNotEqualTo(before);
    browser.cookies.put("ANJUAN_SESSION", before);
    assertThat(browser.get("/api/me").statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {
        "WRONG_NONCE",
        "NO_NONCE",
        "WRONG_AUDIENCE",
        "EXPIRED",
        "FOREIGN_SIGNATURE",
        "ALG_NONE",
        "HMAC_WITH_THE_CLIENT_SECRET",
        "NO_ID_TOKEN"
      })
  void tokenThatProvesNothingLetsNobodyIn(Fault fault) {
    configure(Provisioning.REFUSE);
    server.fault = fault;
    assertThat(outcome(comeBack(begin()))).isEqualTo("/zh/login?signOn=not-proven");
    assertThat(browser.cookies).doesNotContainKey("ANJUAN_SESSION");
    assertThat(SITE.lastOnRecord()).startsWith("unknown SIGN_ON_REFUSED sso NOT_PROVEN");
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"WRONG_ISSUER", "ENDLESS_ANSWER", "SILENT"})
  void providerThatCanNotBeUsedIsSaidToBeSoAndTheLocalLogInWorks(Fault fault) {
    configure(Provisioning.REFUSE);
    server.fault = fault;
    var start = browser.get("/api/sign-on/sso/start");
    assertThat(location(start)).isEqualTo("/zh/login?signOn=unavailable");
    assertThat(browser.logIn("zhao", Hospital.PASSWORD).statusCode()).isEqualTo(200);
  }

  @Test
  void providerThatIsAwayIsNotAskedAgainByEverybodyAtOnce() {
    configure(Provisioning.REFUSE);
    server.fault = Fault.WRONG_ISSUER;
    for (var i = 0; i < 3; i++) {
      browser.get("/api/sign-on/sso/start");
    }
    assertThat(server.requests).hasSize(1);
    server.fault = Fault.NONE;
    SITE.hospital.pass(Duration.ofSeconds(16));
    assertThat(outcome(comeBack(begin()))).isEqualTo("/zh/login?signOn=done");
  }

  @Test
  void redirectAtTheTokenEndpointIsNotFollowed() {
    configure(Provisioning.REFUSE);
    server.fault = Fault.REDIRECTS_THE_TOKEN_REQUEST;
    assertThat(outcome(comeBack(begin()))).isEqualTo("/zh/login?signOn=unavailable");
    assertThat(server.requests).noneMatch(request -> request.contains("elsewhere"));
  }

  @Test
  void stateOfAnotherLogInIsRefusedAndNothingIsAskedOfTheProvider() {
    configure(Provisioning.REFUSE);
    var back = server.authorize(begin());
    var wrong = back.replaceAll("state=.{5}", "state=AAAAA");
    assertThat(outcome(at(browser, wrong))).isEqualTo("/zh/login?signOn=stale");
    assertThat(server.requests).doesNotContain("POST /realm/token");
    assertThat(SITE.lastOnRecord()).contains("SIGN_ON_REFUSED sso STALE");
  }

  @Test
  void returnInAnotherBrowserIsRefused() {
    configure(Provisioning.REFUSE);
    var back = server.authorize(begin());
    assertThat(outcome(at(SITE.anotherBrowser(), back))).isEqualTo("/zh/login?signOn=stale");
    assertThat(server.requests).doesNotContain("POST /realm/token");
  }

  @Test
  void returnIsGoodOnceEvenWithTheCookieKept() {
    configure(Provisioning.REFUSE);
    var there = begin();
    var cookie = browser.cookies.get("ANJUAN_SIGN_ON");
    var back = server.authorize(there);
    assertThat(outcome(at(browser, back))).endsWith("done");
    var thief = SITE.anotherBrowser();
    thief.cookies.put("ANJUAN_SIGN_ON", cookie);
    assertThat(outcome(at(thief, back))).isEqualTo("/zh/login?signOn=stale");
    assertThat(thief.get("/api/me").statusCode()).isEqualTo(401);
  }

  @Test
  void codeOfAnotherLogInIsRefusedByPkce() {
    configure(Provisioning.REFUSE);
    var attackers = SITE.anotherBrowser();
    var theirs = server.authorize(location(attackers.get("/api/sign-on/sso/start")));
    var code = OidcServer.parameters(theirs.split("\\?", 2)[1]).get("code");
    var mine = server.authorize(begin()).replaceAll("code=[^&]*", "code=" + code);
    assertThat(outcome(at(browser, mine))).isEqualTo("/zh/login?signOn=not-proven");
  }

  @Test
  void returnAfterTenMinutesIsTooLate() {
    configure(Provisioning.REFUSE);
    var back = server.authorize(begin());
    SITE.hospital.pass(Duration.ofMinutes(10));
    assertThat(outcome(at(browser, back))).isEqualTo("/zh/login?signOn=stale");
  }

  @Test
  void refusalAtTheProviderIsSaid() {
    configure(Provisioning.REFUSE);
    var state = OidcServer.parameters(begin().split("\\?", 2)[1]).get("state");
    assertThat(outcome(browser.get("/api/sign-on/sso/callback?error=access_denied&state=" + state)))
        .isEqualTo("/zh/login?signOn=declined");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "7777", "no number!", "1001;1002"})
  void unknownPersonIsRefused(String number) {
    configure(Provisioning.REFUSE);
    server.person = Map.of("sub", "u-2", "employee_no", number);
    assertThat(outcome(comeBack(begin())))
        .isIn("/zh/login?signOn=unknown-person", "/zh/login?signOn=no-staff-number");
    assertThat(SITE.hospital.bean(Accounts.class).exists(new Username("7777"))).isFalse();
  }

  @Test
  void deactivatedPersonIsRefused() {
    configure(everybodyIsANurse(Rule.LIMITED));
    SITE.setActive("zhao", 0, false);
    assertThat(outcome(comeBack(begin()))).isEqualTo("/zh/login?signOn=deactivated");
  }

  @Test
  void staffNumberOfTwoAccountsIsNobodys() {
    SITE.hire("zhao2", "1001", Posting.at("MAIN", Role.RECORDS_STAFF));
    configure(Provisioning.REFUSE);
    assertThat(outcome(comeBack(begin()))).isEqualTo("/zh/login?signOn=ambiguous");
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"SYSTEM_ADMIN", "SECURITY_ADMIN", "AUDIT_ADMIN"})
  @Tag("SYS-1")
  void administratorsDoNotComeInThisWay(Role role) {
    SITE.hire("boss", "9001", Posting.administrator(role));
    configure(Provisioning.REFUSE);
    server.person = Map.of("sub", "u-9", "employee_no", "9001");
    assertThat(outcome(comeBack(begin()))).isEqualTo("/zh/login?signOn=administrator");
  }

  @Test
  void unknownPersonIsGivenAnAccountByRule() {
    configure(
        new Provisioning(
            Rule.LIMITED,
            new PostingRule(Role.NURSE, "MAIN", List.of()),
            List.of(
                new GroupRule("Physicians", new PostingRule(Role.PHYSICIAN, "EAST", List.of("03"))),
                new GroupRule("coders", new PostingRule(Role.RECORDS_STAFF, "EAST", List.of())))));
    server.person =
        Map.of(
            "sub",
            "u-3",
            "employee_no",
            "D2002",
            "name",
            "钱医生",
            "groups",
            List.of("cn=physicians,ou=g", "x"));
    assertThat(outcome(comeBack(begin()))).endsWith("done");
    assertThat(browser.get("/api/me").body())
        .contains("\"username\":\"d2002\"", "钱医生", "D2002", "PHYSICIAN", "NURSE")
        .doesNotContain("RECORDS_STAFF");
    assertThat(SITE.hospital.trail())
        .endsWith("system:sign-on.sso ACCOUNT_CREATED", "d2002 LOG_IN");
    var again = SITE.anotherBrowser();
    assertThat(outcome(at(again, server.authorize(start(again))))).endsWith("done");
    assertThat(SITE.hospital.mongo().getCollection("users").countDocuments()).isEqualTo(2);
  }

  @Test
  void accountOpenedInactiveWaitsForTheAdministrator() {
    configure(everybodyIsANurse(Rule.INACTIVE));
    server.person = Map.of("sub", "u-4", "employee_no", "3003");
    assertThat(outcome(comeBack(begin()))).isEqualTo("/zh/login?signOn=awaits-activation");
    assertThat(outcome(comeBack(begin()))).isEqualTo("/zh/login?signOn=deactivated");
    SITE.setActive("3003", 0, true);
    assertThat(outcome(comeBack(begin()))).endsWith("done");
  }

  @Test
  void nobodyGetsALimitedAccountWithoutAPosting() {
    configure(
        new Provisioning(
            Rule.LIMITED,
            null,
            List.of(new GroupRule("nurses", new PostingRule(Role.NURSE, "MAIN", List.of())))));
    server.person = Map.of("sub", "u-5", "employee_no", "4004", "groups", List.of("cleaners"));
    assertThat(outcome(comeBack(begin()))).isEqualTo("/zh/login?signOn=unknown-person");
  }

  @Test
  void loggingOutLeadsToTheProviderWithTheTokenItGave() {
    configure(Provisioning.REFUSE);
    comeBack(begin());
    var farewell = browser.get("/api/farewell").body();
    assertThat(farewell)
        .contains(server.issuer() + "/logout?", "client_id=anjuan", "id_token_hint=ey")
        .contains("post_logout_redirect_uri=http%3A%2F%2Flocalhost");
    var session = SITE.hospital.mongo().getCollection("sessions").find().first();
    assertThat(session).isNotNull();
    assertThat(session.toJson()).doesNotContain("eyJ");
    browser.delete("/api/session");
    browser.logIn("zhao", Hospital.PASSWORD);
    assertThat(browser.get("/api/farewell").body()).isEqualTo("{\"url\":null}");
  }

  @Test
  void doorShowsTextsOfEnabledProvidersOnly() {
    configure(Provisioning.REFUSE);
    assertThat(browser.get("/api/sign-on").body())
        .isEqualTo("[{\"id\":\"sso\",\"zh\":\"统一登录\",\"en\":\"Hospital log-in\"}]");
    var provider = SITE.hospital.bean(IdentityProviders.class).all().getFirst();
    SITE.hospital
        .bean(IdentityProviders.class)
        .change(
            SignOnSite.SECURITY,
            new IdentityProvider(
                provider.id(),
                provider.zh(),
                provider.en(),
                1,
                false,
                provider.settings(),
                provider.provisioning(),
                null,
                false,
                provider.version()),
            null);
    assertThat(browser.get("/api/sign-on").body()).isEqualTo("[]");
    assertThat(location(browser.get("/api/sign-on/sso/start"))).endsWith("signOn=stale");
  }

  @Test
  void languageThatIsNoneLeadsNowhereElse() {
    configure(Provisioning.REFUSE);
    server.fault = Fault.WRONG_ISSUER;
    var start = browser.get("/api/sign-on/sso/start?language=//evil.example/");
    assertThat(location(start)).isEqualTo("/zh/login?signOn=unavailable");
  }

  @Test
  void tryingItSaysWhetherTheClientIsAccepted() {
    configure(Provisioning.REFUSE);
    assertThat(tried()).isEqualTo(Finding.FINE);
    var providers = SITE.hospital.bean(IdentityProviders.class);
    providers.change(SignOnSite.SECURITY, providers.all().getFirst(), "another secret");
    assertThat(tried()).isEqualTo(Finding.CLIENT_REFUSED);
    assertThat(outcome(comeBack(begin()))).isEqualTo("/zh/login?signOn=unavailable");
    assertThat(SITE.lastOnRecord()).contains("UNAVAILABLE: CLIENT_REFUSED");
    server.fault = Fault.WRONG_ISSUER;
    assertThat(tried()).isEqualTo(Finding.ISSUER_DIFFERS);
    assertThat(SITE.lastOnRecord()).isEqualTo("secadmin SIGN_ON_TRIED sso ISSUER_DIFFERS");
    server.close();
    assertThat(tried()).isEqualTo(Finding.NOT_REACHABLE);
  }

  @Test
  @Tag("SEC-8")
  void chainOfTheTrailIsWholeAfterAllThis() {
    configure(Provisioning.REFUSE);
    comeBack(begin());
    var trail = SITE.hospital.bean(AuditTrail.class);
    assertThat(trail.verify(trail.today()).intact()).isTrue();
  }

  private Finding tried() {
    return SITE.hospital
        .bean(SignOn.class)
        .tryOut(SignOnSite.SECURITY, new ProviderId("sso"), "", new MockHttpServletRequest());
  }

  private void configure(Provisioning rule) {
    SITE.add(
        "sso",
        new ProviderSettings.Oidc(
            server.issuer(),
            OidcServer.CLIENT,
            List.of("profile"),
            "employee_no",
            "name",
            "groups"),
        rule,
        OidcServer.SECRET);
  }

  private static Provisioning everybodyIsANurse(Rule rule) {
    return new Provisioning(rule, new PostingRule(Role.NURSE, "MAIN", List.of("0301")), List.of());
  }

  private String begin() {
    return start(browser);
  }

  private static String start(Browser browser) {
    return location(browser.get("/api/sign-on/sso/start"));
  }

  private HttpResponse<String> comeBack(String there) {
    return at(browser, server.authorize(there));
  }

  private static HttpResponse<String> at(Browser browser, String back) {
    return browser.get(back.substring(SITE.address().length()));
  }

  static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("no location: " + answer.body());
  }

  /** Where the page that the browser is given leads. */
  static String outcome(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body().replaceAll("(?s).*content=\"0;url=([^\"]*)\".*", "$1");
  }
}
