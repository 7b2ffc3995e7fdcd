package org.anjuan.ingest.message.hl7;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times as HL7 writes them, {@code 20260301083000+0800}, in the form that the intake reads. */
final class Hl7Times {
  private static final Pattern FORM =
      Pattern.compile(
          "(\\d{4})(\\d{2})(\\d{2})(?:(\\d{2})(\\d{2})(?:(\\d{2})(?:\\.\\d{1,4})?)?)?([+-]\\d{2})?(\\d{2})?");

  private Hl7Times() {}

  /** A time; what can't be read as one stays as it is, so that it is refused by its name. */
  static @Nullable String time(Optional<String> value) {
    return value.map(Hl7Times::time).orElse(null);
  }

  private static String time(String value) {
    var form = FORM.matcher(value.strip());
    if (!form.matches()) {
      return value;
    }
    var date = form.group(1) + "-" + form.group(2) + "-" + form.group(3);
    if (form.group(4) == null) {
      return date;
    }
    var seconds = form.group(6) == null ? "00" : form.group(6);
    var zone =
        form.group(7) == null
            ? ""
            : form.group(7) + ":" + (form.group(8) == null ? "00" : form.group(8));
    return date + "T" + form.group(4) + ":" + form.group(5) + ":" + seconds + zone;
  }

  static @Nullable String date(Optional<String> value) {
    return value
        .map(Hl7Times::time)
        .map(t -> t.substring(0, Math.min(10, t.length())))
        .orElse(null);
  }
}
