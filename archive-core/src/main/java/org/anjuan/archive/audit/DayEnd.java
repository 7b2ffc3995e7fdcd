package org.anjuan.archive.audit;

import org.bson.Document;

/**
 * How a day's chain ends.
 *
 * @param last the last event there is
 * @param hash its hash, which covers all events before it
 * @param closed whether nothing can follow any more
 */
public record DayEnd(AuditPosition last, String hash, boolean closed) {

  static DayEnd of(Document last) {
    return new DayEnd(
        ChainForm.position(last),
        ChainForm.storedHash(last),
        ChainForm.is(last, AuditAction.DAY_CLOSED));
  }
}
