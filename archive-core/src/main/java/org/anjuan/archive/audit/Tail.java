package org.anjuan.archive.audit;

import java.time.LocalDate;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The event after which the chain goes on.
 *
 * @param next the day that follows, when this event closes its day
 */
record Tail(AuditPosition position, String hash, @Nullable LocalDate next) {

  static Tail of(Document document) {
    var next = ChainForm.is(document, AuditAction.DAY_CLOSED) ? nextDay(document) : null;
    return new Tail(ChainForm.position(document), ChainForm.storedHash(document), next);
  }

  private static @Nullable LocalDate nextDay(Document document) {
    var detail = ChainForm.textOf(document, "detail");
    return detail.matches("\\d{4}-\\d{2}-\\d{2}") ? LocalDate.parse(detail) : null;
  }
}
