package org.anjuan.ingest.intake;

import org.anjuan.archive.document.DocumentId;
import org.anjuan.archive.record.RecordId;

/** The answer to a delivery that was accepted; the same for the same delivery again. */
public record IntakeReceipt(DocumentId documentId, int version, RecordId recordId) {}
