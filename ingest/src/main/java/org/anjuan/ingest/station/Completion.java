package org.anjuan.ingest.station;

import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;
import org.anjuan.archive.platform.InvalidValue;
import org.jspecify.annotations.Nullable;

/**
 * What a station says when all bytes of an upload are here.
 *
 * @param sha256 of the whole, lower-case hexadecimal
 * @param patientKey what was typed or scanned for the patient: an admission number, one with its
 *     visit ({@code ZY1_2}), or what one of our record labels says
 * @param takenAt when the file was taken, on the station's clock
 * @param now the time on the station's clock
 * @param meta what the source said, as JSON, as a side-car has it
 */
public record Completion(
    long size,
    String sha256,
    @Nullable String fileName,
    @Nullable String patientKey,
    @Nullable Instant takenAt,
    Instant now,
    @Nullable String meta) {
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
  private static final int LONGEST_NAME = 255;
  private static final int LONGEST_KEY = 100;

  public Completion {
    sha256 = sha256.strip().toLowerCase(Locale.ROOT);
    require(size >= 0, "size");
    require(DIGEST.matcher(sha256).matches(), "sha256");
    require(fileName == null || fileName.length() <= LONGEST_NAME, "fileName");
    require(patientKey == null || patientKey.length() <= LONGEST_KEY, "patientKey");
  }

  private static void require(boolean fine, String field) {
    if (!fine) {
      throw new InvalidValue(field);
    }
  }

  @Override
  public String toString() {
    return "Completion[" + size + "]";
  }
}
