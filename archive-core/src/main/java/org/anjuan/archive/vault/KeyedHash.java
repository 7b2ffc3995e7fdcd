package org.anjuan.archive.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Turns a value into something that can be looked up but not turned back: HMAC-SHA256 under a key
 * of the ring that never rotates. The same value in another domain has another hash.
 */
public final class KeyedHash {

  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

  private final SecretKey key;

  KeyedHash(SecretKey key) {
    this.key = key;
  }

  /** 43 characters of {@code [A-Za-z0-9_-]}. Bring the value into one form (case, width) before. */
  public String of(String domain, String value) {
    var name = domain.getBytes(StandardCharsets.UTF_8);
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      mac.update(ByteBuffer.allocate(4).putInt(name.length).array());
      mac.update(name);
      return TEXT.encodeToString(mac.doFinal(value.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC-SHA256 is missing in this Java runtime", e);
    }
  }
}
