package org.anjuan.archive.notice;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.anjuan.archive.platform.InvalidValue;

/** Names what is going on: the same kind and subject, the same id. */
public record NoticeId(String value) {
  private static final Pattern FORM = Pattern.compile("[A-Z_]{3,40}-[0-9a-f]{32}");

  public NoticeId {
    if (!FORM.matcher(value).matches()) {
      throw new InvalidValue("notice");
    }
  }

  static NoticeId of(NoticeKind kind, String subject) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(subject.getBytes(StandardCharsets.UTF_8));
      return new NoticeId(kind + "-" + HexFormat.of().formatHex(digest, 0, 16));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
