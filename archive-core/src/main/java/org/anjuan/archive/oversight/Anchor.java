package org.anjuan.archive.oversight;

import java.time.LocalDate;
import java.util.Base64;
import java.util.Optional;

/**
 * A day's anchor as it is kept.
 *
 * @param text exactly what was signed
 * @param signature base 64
 */
public record Anchor(LocalDate day, String text, String key, String signature) {

  /** What it states; empty when it is damaged beyond reading. */
  public Optional<AnchorText> content() {
    try {
      return Optional.of(AnchorText.parse(text));
    } catch (RuntimeException unreadable) {
      return Optional.empty();
    }
  }

  /** The signature's bytes; none when they are damaged beyond reading. */
  public byte[] signatureBytes() {
    try {
      return Base64.getDecoder().decode(signature);
    } catch (IllegalArgumentException unreadable) {
      return new byte[0];
    }
  }
}
