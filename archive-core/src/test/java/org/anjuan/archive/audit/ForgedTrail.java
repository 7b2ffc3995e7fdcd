package org.anjuan.archive.audit;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import org.bson.Document;

/** Somebody who can write to the database, knows the format, and takes his time. */
public final class ForgedTrail {
  private ForgedTrail() {}

  /** Changes an event and computes everything after it anew, to the end of the trail. */
  public static void rewrite(MongoCollection<Document> events, AuditPosition from, String record) {
    var all =
        events
            .find(Filters.gte("_id", from.id()))
            .sort(Sorts.ascending("_id"))
            .into(new ArrayList<>());
    all.getFirst().append("recordId", record);
    var previous = all.getFirst().getString("previous");
    for (var event : all) {
      event.append("previous", previous);
      event.remove("hash");
      event.append("hash", ChainForm.hash(event));
      previous = event.getString("hash");
      events.replaceOne(Filters.eq("_id", event.getString("_id")), event);
    }
  }
}
