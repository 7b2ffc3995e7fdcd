package org.anjuan.security.sso;

import static org.anjuan.security.sso.OidcSignOnTests.location;
import static org.anjuan.security.sso.OidcSignOnTests.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.anjuan.archive.access.Posting;
import org.anjuan.archive.access.Role;
import org.anjuan.security.Browser;
import org.anjuan.security.Hospital;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

@Tag("SEC-6")
class CasSignOnTests {
  private static final SignOnSite SITE = new SignOnSite();
  private final CasServer server = new CasServer();
  private Browser browser;

  @BeforeEach
  void open() {
    browser = SITE.open();
    SITE.hire("zhao", "1001", Posting.at("MAIN", Role.PHYSICIAN, "0301"));
    SITE.add(
        "cas",
        new ProviderSettings.Cas(server.address(), "workNo", "", ""),
        Provisioning.REFUSE,
        null);
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
  void personWithATicketIsLoggedIn() {
    assertThat(outcome(at(browser, server.logIn(begin())))).isEqualTo("/zh/login?signOn=done");
    assertThat(browser.get("/api/me").body()).contains("\"username\":\"zhao\"");
    assertThat(SITE.lastOnRecord()).isEqualTo("zhao LOG_IN CAS cas");
  }

  @Test
  void ticketIsGoodOnce() {
    var there = begin();
    var cookie = browser.cookies.get("ANJUAN_SIGN_ON");
    var back = server.logIn(there);
    at(browser, back);
    var thief = SITE.anotherBrowser();
    thief.cookies.put("ANJUAN_SIGN_ON", cookie);
    assertThat(outcome(at(thief, back))).isEqualTo("/zh/login?signOn=stale");
    var ticket = back.replaceAll(".*ticket=", "");
    var anew = server.logIn(begin()).replaceAll("ticket=.*", "ticket=" + ticket);
    assertThat(outcome(at(browser, anew))).isEqualTo("/zh/login?signOn=not-proven");
  }

  @Test
  void ticketForAnotherServiceIsRefused() {
    var elsewhere =
        server.address()
            + "/login?service="
            + URLEncoder.encode("https://other.example/", StandardCharsets.UTF_8);
    var ticket = server.logIn(elsewhere).replaceAll(".*ticket=", "");
    var back = server.logIn(begin()).replaceAll("ticket=.*", "ticket=" + ticket);
    assertThat(outcome(at(browser, back))).isEqualTo("/zh/login?signOn=not-proven");
    assertThat(SITE.lastOnRecord()).contains("INVALID_SERVICE");
  }

  @Test
  void ticketOfAnotherBrowserIsRefusedForItsStateIsPartOfTheService() {
    var attacker = SITE.anotherBrowser();
    var theirs = server.logIn(location(attacker.get("/api/sign-on/cas/start")));
    assertThat(outcome(at(browser, theirs))).isEqualTo("/zh/login?signOn=stale");
    var ticket = theirs.replaceAll(".*ticket=", "");
    var mine = server.logIn(begin()).replaceAll("ticket=.*", "ticket=" + ticket);
    assertThat(outcome(at(browser, mine))).isEqualTo("/zh/login?signOn=not-proven");
  }

  @Test
  void attributeWithTwoValuesNamesNobody() {
    server.attributes = "<cas:workNo>1001</cas:workNo><cas:workNo>1002</cas:workNo>";
    assertThat(outcome(at(browser, server.logIn(begin()))))
        .isEqualTo("/zh/login?signOn=no-staff-number");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE r [<!ENTITY x SYSTEM \"%s/secret\">]>",
        "<!DOCTYPE r SYSTEM \"%s/secret\">",
        "<!DOCTYPE r [<!ENTITY a \"1001\">]>"
      })
  void documentTypesAndEntitiesAreRefusedAndNothingIsFetched(String prologue) {
    var host = server.address().replace("/cas", "");
    server.answers = prologue.formatted(host) + CasServer.success("<cas:workNo>1001</cas:workNo>");
    assertThat(outcome(at(browser, server.logIn(begin()))))
        .isEqualTo("/zh/login?signOn=unavailable");
    assertThat(server.requests).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html/>",
        "<serviceResponse><authenticationSuccess><user>1001</user></authenticationSuccess>"
            + "</serviceResponse>",
        "<cas:serviceResponse xmlns:cas=\"http://www.yale.edu/tp/cas\"/>",
        "<cas:serviceResponse xmlns:cas=\"http://www.yale.edu/tp/cas\">"
            + "<cas:authenticationFailure code=\"INVALID_TICKET\"/>"
            + "<cas:authenticationSuccess><cas:user>1001</cas:user></cas:authenticationSuccess>"
            + "</cas:serviceResponse>"
      })
  void answerThatIsNoneLetsNobodyIn(String answer) {
    server.answers = answer;
    assertThat(outcome(at(browser, server.logIn(begin()))))
        .isEqualTo("/zh/login?signOn=unavailable");
    assertThat(browser.get("/api/me").statusCode()).isEqualTo(401);
  }

