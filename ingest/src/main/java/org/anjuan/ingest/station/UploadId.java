package org.anjuan.ingest.station;

import java.util.regex.Pattern;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.archive.platform.TextValue;

/**
 * Names an upload of a station; the station chose it. One that chooses by what the file says and
 * holds may forget everything and still not bring a file twice.
 */
public record UploadId(String value) implements TextValue {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

  public UploadId {
    if (!FORM.matcher(value).matches()) {
      throw new InvalidValue("upload");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
