package org.anjuan.ingest.collect.run;

import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.Date;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** What is written of an item when something has become of it. */
final class SourceItemChanges {
  private SourceItemChanges() {}

  static Bson due(@Nullable Instant at) {
    return Updates.set("due", SourceItems.date(at));
  }

  static Bson taken(Taken taken, Instant now) {
    return Updates.combine(
        Updates.set("due", Date.from(now)),
        Updates.set("reason", null),
        Updates.set("stay", taken.stay()),
        Updates.set("system", taken.system()),
        Updates.set("source", taken.sourceDocumentId()),
        Updates.set("document", taken.documentId()),
        Updates.set("version", taken.version()),
        Updates.set("sha256", taken.sha256()),
        Updates.set("quarantine", null),
        Updates.set("withdrawn", false),
        Updates.set("taken", Date.from(now)));
  }

  static Bson quarantined(String id, String reason) {
    return Updates.combine(Updates.set("quarantine", id), Updates.set("reason", reason));
  }

  /** Not its own fault: it is tried again and again. */
  static Bson later(String reason, Instant again) {
    return Updates.combine(Updates.set("reason", reason), due(again));
  }

  static Bson failed(String reason, @Nullable Instant again) {
    return Updates.combine(Updates.set("reason", reason), Updates.inc("attempts", 1), due(again));
  }

  static Bson waiting(StayKey stay, @Nullable Instant until) {
    return Updates.combine(Updates.set("stay", stay.text()), due(until));
  }

  static Bson acknowledged() {
    return Updates.set("due", null);
  }

  static Bson withdrawn() {
    return Updates.set("withdrawn", true);
  }

  /** What an item became. */
  record Taken(
      @Nullable String stay,
      String system,
      String sourceDocumentId,
      String documentId,
      int version,
      String sha256) {}
}
