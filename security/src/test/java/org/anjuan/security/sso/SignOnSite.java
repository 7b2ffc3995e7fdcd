package org.anjuan.security.sso;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.unboundidds.OneTimePassword;
import com.unboundid.util.Base32;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.ActorId;
import org.anjuan.archive.access.Posting;
import org.anjuan.archive.access.Role;
import org.anjuan.archive.access.StaffNumber;
import org.anjuan.security.Browser;
import org.anjuan.security.Hospital;
import org.anjuan.security.account.AccountAdministration;
import org.anjuan.security.account.Accounts;
import org.anjuan.security.account.NewAccount;
import org.anjuan.security.account.Username;
import org.bson.Document;
import tools.jackson.databind.json.JsonMapper;

/** A hospital with an archive that may speak with peers on this machine. */
final class SignOnSite implements AutoCloseable {
  static final Actor SECURITY =
      Actor.person(
          new ActorId("secadmin"),
          null,
          "安全管理员",
          Set.of(Posting.administrator(Role.SECURITY_ADMIN)),
          0);

  final Hospital hospital = new Hospital();
  private String address;

  /** Nobody there and no provider, whatever an earlier test has left. */
  Browser open() {
    if (address == null) {
      address =
          hospital.start(
              Map.of(
                  "anjuan.security.first-administrators.create",
                  "false",
                  "anjuan.sso.allow-plain",
                  "localhost",
                  "anjuan.sso.connect-timeout",
                  "500ms",
                  "anjuan.sso.answer-timeout",
                  "1500ms"));
    }
    for (var collection :
        List.of(
            "users",
            "sessions",
            "login_failures",
            "identity_providers",
            "sign_on_used",
            "log_in_steps",
            "log_ins",
            "known_devices",
            "known_places")) {
      hospital.mongo().getCollection(collection).deleteMany(new Document());
    }
    return new Browser(address);
  }

  String address() {
    return address;
  }

  Browser anotherBrowser() {
    return new Browser(address);
  }

  void hire(String username, String staffNumber, Posting... postings) {
    hospital
        .bean(Accounts.class)
        .create(
            Actor.system("test"),
            new NewAccount(
                new Username(username),
                Hospital.PASSWORD,
                "姓名" + username,
                new StaffNumber(staffNumber),
                Set.of(postings),
                0,
                false));
  }

  IdentityProvider add(String id, ProviderSettings settings, Provisioning rule, String secret) {
    return add(id, settings, rule, secret, null);
  }

  IdentityProvider add(
      String id, ProviderSettings settings, Provisioning rule, String secret, String certificates) {
    var provider =
        new IdentityProvider(
            new ProviderId(id),
            "统一登录",
            "Hospital log-in",
            1,
            true,
            settings,
            rule,
            certificates,
            false,
            0);
    return hospital.bean(IdentityProviders.class).add(SECURITY, provider, secret);
  }

  void setActive(String username, long version, boolean active) {
    hospital
        .bean(AccountAdministration.class)
        .setActive(SECURITY, new Username(username), version, active);
  }

  /** Sets up a second factor with the local password; the secret. */
  byte[] giveSecondFactor(String username) {
    var browser = anotherBrowser();
    browser.logIn(username, Hospital.PASSWORD);
    var begun =
        browser.post("/api/me/second-factor", "{\"password\":\"%s\"}".formatted(Hospital.PASSWORD));
    try {
      var secret =
          Base32.decode(JsonMapper.shared().readTree(begun.body()).get("secret").asString());
      var done =
          browser.post(
              "/api/me/second-factor/confirmation", "{\"code\":\"%s\"}".formatted(code(secret)));
      assertThat(done.statusCode()).isEqualTo(200);
      browser.delete("/api/session");
      hospital.pass(Duration.ofSeconds(60));
      return secret;
    } catch (ParseException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The code of this moment. */
  String code(byte[] secret) {
    try {
      return OneTimePassword.totp(secret, hospital.clock.millis(), 30, 6);
    } catch (LDAPException e) {
      throw new IllegalStateException(e);
    }
  }

  HttpResponse<String> enterCode(Browser browser, String ticket, String code) {
    return browser.post(
        "/api/session/code", "{\"ticket\":\"%s\",\"code\":\"%s\"}".formatted(ticket, code));
  }

  /** The last entry: actor, action, detail. */
  String lastOnRecord() {
    var event = hospital.entries().getLast().event();
    return event.actor() + " " + event.action() + " " + event.detail();
  }

  @Override
  public void close() {
    hospital.close();
  }
}
