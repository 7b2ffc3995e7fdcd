package org.anjuan.ingest.station;

import java.util.regex.Pattern;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.archive.platform.TextValue;

/** Names a station, for addresses, logs and the audit trail. */
public record StationCode(String value) implements TextValue {
  private static final Pattern FORM = Pattern.compile("[0-9A-Za-z_-]{1,24}");

  public StationCode {
    if (!FORM.matcher(value).matches()) {
      throw new InvalidValue("code");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
