package org.anjuan.station.queue;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import org.anjuan.station.Words;
import org.jspecify.annotations.Nullable;

/**
 * A file that waits, or one that was not taken.
 *
 * @param id names its upload; made of what it says and holds, so that the same file is the same
 * @param patientKey what was typed or scanned for the patient
 * @param meta its side-car, as JSON
 * @param takenAt on this machine's clock
 * @param refusal why it was not taken; null while it waits
 * @param held whether its bytes are still here; what lies in the archive's quarantine is not
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Waiting(
    String id,
    String fileName,
    long size,
    String sha256,
    @Nullable String patientKey,
    @Nullable String meta,
    Instant takenAt,
    @Nullable Words refusal,
    boolean held) {

  /** Whether the archive would not take it. */
  public boolean isRefused() {
    return refusal != null;
  }

  Waiting refused(Words why, boolean stillHeld) {
    return new Waiting(id, fileName, size, sha256, patientKey, meta, takenAt, why, stillHeld);
  }

  Waiting again() {
    return new Waiting(id, fileName, size, sha256, patientKey, meta, takenAt, null, held);
  }

  @Override
  public String toString() {
    return "Waiting[" + id + "]";
  }
}
