package org.anjuan.archive.vault;

import java.security.SecureRandom;
import java.util.regex.Pattern;
import org.anjuan.archive.platform.TextValue;

/**
 * Names a blob. Unguessable (130 random bits), yet no secret: who may read a blob is decided by who
 * may read the document that refers to it.
 */
public record BlobId(String value) implements TextValue {

  private static final int LENGTH = 26;
  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final Pattern FORM = Pattern.compile("[" + ALPHABET + "]{" + LENGTH + "}");
  private static final SecureRandom RANDOM = new SecureRandom();

  public BlobId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("Not a blob id");
    }
  }

  static BlobId random() {
    var random = new byte[LENGTH];
    RANDOM.nextBytes(random);
    var id = new StringBuilder(LENGTH);
    for (byte b : random) {
      id.append(ALPHABET.charAt(b & 31));
    }
    return new BlobId(id.toString());
  }

  @Override
  public String toString() {
    return value;
  }
}
