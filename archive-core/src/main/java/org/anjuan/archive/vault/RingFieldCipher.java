package org.anjuan.archive.vault;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

/** Sealed text: {@code v1.<key id>.<nonce, ciphertext and tag in base64url>}. */
final class RingFieldCipher implements FieldCipher {

  private static final String VERSION = "v1";

  private final RingOfKeys keys;

  RingFieldCipher(RingOfKeys keys) {
    this.keys = keys;
  }

  @Override
  public String seal(String domain, String plain) {
    var sealed = keys.sealField(domain, plain.getBytes(StandardCharsets.UTF_8));
    return String.join(
        ".",
        VERSION,
        keys.currentKeyId(),
        Base64.getUrlEncoder().withoutPadding().encodeToString(sealed));
  }

  @Override
  public String open(String domain, String sealed) {
    try {
      var parts = sealed.split("\\.", -1);
      if (parts.length != 3 || !parts[0].equals(VERSION)) {
        throw new IllegalArgumentException("not a sealed field");
      }
      var plain = keys.openField(parts[1], domain, Base64.getUrlDecoder().decode(parts[2]));
      return new String(plain, StandardCharsets.UTF_8);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new TamperedField(domain, e);
    }
  }
}
