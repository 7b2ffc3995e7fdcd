package org.anjuan.ingest.quarantine;

import java.util.regex.Pattern;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.archive.platform.TextValue;

/** Identifies an entry; made from what arrived, so that the same thing again is the same entry. */
public record QuarantineId(String value) implements TextValue {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

  public QuarantineId {
    if (!FORM.matcher(value).matches()) {
      throw new InvalidValue("quarantineId");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
