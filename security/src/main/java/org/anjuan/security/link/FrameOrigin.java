package org.anjuan.security.link;

import java.util.regex.Pattern;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.archive.platform.TextValue;
import org.jspecify.annotations.Nullable;

/**
 * An origin whose pages may show ours in a frame: {@code http://emr.hospital.local:8080}. Goes into
 * a header as it is: no path, no wildcard, no blanks.
 */
public record FrameOrigin(String value) implements TextValue {
  private static final Pattern FORM =
      Pattern.compile(
          "https?://(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*"
              + "|\\[[0-9a-f:]{2,39}])(?::(\\d{1,5}))?");
  private static final int HIGHEST_PORT = 65_535;

  public FrameOrigin {
    var form = FORM.matcher(value);
    if (value.length() > 300 || !form.matches() || !isPort(form.group(1))) {
      throw new InvalidValue("frameAncestors");
    }
  }

  private static boolean isPort(@Nullable String port) {
    if (port == null) {
      return true;
    }
    var number = Integer.parseInt(port);
    return number > 0 && number <= HIGHEST_PORT;
  }

  @Override
  public String toString() {
    return value;
  }
}
