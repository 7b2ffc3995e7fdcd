package org.anjuan.ingest.message;

import org.anjuan.archive.document.DocumentId;
import org.anjuan.archive.record.RecordId;
import org.anjuan.ingest.intake.IntakeReceipt;
import org.jspecify.annotations.Nullable;

/**
 * What a message has led to.
 *
 * @param ignored nothing in it concerns the archive
 */
public record Handled(
    boolean ignored,
    @Nullable RecordId recordId,
    @Nullable DocumentId documentId,
    @Nullable Integer version) {

  public static final Handled NOTHING = new Handled(true, null, null, null);

  public static Handled record(RecordId id) {
    return new Handled(false, id, null, null);
  }

  public static Handled document(IntakeReceipt receipt) {
    return new Handled(false, receipt.recordId(), receipt.documentId(), receipt.version());
  }

  /** It was about patients, none of whom has a record here yet. */
  public static Handled noted() {
    return new Handled(false, null, null, null);
  }
}
