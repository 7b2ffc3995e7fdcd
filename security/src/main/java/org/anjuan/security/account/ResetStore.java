package org.anjuan.security.account;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.anjuan.security.account.PasswordReset.FirstLogIn;
import org.anjuan.security.account.PasswordReset.State;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/**
 * Collection {@code password_resets}. While one waits it holds the hash of the whole password and,
 * sealed, its second half; both go when it ends.
 */
@Component
class ResetStore {
  private final MongoCollection<Document> resets;

  ResetStore(MongoOperations mongo) {
    this.resets = mongo.getCollection("password_resets");
    resets.createIndex(Indexes.ascending("user", "order"));
    resets.createIndex(Indexes.ascending("state", "order"));
  }

  /** What waits to be released. */
  record Waiting(PasswordReset reset, String hash, String secondHalf) {}

  void add(PasswordReset reset, @Nullable String address, @Nullable Secret secret) {
    resets.insertOne(
        new Document("_id", reset.id())
            .append("order", "%015d.%s".formatted(reset.requestedAt().toEpochMilli(), reset.id()))
            .append("user", reset.username().value())
            .append("name", reset.name())
            .append("requestedBy", reset.requestedBy())
            .append("requestedByName", reset.requestedByName())
            .append("reason", reset.reason())
            .append("state", reset.state().name())
            .append("requestedAt", Date.from(reset.requestedAt()))
            .append("lapsesAt", Date.from(reset.lapsesAt()))
            .append("releasedBy", reset.releasedBy())
            .append("endedAt", reset.endedAt() == null ? null : Date.from(reset.endedAt()))
            .append("address", address)
            .append("hash", secret == null ? null : secret.hash())
            .append("secondHalf", secret == null ? null : secret.sealedHalf()));
  }

  /** Of a password that waits. */
  record Secret(String hash, String sealedHalf) {
    @Override
    public String toString() {
      return "Secret[masked]";
    }
  }

  List<PasswordReset> waiting() {
    return read(resets.find(eq("state", State.WAITING.name())).into(new ArrayList<>()));
  }

  Optional<Waiting> waiting(String id) {
    return Optional.ofNullable(
            resets.find(and(eq("_id", id), eq("state", State.WAITING.name()))).first())
        .map(found ->
            new Waiting(read(found), found.getString("hash"), found.getString("secondHalf")));
  }

  /** The last resets of an account, the latest first. */
  List<PasswordReset> of(Username username, int most) {
    return read(
        resets
            .find(eq("user", username.value()))
            .sort(descending("order"))
            .limit(most)
            .into(new ArrayList<>()));
  }

  /** Ends one that waits; false when another was quicker. */
  boolean end(String id, State state, String by, Instant at) {
    return resets
            .updateOne(
                and(eq("_id", id), eq("state", State.WAITING.name())),
                Updates.combine(
                    Updates.set("state", state.name()),
                    Updates.set("releasedBy", by),
                    Updates.set("endedAt", Date.from(at)),
                    Updates.unset("hash"),
                    Updates.unset("secondHalf")))
            .getMatchedCount()
        == 1;
  }

  /** Notes the first log-in; the address of whoever had asked for the reset, if this was it. */
  Optional<String> noteFirst(PasswordReset reset, FirstLogIn logIn) {
    var first = new Document("at", Date.from(logIn.at())).append("address", logIn.address());
    var open = and(eq("_id", reset.id()), eq("firstLogIn", null));
    if (resets.updateOne(open, Updates.set("firstLogIn", first)).getMatchedCount() != 1) {
      return Optional.empty();
    }
    return Optional.ofNullable(resets.find(eq("_id", reset.id())).first())
        .map(found -> found.getString("address"));
  }

  private static List<PasswordReset> read(List<Document> found) {
    return found.stream().map(ResetStore::read).toList();
  }

  private static PasswordReset read(Document found) {
    var ended = found.getDate("endedAt");
    var first = found.get("firstLogIn", Document.class);
    return new PasswordReset(
        found.getString("_id"),
        new Username(found.getString("user")),
        found.getString("name"),
        found.getString("requestedBy"),
        found.getString("requestedByName"),
        found.getString("reason"),
        State.valueOf(found.getString("state")),
        found.getDate("requestedAt").toInstant(),
        found.getDate("lapsesAt").toInstant(),
        found.getString("releasedBy"),
        ended == null ? null : ended.toInstant(),
        first == null
            ? null
            : new FirstLogIn(first.getDate("at").toInstant(), first.getString("address")));
  }
}
