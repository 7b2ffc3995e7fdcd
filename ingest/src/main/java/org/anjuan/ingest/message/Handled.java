package org.anjuan.ingest.message;

import java.util.List;
import org.anjuan.archive.document.DocumentId;
import org.anjuan.archive.record.RecordId;
import org.anjuan.ingest.intake.IntakeReceipt;
import org.jspecify.annotations.Nullable;

/**
 * What a message has led to.
 *
 * @param ignored nothing in it concerns the archive
 * @param note figures of it, for the screen; never a patient's data
 */
public record Handled(
    boolean ignored,
    @Nullable RecordId recordId,
    @Nullable DocumentId documentId,
    @Nullable Integer version,
    @Nullable String note) {

  public static final Handled NOTHING = new Handled(true, null, null, null, null);

  public static Handled record(RecordId id) {
    return new Handled(false, id, null, null, null);
  }

  public static Handled document(IntakeReceipt receipt) {
    return new Handled(false, receipt.recordId(), receipt.documentId(), receipt.version(), null);
  }

  /** It was about patients, none of whom has a record here yet. */
  public static Handled noted() {
    return new Handled(false, null, null, null, null);
  }

  /**
   * It was rows, all of which were taken.
   *
   * @param leavers staff numbers whose accounts should be closed
   */
  public static Handled rows(int taken, int changed, List<String> leavers) {
    var note = "%d rows, %d changed".formatted(taken, changed);
    var proposed = leavers.isEmpty() ? "" : "; left: " + String.join(" ", leavers);
    return new Handled(false, null, null, null, note + proposed);
  }
}
