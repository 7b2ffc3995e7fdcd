package org.anjuan.ingest.collect.run;

import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.ingest.intake.IntakeMeta;
import org.jspecify.annotations.Nullable;

/** A stay as items name it. */
public record StayKey(String campus, String admissionNo, int visitNo) {
  private static final int LONGEST = 64;

  public StayKey {
    if (campus == null || campus.isBlank() || campus.length() > LONGEST) {
      throw new InvalidValue("campus");
    }
    if (admissionNo == null
        || admissionNo.isBlank()
        || admissionNo.length() > LONGEST
        || admissionNo.contains("|")) {
      throw new InvalidValue("admissionNo");
    }
    if (visitNo < 1 || visitNo > 9_999) {
      throw new InvalidValue("visitNo");
    }
  }

  /** The stay that a description names, if it does. */
  static @Nullable StayKey of(IntakeMeta meta, String campus) {
    var admission = meta.admissionNo();
    if (admission == null) {
      return null;
    }
    try {
      return new StayKey(
          meta.campus() == null ? campus : meta.campus(),
          admission.strip(),
          meta.visitNo() == null ? 1 : meta.visitNo());
    } catch (InvalidValue malformed) {
      return null;
    }
  }

  /** As {@link #text} has written it. */
  static StayKey parse(String text) {
    var parts = text.split("\\|", -1);
    return new StayKey(parts[0], parts[1], Integer.parseInt(parts[2]));
  }

  public String text() {
    return campus + "|" + admissionNo + "|" + visitNo;
  }

  @Override
  public String toString() {
    return "StayKey[masked]";
  }
}
