package org.anjuan.security.link;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/** How an application signs; both give 32 bytes. */
public enum LinkAlgorithm {
  HMAC_SHA256("HMAC-SHA-256", SHA256Digest::new),
  HMAC_SM3("HMAC-SM3", SM3Digest::new);

  private final String label;
  private final Supplier<Digest> digest;

  LinkAlgorithm(String label, Supplier<Digest> digest) {
    this.label = label;
    this.digest = digest;
  }

  public String label() {
    return label;
  }

  /** The signature of a text under a secret; both count as UTF-8. */
  byte[] sign(String secret, String text) {
    var mac = new HMac(digest.get());
    mac.init(new KeyParameter(secret.getBytes(StandardCharsets.UTF_8)));
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    mac.update(bytes, 0, bytes.length);
    var signature = new byte[mac.getMacSize()];
    mac.doFinal(signature, 0);
    return signature;
  }
}
