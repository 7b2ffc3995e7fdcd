package org.anjuan.archive.vault;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;

/** Key rings for tests, from a word. The name of the master key is the same in all. */
final class TestKeys {

  static final String NAME = "master-1-00000000";

  private TestKeys() {}

  static RingOfKeys ring(String word) {
    return new RingOfKeys(Map.of(NAME, key("master " + word)), NAME, key("hash " + word));
  }

  private static SecretKeySpec key(String word) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return new SecretKeySpec(digest.digest(word.getBytes(StandardCharsets.UTF_8)), "AES");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