  @Test
  void endOfTheLogInAtTheServerEndsTheSession() {
    var back = server.logIn(begin());
    var ticket = back.replaceAll(".*ticket=", "");
    at(browser, back);
    var other = SITE.anotherBrowser();
    at(other, server.logIn(location(other.get("/api/sign-on/cas/start"))));
    assertThat(logOut("ST-unknown").statusCode()).isEqualTo(204);
    assertThat(browser.get("/api/me").statusCode()).isEqualTo(200);
    assertThat(logOut(ticket).statusCode()).isEqualTo(204);
    assertThat(browser.get("/api/me").statusCode()).isEqualTo(401);
    assertThat(other.get("/api/me").statusCode()).as("another log-in").isEqualTo(200);
    assertThat(SITE.hospital.trail()).contains("zhao LOG_OUT");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nonsense", "<!DOCTYPE x [<!ENTITY e \"1\">]><LogoutRequest/>"})
  void nonsenseIsNoLogOut(String message) {
    assertThat(send(message).statusCode()).isEqualTo(400);
  }

  @Test
  void loggingOutLeadsToTheServer() {
    at(browser, server.logIn(begin()));
    assertThat(browser.get("/api/farewell").body()).contains(server.address() + "/logout?service=");
  }

  @Test
  void serverThatIsAwayIsSaidToBeSo() {
    var back = server.logIn(begin());
    server.close();
    assertThat(outcome(at(browser, back))).isEqualTo("/zh/login?signOn=unavailable");
    assertThat(browser.logIn("zhao", Hospital.PASSWORD).statusCode()).isEqualTo(200);
  }

  @Test
  void tryingItSaysWhetherTheServiceIsKnown() {
    assertThat(tried()).isEqualTo(Finding.FINE);
    server.answers = CasServer.failure("INVALID_SERVICE");
    assertThat(tried()).isEqualTo(Finding.SERVICE_REFUSED);
    server.answers = "<html/>";
    assertThat(tried()).isEqualTo(Finding.NOT_UNDERSTOOD);
  }

  private static Finding tried() {
    return SITE.hospital
        .bean(SignOn.class)
        .tryOut(SignOnSite.SECURITY, new ProviderId("cas"), "", new MockHttpServletRequest());
  }

  private HttpResponse<String> logOut(String ticket) {
    return send(
        """
        <samlp:LogoutRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_1">
          <saml:NameID xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">zhao.d</saml:NameID>
          <samlp:SessionIndex>%s</samlp:SessionIndex>
        </samlp:LogoutRequest>
        """
            .formatted(ticket));
  }

  private static HttpResponse<String> send(String message) {
    return SITE.anotherBrowser()
        .send(
            "POST",
            "/api/sign-on/cas/callback",
            "logoutRequest=" + URLEncoder.encode(message, StandardCharsets.UTF_8),
            Map.of("Content-Type", "application/x-www-form-urlencoded"));
  }

  private String begin() {
    return location(browser.get("/api/sign-on/cas/start"));
  }

  private static HttpResponse<String> at(Browser browser, String back) {
    return browser.get(back.substring(SITE.address().length()));
  }
}
