package org.anjuan.security.sso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.function.Supplier;
import org.anjuan.archive.access.Role;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.security.sso.ProviderRefused.Reason;
import org.anjuan.security.sso.Provisioning.PostingRule;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("SEC-6")
class IdentityProvidersTests {
  private static final SignOnSite SITE = new SignOnSite();
  private static final ProviderSettings OIDC = oidc("https://idp.hospital");
  private IdentityProviders providers;

  @BeforeEach
  void open() {
    SITE.open();
    providers = SITE.hospital.bean(IdentityProviders.class);
  }

  @AfterAll
  static void close() {
    SITE.close();
  }

  @Test
  void secretIsSealedAndNeverComesOut() {
    var added = SITE.add("sso", OIDC, Provisioning.REFUSE, "the client's secret");
    assertThat(added.hasSecret()).isTrue();
    var stored = SITE.hospital.mongo().getCollection("identity_providers").find().first();
    assertThat(stored).isNotNull();
    assertThat(stored.toJson()).doesNotContain("the client's secret");
    assertThat(providers.all().toString()).doesNotContain("the client's secret");
    assertThat(providers.secret(added.id())).isEqualTo("the client's secret");
    assertThat(SITE.lastOnRecord())
        .startsWith("secadmin SIGN_ON_SETTINGS_CHANGED added sso enabled")
        .doesNotContain("the client's secret");
  }

  @Test
  void keptSecretDoesNotGoToAnotherAddress() {
    var added = SITE.add("sso", OIDC, Provisioning.REFUSE, "s");
    var moved = with(added, oidc("https://evil.example"), added.version());
    assertThat(refusal(() -> providers.change(SignOnSite.SECURITY, moved, null)))
        .isEqualTo(Reason.SECRET_NEEDED);
    assertThat(providers.change(SignOnSite.SECURITY, moved, "s2").version())
        .isEqualTo(added.version() + 1);
    assertThat(SITE.lastOnRecord()).startsWith("secadmin SIGN_ON_SETTINGS_CHANGED changed sso");
    assertThat(providers.secret(added.id())).isEqualTo("s2");
  }

  @Test
  void whoChangesAnOldVersionIsRefused() {
    var added = SITE.add("sso", OIDC, Provisioning.REFUSE, "s");
    providers.change(SignOnSite.SECURITY, added, null);
    assertThat(refusal(() -> providers.change(SignOnSite.SECURITY, added, null)))
        .isEqualTo(Reason.CHANGED_MEANWHILE);
    assertThatExceptionOfType(ProviderRefused.class)
        .isThrownBy(() -> providers.remove(SignOnSite.SECURITY, added.id(), added.version()));
    providers.remove(SignOnSite.SECURITY, added.id(), added.version() + 1);
    assertThat(providers.all()).isEmpty();
    assertThat(SITE.lastOnRecord()).endsWith("removed sso");
  }

  @Test
  void idIsTakenOnceAndTheKindStays() {
    var added = SITE.add("sso", OIDC, Provisioning.REFUSE, null);
    assertThat(refusal(() -> SITE.add("sso", OIDC, Provisioning.REFUSE, null)))
        .isEqualTo(Reason.EXISTS);
    var cas = new ProviderSettings.Cas("https://cas.hospital/cas/", "", "", "");
    assertThat(cas.server()).isEqualTo("https://cas.hospital/cas");
    assertThat(
            refusal(() ->
                providers.change(SignOnSite.SECURITY, with(added, cas, added.version()), null)))
        .isEqualTo(Reason.KIND_FIXED);
  }

  @Test
  void nonsenseIsNamed() {
    assertThat(field(() -> oidc("ldap://x"))).isEqualTo("issuer");
    assertThat(field(() -> new ProviderId("Not an id"))).isEqualTo("id");
    assertThat(field(() -> ldap("https://x", "(uid={0})"))).isEqualTo("urls");
    assertThat(field(() -> ldap("ldap://x", "(uid=*"))).isEqualTo("filter");
    assertThat(field(() -> ldap("ldap://x", "(uid=zhao)"))).isEqualTo("filter");
    assertThat(field(() -> new PostingRule(Role.AUDIT_ADMIN, "MAIN", List.of())))
        .isEqualTo("provisioning.role");
    assertThat(
            field(() -> SITE.add("x", OIDC, Provisioning.REFUSE, null, "-----BEGIN NONSENSE-----")))
        .isEqualTo("certificates");
  }

  private static ProviderSettings oidc(String issuer) {
    return new ProviderSettings.Oidc(issuer, "anjuan", List.of("openid"), "no", "", "");
  }

  private static ProviderSettings ldap(String url, String filter) {
    return new ProviderSettings.Ldap(
        List.of(url), true, "cn=a", "dc=b", filter, "employeeNumber", "", "");
  }

  private static IdentityProvider with(
      IdentityProvider provider, ProviderSettings settings, long version) {
    return new IdentityProvider(
        provider.id(), "甲", "A", 1, true, settings, Provisioning.REFUSE, null, false, version);
  }

  private static Reason refusal(Runnable deed) {
    try {
      deed.run();
    } catch (ProviderRefused refused) {
      return refused.reason();
    }
    throw new AssertionError("not refused");
  }

  private static String field(Supplier<?> deed) {
    try {
      deed.get();
    } catch (InvalidValue invalid) {
      return invalid.field();
    }
    throw new AssertionError("not refused");
  }
}
