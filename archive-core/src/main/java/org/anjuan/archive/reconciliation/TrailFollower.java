package org.anjuan.archive.reconciliation;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.List;
import org.anjuan.archive.audit.AuditEntry;
import org.anjuan.archive.audit.AuditPosition;
import org.anjuan.archive.audit.AuditTrail;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Follows the audit trail: every arrival is on it before its source is acknowledged. How far it was
 * read is kept after what was read has been dealt with, so an event may be dealt with twice.
 */
final class TrailFollower {
  private static final int BATCH = 500;
  private static final int BATCHES = 8;

  private final AuditTrail trail;
  private final MongoCollection<Document> places;
  private final String name;

  TrailFollower(AuditTrail trail, MongoCollection<Document> places, String name) {
    this.trail = trail;
    this.places = places;
    this.name = name;
  }

  /** Whether it has ever read anything, or was told where to begin. */
  boolean hasBegun() {
    return places.find(eq("_id", name)).first() != null;
  }

  /**
   * The next events, some thousands at most; together, so that a record among them is dealt with
   * once.
   */
  List<AuditEntry> next() {
    var all = new ArrayList<AuditEntry>();
    var position = position();
    for (var i = 0; i < BATCHES; i++) {
      var fresh = trail.since(position, BATCH);
      if (fresh.isEmpty()) {
        break;
      }
      all.addAll(fresh);
      position = fresh.getLast().position();
    }
    return all;
  }

  private @Nullable AuditPosition position() {
    var known = places.find(eq("_id", name)).first();
    var position = known == null ? null : known.getString("position");
    return position == null ? null : AuditPosition.parse(position);
  }

  void goOnAfter(@Nullable AuditPosition position) {
    places.replaceOne(
        eq("_id", name),
        new Document("_id", name).append("position", position == null ? null : position.id()),
        new ReplaceOptions().upsert(true));
  }
}
