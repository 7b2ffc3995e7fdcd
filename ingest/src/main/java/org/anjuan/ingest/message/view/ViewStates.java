package org.anjuan.ingest.message.view;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import org.anjuan.ingest.message.ListenerCode;
import org.anjuan.ingest.message.view.ViewState.Figures;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Repository;

/** Where readings stand; written by whoever holds a view's lease, and by who asks for one. */
@Repository
class ViewStates {
  private final MongoCollection<Document> states;

  ViewStates(MongoOperations mongo) {
    this.states = mongo.getCollection("view_states");
  }

  ViewState find(ListenerCode code) {
    var found = states.find(eq("_id", code.value())).first();
    return found == null ? ViewState.NONE : read(found);
  }

  void asked(ListenerCode code, Instant at) {
    update(code, Updates.set("asked", Date.from(at)));
  }

  /** Notes since when the schedule is this one; it counts from there. */
  void planned(ListenerCode code, String schedule, Instant at) {
    var found = states.find(eq("_id", code.value())).first();
    if (found == null || !schedule.equals(found.getString("schedule"))) {
      update(
          code,
          Updates.combine(
              Updates.set("schedule", schedule), Updates.set("planned", Date.from(at))));
    }
  }

  /** A reading begins, anew or where the former stopped. */
  void started(ListenerCode code, Instant at, boolean scheduled) {
    var changes = new ArrayList<Bson>();
    changes.add(Updates.set("started", Date.from(at)));
    if (scheduled) {
      changes.add(Updates.set("scheduled", Date.from(at)));
    }
    update(code, Updates.combine(changes));
  }

  void begun(ListenerCode code, String meaning, Instant at, @Nullable Instant since) {
    update(
        code,
        Updates.combine(
            Updates.set("unfinished", true),
            Updates.set("meaning", meaning),
            Updates.set("begun", Date.from(at)),
            Updates.set("since", date(since)),
            Updates.set("latest", date(since)),
            Updates.set("checkpoint", null),
            figures(Figures.NONE)));
  }

  void reached(
      ListenerCode code, @Nullable String checkpoint, @Nullable Instant latest, Figures figures) {
    update(
        code,
        Updates.combine(
            Updates.set("checkpoint", checkpoint),
            Updates.set("latest", date(latest)),
            figures(figures)));
  }

  /** The whole view was read. What was asked for after the beginning is still to be done. */
  void ended(ListenerCode code, Instant startedAt, Instant at, @Nullable Instant watermark) {
    update(
        code,
        Updates.combine(
            Updates.set("unfinished", false),
            Updates.set("checkpoint", null),
            Updates.set("watermark", date(watermark)),
            Updates.set("ended", Date.from(at)),
            Updates.set("succeeded", Date.from(at)),
            Updates.set("failures", 0),
            Updates.set("trouble", null),
            Updates.set("detail", null)));
    answered(code, startedAt);
  }

  void failed(ListenerCode code, Instant startedAt, Instant at, String trouble, String detail) {
    update(
        code,
        Updates.combine(
            Updates.inc("failures", 1),
            Updates.set("ended", Date.from(at)),
            Updates.set("trouble", trouble),
            Updates.set("detail", detail)));
    answered(code, startedAt);
  }

  private void answered(ListenerCode code, Instant startedAt) {
    states.updateOne(
        and(eq("_id", code.value()), lte("asked", Date.from(startedAt))),
        Updates.set("asked", null));
  }

  private void update(ListenerCode code, Bson change) {
    states.updateOne(eq("_id", code.value()), change, new UpdateOptions().upsert(true));
  }

  private static Bson figures(Figures figures) {
    return Updates.set(
        "figures",
        new Document("pages", figures.pages())
            .append("rows", figures.rows())
            .append("taken", figures.taken())
            .append("changed", figures.changed())
            .append("refused", figures.refused()));
  }

  private static ViewState read(Document state) {
    return new ViewState(
        instant(state, "asked"),
        instant(state, "planned"),
        instant(state, "scheduled"),
        instant(state, "started"),
        instant(state, "ended"),
        instant(state, "succeeded"),
        instant(state, "begun"),
        state.getBoolean("unfinished", false),
        state.getString("meaning"),
        instant(state, "since"),
        state.getString("checkpoint"),
        instant(state, "latest"),
        instant(state, "watermark"),
        figures(state.get("figures", new Document())),
        state.getInteger("failures", 0),
        state.getString("trouble"),
        state.getString("detail"));
  }

  private static Figures figures(Document figures) {
    return new Figures(
        figures.getInteger("pages", 0),
        number(figures, "rows"),
        number(figures, "taken"),
        number(figures, "changed"),
        number(figures, "refused"));
  }

  private static long number(Document figures, String name) {
    return figures.get(name) instanceof Number number ? number.longValue() : 0;
  }

  private static @Nullable Date date(@Nullable Instant at) {
    return at == null ? null : Date.from(at);
  }

  private static @Nullable Instant instant(Document state, String name) {
    var date = state.getDate(name);
    return date == null ? null : date.toInstant();
  }
}
