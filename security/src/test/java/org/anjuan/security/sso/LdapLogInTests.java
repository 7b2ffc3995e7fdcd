package org.anjuan.security.sso;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.anjuan.archive.access.Posting;
import org.anjuan.archive.access.Role;
import org.anjuan.security.Browser;
import org.anjuan.security.Hospital;
import org.anjuan.security.sso.Provisioning.GroupRule;
import org.anjuan.security.sso.Provisioning.PostingRule;
import org.anjuan.security.sso.Provisioning.Rule;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import tools.jackson.databind.json.JsonMapper;

@Tag("SEC-6")
class LdapLogInTests {
  private static final SignOnSite SITE = new SignOnSite();
  private final LdapServer server = new LdapServer();
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
  void directorysPasswordOpensTheAccountOfThatStaffNumber() {
    configure(server.plain(), false, Provisioning.REFUSE, null);
    var answer = browser.logIn("zhang", "zhang's password");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"username\":\"zhao\"");
    assertThat(SITE.lastOnRecord()).isEqualTo("zhao LOG_IN LDAP ldap");
    assertThat(browser.get("/api/me").statusCode()).isEqualTo(200);
  }

  @Test
  @Tag("SEC-4")
  void directorysPasswordIsNotEnoughForThoseWithASecondFactor() {
    configure(server.plain(), false, Provisioning.REFUSE, null);
    var secret = SITE.giveSecondFactor("zhao");
    var due = browser.logIn("zhang", "zhang's password");
    assertThat(due.statusCode()).isEqualTo(401);
    assertThat(due.body()).contains("second-factor-required");
    var ticket = JsonMapper.shared().readTree(due.body()).get("ticket").asString();
    assertThat(SITE.enterCode(browser, ticket, SITE.code(secret)).statusCode()).isEqualTo(200);
    assertThat(SITE.lastOnRecord()).isEqualTo("zhao LOG_IN LDAP ldap");
  }

  @Test
  void localPasswordStillWorksAndTheDirectoryIsNotAsked() {
    configure(server.plain(), false, Provisioning.REFUSE, null);
    assertThat(browser.logIn("zhao", Hospital.PASSWORD).statusCode()).isEqualTo(200);
    assertThat(server.binds).isEmpty();
  }

  @Test
  void wrongPasswordUnknownNameAndUnknownStaffGetTheSameAnswerAndTheSameSteps() {
    configure(server.plain(), false, Provisioning.REFUSE, null);
    var wrong = browser.logIn("zhang", "x");
    var unknown = browser.logIn("nobody", "x");
    var local = browser.logIn("zhao", "x");
    var withoutAccount = browser.logIn("qian", "qian's password");
    for (var answer : List.of(wrong, unknown, local, withoutAccount)) {
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.body()).isEqualTo(wrong.body()).contains("bad-credentials");
    }
    assertThat(server.binds).hasSize(8);
    assertThat(server.binds.get(3)).endsWith(",ou=staff,dc=hospital");
  }

  @Test
  @Tag("SEC-4")
  void nameIsLockedAfterTooManyAttemptsAndTheDirectoryIsLeftInPeace() {
    configure(server.plain(), false, Provisioning.REFUSE, null);
    for (var attempt = 0; attempt < 5; attempt++) {
      browser.logIn("zhang", "x");
    }
    server.binds.clear();
    assertThat(browser.logIn("zhang", "zhang's password").statusCode()).isEqualTo(423);
    assertThat(server.binds).isEmpty();
    SITE.hospital.pass(Duration.ofMinutes(15));
    assertThat(browser.logIn("zhang", "zhang's password").statusCode()).isEqualTo(200);
  }

  @Test
  void emptyPasswordIsRefusedBeforeAnyBind() {
    configure(server.plain(), false, Provisioning.REFUSE, null);
    assertThat(browser.logIn("zhang", "").statusCode()).isEqualTo(401);
    assertThat(browser.logIn("zhang", "\\u0000").statusCode()).isEqualTo(401);
    assertThat(server.binds).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "zhan*",
        "zhang)(uid=*",
        "*)(|(objectClass=*)",
        "zhang\\\\2a",
        "zhang)(&)",
        "(uid=zhang)",
        "uid=zhang,ou=staff,dc=hospital"
      })
  void nameCanNotLeaveItsPlaceInTheFilter(String name) {
    configure(server.plain(), false, Provisioning.REFUSE, null);
    assertThat(browser.logIn(name, "zhang's password").statusCode()).isEqualTo(401);
    assertThat(server.binds).doesNotContain("uid=zhang,ou=staff,dc=hospital");
  }

  @Test
  void nameOfTwoPeopleIsNobodys() {
    configure(server.plain(), false, everybodyIsANurse(Rule.LIMITED), null);
    assertThat(browser.logIn("twin", "x").statusCode()).isEqualTo(401);
  }

  @Test
  void referralsAreNotFollowed() {
    var settings =
        new ProviderSettings.Ldap(
            List.of(server.plain()),
            false,
            LdapServer.SERVICE,
            "ou=elsewhere,ou=staff,dc=hospital",
            "(uid={0})",
            "employeeNumber",
            "cn",
            "memberOf");
    SITE.add("ldap", settings, Provisioning.REFUSE, LdapServer.SERVICE_PASSWORD);
    assertThat(browser.logIn("zhang", "zhang's password").statusCode()).isEqualTo(401);
  }

  @Test
  @Tag("SYS-1")
  void administratorsStayLocalAndWhatTheyMistypeGoesNowhere() throws LDAPException {
    SITE.hire("secadmin", "9001", Posting.administrator(Role.SECURITY_ADMIN));
    server.person("secadmin", "9001", "the directory's");
    server.person("boss", "9001", "the boss's");
    configure(server.plain(), false, Provisioning.REFUSE, null);
    assertThat(browser.logIn("secadmin", "the directory's").statusCode()).isEqualTo(401);
    assertThat(server.binds).hasSize(2).noneMatch(dn -> dn.startsWith("uid=secadmin"));
    assertThat(browser.logIn("boss", "the boss's").statusCode()).isEqualTo(401);
    assertThat(browser.logIn("secadmin", Hospital.PASSWORD).statusCode()).isEqualTo(200);
  }

  @Test
  void deactivatedPersonIsNotLetIn() {
    configure(server.plain(), false, everybodyIsANurse(Rule.LIMITED), null);
    SITE.setActive("zhao", 0, false);
    assertThat(browser.logIn("zhang", "zhang's password").statusCode()).isEqualTo(401);
    assertThat(browser.logIn("zhao", Hospital.PASSWORD).statusCode()).isEqualTo(401);
    assertThat(SITE.hospital.trail()).contains("unknown SIGN_ON_REFUSED");
  }

  @Test
  void unknownPersonIsGivenAnAccountByGroup() {
    configure(
        server.plain(),
        false,
        new Provisioning(
            Rule.LIMITED,
            null,
            List.of(
                new GroupRule(
                    "CN=Nurses,OU=groups,DC=hospital",
                    new PostingRule(Role.NURSE, "MAIN", List.of("0301"))))),
        null);
    var answer = browser.logIn("qian", "qian's password");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"username\":\"2002\"", "姓名qian", "NURSE", "0301");
  }

  @Test
  void directoryThatIsAwayIsSaidToBeSoAndLocalPasswordsWork() {
    configure("ldap://localhost:1", false, Provisioning.REFUSE, null);
    var answer = browser.logIn("zhang", "zhang's password");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("urn:anjuan:problem:directory-unavailable", "统一身份目录");
    assertThat(browser.logIn("zhao", Hospital.PASSWORD).statusCode()).isEqualTo(200);
    HttpResponse<String> last = answer;
    for (var attempt = 0; attempt < 5; attempt++) {
      last = browser.logIn("zhang", "x");
    }
    assertThat(last.statusCode()).as("guessing is counted all the same").isEqualTo(423);
  }

  @Test
  void secondAddressIsTriedWhenTheFirstIsAway() {
    var settings =
        new ProviderSettings.Ldap(
            List.of("ldap://localhost:1", server.plain()),
            false,
            LdapServer.SERVICE,
            "ou=staff,dc=hospital",
            "(uid={0})",
            "employeeNumber",
            "cn",
            "");
    SITE.add("ldap", settings, Provisioning.REFUSE, LdapServer.SERVICE_PASSWORD);
    assertThat(browser.logIn("zhang", "zhang's password").statusCode()).isEqualTo(200);
  }

  @Test
  void startTlsAndLdapsNeedATrustedCertificate() {
    for (var url : List.of(server.plain(), server.tls())) {
      SITE.open();
      SITE.hire("zhao", "1001", Posting.at("MAIN", Role.PHYSICIAN, "0301"));
      var startTls = url.startsWith("ldap:");
      configure(url, startTls, Provisioning.REFUSE, null);
      assertThat(tried("")).as(url).isEqualTo(Finding.NOT_TRUSTED);
      assertThat(browser.logIn("zhang", "zhang's password").statusCode()).isEqualTo(503);
      var providers = SITE.hospital.bean(IdentityProviders.class);
      var present = providers.all().getFirst();
      providers.change(
          SignOnSite.SECURITY,
          new IdentityProvider(
              present.id(),
              present.zh(),
              present.en(),
              1,
              true,
              present.settings(),
              present.provisioning(),
              server.certificate(),
              false,
              present.version()),
          LdapServer.SERVICE_PASSWORD);
      assertThat(tried("zhang")).as(url).isEqualTo(Finding.FINE);
      assertThat(browser.logIn("zhang", "zhang's password").statusCode()).as(url).isEqualTo(200);
    }
  }

  @Test
  void tryingItSaysWhatIsWrong() {
    configure(server.plain(), false, Provisioning.REFUSE, null);
    assertThat(tried("")).isEqualTo(Finding.FINE);
    assertThat(tried("zhang")).isEqualTo(Finding.FINE);
    assertThat(tried("nobody")).isEqualTo(Finding.PERSON_NOT_FOUND);
    assertThat(tried("twin")).isEqualTo(Finding.PERSON_AMBIGUOUS);
    var providers = SITE.hospital.bean(IdentityProviders.class);
    providers.change(SignOnSite.SECURITY, providers.all().getFirst(), "another password");
    assertThat(tried("")).isEqualTo(Finding.BIND_REFUSED);
    SITE.open();
    configure("ldap://no-such-host.invalid", true, Provisioning.REFUSE, null);
    assertThat(tried("")).isEqualTo(Finding.NAME_NOT_FOUND);
    SITE.open();
    configure("ldap://127.0.0.1:389", false, Provisioning.REFUSE, null);
    assertThat(tried("")).isEqualTo(Finding.ADDRESS_NOT_ALLOWED);
  }

  @Test
  void directoryHasNoButton() {
    configure(server.plain(), false, Provisioning.REFUSE, null);
    assertThat(browser.get("/api/sign-on").body()).isEqualTo("[]");
    assertThat(OidcSignOnTests.location(browser.get("/api/sign-on/ldap/start")))
        .endsWith("signOn=stale");
  }

  private Finding tried(String name) {
    return SITE.hospital
        .bean(SignOn.class)
        .tryOut(SignOnSite.SECURITY, new ProviderId("ldap"), name, new MockHttpServletRequest());
  }

  private void configure(String url, boolean startTls, Provisioning rule, String certificates) {
    SITE.add(
        "ldap",
        new ProviderSettings.Ldap(
            List.of(url),
            startTls,
            LdapServer.SERVICE,
            "ou=staff,dc=hospital",
            "(&(objectClass=person)(uid={0}))",
            "employeeNumber",
            "cn",
            "memberOf"),
        rule,
        LdapServer.SERVICE_PASSWORD,
        certificates);
  }

  private static Provisioning everybodyIsANurse(Rule rule) {
    return new Provisioning(rule, new PostingRule(Role.NURSE, "MAIN", List.of("0301")), List.of());
  }
}
