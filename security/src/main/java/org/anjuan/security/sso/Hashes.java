package org.anjuan.security.sso;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** SHA-256 in the two spellings that are needed, and what is too random to guess. */
final class Hashes {
  private static final SecureRandom RANDOM = new SecureRandom();

  private Hashes() {}

  static String hex(String text) {
    return HexFormat.of().formatHex(of(text));
  }

  static String base64url(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(of(text));
  }

  static String random() {
    var bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] of(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
