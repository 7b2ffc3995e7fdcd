package org.anjuan.archive.watermark;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.archive.platform.TextValue;

/** What an invisible watermark says: 32 random bits, as eight hexadecimal digits. */
public record MarkId(String value) implements TextValue {

  private static final Pattern FORM = Pattern.compile("[0-9a-f]{8}");
  private static final SecureRandom RANDOM = new SecureRandom();

  public MarkId {
    if (!FORM.matcher(value).matches()) {
      throw new InvalidValue("mark");
    }
  }

  static MarkId random() {
    return of(RANDOM.nextInt());
  }

  static MarkId of(int bits) {
    return new MarkId(HexFormat.of().toHexDigits(bits));
  }

  int bits() {
    return HexFormat.fromHexDigits(value);
  }
}
