package org.anjuan.security.sso;

import java.security.GeneralSecurityException;
import org.anjuan.archive.platform.InvalidValue;
import org.jspecify.annotations.Nullable;

/**
 * A provider as it is set up; its secret is not in here.
 *
 * @param zh text of its button
 * @param en the same in English
 * @param position buttons and directories come in this order
 * @param certificates of the hospital's own CA, in PEM
 * @param hasSecret whether one is kept
 * @param version to be named by whoever changes it
 */
public record IdentityProvider(
    ProviderId id,
    String zh,
    String en,
    int position,
    boolean enabled,
    ProviderSettings settings,
    Provisioning provisioning,
    @Nullable String certificates,
    boolean hasSecret,
    long version) {
  private static final int LONGEST_PEM = 64 * 1024;

  public IdentityProvider {
    ProviderSettings.Form.text(zh, 1, 40, "zh");
    ProviderSettings.Form.text(en, 1, 40, "en");
    if (position < 0 || position > 999) {
      throw new InvalidValue("position");
    }
    certificates = certificates == null || certificates.isBlank() ? null : certificates.strip();
    if (certificates != null) {
      checkPem(certificates);
    }
  }

  private static void checkPem(String pem) {
    try {
      if (pem.length() > LONGEST_PEM || Trust.certificates(pem).isEmpty()) {
        throw new InvalidValue("certificates");
      }
    } catch (GeneralSecurityException e) {
      throw new InvalidValue("certificates");
    }
  }

  /** With whom we speak, and whom we believe to be it. */
  String peer() {
    return settings.peer() + " " + certificates;
  }

  IdentityProvider kept(boolean withSecret, long asVersion) {
    return new IdentityProvider(
        id, zh, en, position, enabled, settings, provisioning, certificates, withSecret, asVersion);
  }
}
