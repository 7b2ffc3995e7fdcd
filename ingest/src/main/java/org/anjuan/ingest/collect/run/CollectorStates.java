package org.anjuan.ingest.collect.run;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.anjuan.ingest.collect.collector.CollectorId;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Where collectors stand; written by whoever holds a collector's lease. */
@Repository
public class CollectorStates {
  private final MongoCollection<Document> states;
  private final JsonMapper json = JsonMapper.builder().build();

  CollectorStates(MongoOperations mongo) {
    this.states = mongo.getCollection("collector_states");
  }

  public CollectorState find(CollectorId collector) {
    var found = states.find(eq("_id", collector.value())).first();
    return found == null ? CollectorState.none(collector) : read(found);
  }

  /** All that have one. */
  Map<CollectorId, CollectorState> all() {
    var all = new HashMap<CollectorId, CollectorState>();
    for (var state : states.find()) {
      var read = read(state);
      all.put(read.collector(), read);
    }
    return all;
  }

  void pause(CollectorId collector, boolean paused) {
    update(collector, Updates.set("paused", paused));
  }

  /** Only a run by the schedule counts for when the next is due. */
  void started(CollectorId collector, Instant at, boolean scheduled) {
    var date = SourceItems.date(at);
    update(
        collector,
        scheduled
            ? Updates.combine(Updates.set("started", date), Updates.set("scheduled", date))
            : Updates.set("started", date));
  }

  void listing(CollectorId collector, RunScope scope) {
    update(
        collector,
        Updates.combine(
            Updates.set("unfinished", json.writeValueAsString(scope)),
            Updates.set("checkpoint", null)));
  }

  void reached(CollectorId collector, String checkpoint) {
    update(collector, Updates.set("checkpoint", checkpoint));
  }

  void listed(CollectorId collector, @Nullable Instant watermark) {
    var changes = new ArrayList<Bson>();
    changes.add(Updates.set("unfinished", null));
    changes.add(Updates.set("checkpoint", null));
    if (watermark != null) {
      changes.add(Updates.max("watermark", SourceItems.date(watermark)));
    }
    update(collector, Updates.combine(changes));
  }

  void recollected(CollectorId collector, Instant at) {
    update(collector, Updates.set("recollected", SourceItems.date(at)));
  }

  /** A run is over; what was well ends a row of failures. */
  void ended(CollectorId collector, Instant at, boolean well) {
    var changes = new ArrayList<Bson>(List.of(Updates.set("ended", SourceItems.date(at))));
    if (well) {
      changes.add(Updates.set("succeeded", SourceItems.date(at)));
      changes.add(Updates.set("failures", 0));
      changes.add(Updates.set("trouble", null));
      changes.add(Updates.set("detail", null));
    }
    update(collector, Updates.combine(changes));
  }

  void failed(CollectorId collector, String trouble, String detail) {
    update(
        collector,
        Updates.combine(
            Updates.inc("failures", 1),
            Updates.set("trouble", trouble),
            Updates.set("detail", detail)));
  }

  private void update(CollectorId collector, Bson change) {
    states.updateOne(eq("_id", collector.value()), change, new UpdateOptions().upsert(true));
  }

  private CollectorState read(Document state) {
    var unfinished = state.getString("unfinished");
    return new CollectorState(
        new CollectorId(state.getString("_id")),
        state.getBoolean("paused", false),
        unfinished == null ? null : json.readValue(unfinished, RunScope.class),
        state.getString("checkpoint"),
        SourceItems.instant(state, "watermark"),
        SourceItems.instant(state, "started"),
        SourceItems.instant(state, "scheduled"),
        SourceItems.instant(state, "ended"),
        SourceItems.instant(state, "succeeded"),
        SourceItems.instant(state, "recollected"),
        state.getInteger("failures", 0),
        state.getString("trouble"),
        state.getString("detail"));
  }
}
