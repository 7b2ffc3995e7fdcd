package org.anjuan.ingest.station;

import java.time.Instant;
import org.anjuan.archive.document.CategoryCode;
import org.anjuan.archive.organisation.CampusCode;
import org.anjuan.ingest.quarantine.QuarantineReason;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * An upload that was completed: an entry of the log. It names no patient.
 *
 * @param address from where it was completed
 * @param takenAt when the file was taken, on the station's clock as it was
 * @param takenAtCorrected the same on ours
 * @param skewMillis how far the station's clock was before ours; negative when it was behind
 * @param reason why it lies in quarantine; null when it was filed
 * @param field which of the metadata was at fault
 */
@Document("station_submissions")
public record Submission(
    @Id SubmissionId id,
    StationCode station,
    CampusCode campus,
    String department,
    CategoryCode category,
    String address,
    Instant submittedAt,
    long size,
    String sha256,
    @Nullable Instant takenAt,
    @Nullable Instant takenAtCorrected,
    long skewMillis,
    @Nullable String recordId,
    @Nullable String documentId,
    @Nullable Integer documentVersion,
    @Nullable QuarantineReason reason,
    @Nullable String field,
    @Nullable String quarantineId) {

  public boolean isFiled() {
    return documentId != null;
  }
}
