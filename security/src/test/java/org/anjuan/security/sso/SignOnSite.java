package org.anjuan.security.sso;

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
import org.anjuan.security.account.Accounts;
import org.anjuan.security.account.NewAccount;
import org.anjuan.security.account.Username;
import org.bson.Document;

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
        List.of("users", "sessions", "login_failures", "identity_providers", "sign_on_used")) {
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
