package org.anjuan.archive.vault;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/**
 * Signs in the archive's name (Ed25519, RFC 8032), so that others can check with the public key
 * what this archive has stated. The private keys stay in this package.
 */
public final class ArchiveSeal {
  static final int SEED_BYTES = 32;

  /** How a public key of this kind begins in DER (RFC 8410): everything but the key itself. */
  private static final byte[] DER_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

  private final Map<String, Ed25519PrivateKeyParameters> keys = new LinkedHashMap<>();
  private final String current;

  /**
   * A seal with these keys.
   *
   * @param seeds the current one last
   */
  ArchiveSeal(List<byte[]> seeds) {
    var latest = "";
    for (var i = 0; i < seeds.size(); i++) {
      latest = name(i + 1, seeds.get(i));
      keys.put(latest, new Ed25519PrivateKeyParameters(seeds.get(i)));
    }
    if (latest.isEmpty()) {
      throw new IllegalArgumentException("The seal has no key");
    }
    this.current = latest;
  }

  /** {@code anchor-<n>-<beginning of the public key's SHA-256>}. */
  static String name(int number, byte[] seed) {
    var digest = sha256(der(new Ed25519PrivateKeyParameters(seed).generatePublicKey()));
    return "anchor-" + number + "-" + HexFormat.of().formatHex(digest, 0, 4);
  }

  /** The key that signs now. */
  public String keyId() {
    return current;
  }

  /** The signature of these bytes by the current key, 64 bytes. */
  public byte[] sign(byte[] text) {
    var signer = new Ed25519Signer();
    signer.init(true, keys.get(current));
    signer.update(text, 0, text.length);
    return signer.generateSignature();
  }

  /** Whether a key of this archive has signed exactly these bytes. */
  public boolean verify(String keyId, byte[] text, byte[] signature) {
    var key = keys.get(keyId);
    if (key == null) {
      return false;
    }
    var verifier = new Ed25519Signer();
    verifier.init(false, key.generatePublicKey());
    verifier.update(text, 0, text.length);
    return verifier.verifySignature(signature);
  }

  /** A public key as others read it; empty when the ring has no such key. */
  public Optional<String> publicKeyPem(String keyId) {
    return Optional.ofNullable(keys.get(keyId))
        .map(key ->
            "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getEncoder().encodeToString(der(key.generatePublicKey()))
                + "\n-----END PUBLIC KEY-----\n");
  }

  private static byte[] der(Ed25519PublicKeyParameters key) {
    var raw = key.getEncoded();
    var der = Arrays.copyOf(DER_HEAD, DER_HEAD.length + raw.length);
    System.arraycopy(raw, 0, der, DER_HEAD.length, raw.length);
    return der;
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
