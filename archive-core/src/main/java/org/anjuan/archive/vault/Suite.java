package org.anjuan.archive.vault;

import java.security.GeneralSecurityException;
import java.security.Provider;
import javax.crypto.Cipher;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** The cipher suites a blob may be sealed with. Both are authenticated, with tags of 16 bytes. */
public enum Suite {
  /** AES with keys of 256 bits in GCM, from the JDK. */
  AES_256_GCM("AES-256-GCM", 1, "AES", 32),
  /** SM4 (GB/T 32907) in GCM, from Bouncy Castle; an order of magnitude slower. */
  SM4_GCM("SM4-GCM", 2, "SM4", 16);

  static final int TAG_BYTES = 16;
  static final int NONCE_BYTES = 12;

  private final String label;
  private final int code;
  private final String algorithm;
  private final int keyBytes;

  Suite(String label, int code, String algorithm, int keyBytes) {
    this.label = label;
    this.code = code;
    this.algorithm = algorithm;
    this.keyBytes = keyBytes;
  }

  /** Name in a blob's metadata. */
  String label() {
    return label;
  }

  /** Number in associated data. */
  int code() {
    return code;
  }

  String algorithm() {
    return algorithm;
  }

  int keyBytes() {
    return keyBytes;
  }

  Cipher cipher() {
    try {
      return switch (this) {
        case AES_256_GCM -> Cipher.getInstance("AES/GCM/NoPadding");
        case SM4_GCM -> Cipher.getInstance("SM4/GCM/NoPadding", BouncyCastle.PROVIDER);
      };
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(label + " is missing in this Java runtime", e);
    }
  }

  /**
   * Handed over, not registered: registered first, it would take AES over at a hundredth the speed.
   */
  private static final class BouncyCastle {
    static final Provider PROVIDER = new BouncyCastleProvider();
  }
}
