package org.anjuan.ingest.collect.run;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.anjuan.ingest.collect.collector.CollectorId;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The history of runs, by collector and time. */
@Repository
public class CollectorRuns {
  private static final int KEPT = 500;

  private final MongoCollection<Document> runs;
  private final JsonMapper json = JsonMapper.builder().build();

  CollectorRuns(MongoOperations mongo) {
    this.runs = mongo.getCollection("collector_runs");
  }

  void write(CollectorRun run) {
    runs.replaceOne(
        eq("_id", run.id()),
        new Document("_id", run.id())
            .append("started", Date.from(run.startedAt()))
            .append("alive", Date.from(run.aliveAt()))
            .append("ended", SourceItems.date(run.endedAt()))
            .append("what", run.what())
            .append("by", run.by())
            .append("counts", json.writeValueAsString(run.counts()))
            .append("outcome", run.outcome() == null ? null : run.outcome().name())
            .append("trouble", run.trouble())
            .append("detail", run.detail()),
        new ReplaceOptions().upsert(true));
  }

  /** A run that did nothing is not kept: those would push the others out. */
  void forget(CollectorRun run) {
    runs.deleteOne(eq("_id", run.id()));
  }

  /** The latest first; older than the given one, if one is given. */
  public List<CollectorRun> list(CollectorId collector, @Nullable String before, int most) {
    var until = before == null ? collector + ";" : before;
    return runs
        .find(and(gt("_id", collector + ":"), lt("_id", until)))
        .sort(Sorts.descending("_id"))
        .limit(most)
        .into(new ArrayList<Document>())
        .stream()
        .map(this::read)
        .toList();
  }

  /** Drops the oldest of a collector that has many. */
  void prune(CollectorId collector) {
    var kept = list(collector, null, KEPT);
    if (kept.size() == KEPT) {
      runs.deleteMany(and(gt("_id", collector + ":"), lt("_id", kept.getLast().id())));
    }
  }

  private CollectorRun read(Document run) {
    var id = run.getString("_id");
    var outcome = run.getString("outcome");
    return new CollectorRun(
        id,
        new CollectorId(id.substring(0, id.indexOf(':'))),
        run.getDate("started").toInstant(),
        run.getDate("alive").toInstant(),
        SourceItems.instant(run, "ended"),
        run.getString("what"),
        run.getString("by"),
        json.readValue(run.getString("counts"), CollectorRun.Counts.class),
        outcome == null ? null : CollectorRun.Outcome.valueOf(outcome),
        run.getString("trouble"),
        run.getString("detail"));
  }
}
