package org.anjuan.ingest.message;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import com.mongodb.client.model.Indexes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.anjuan.archive.platform.Identifiers;
import org.anjuan.archive.vault.StoredBlob;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Service;

/**
 * All messages. The same one again (listener, sender, control identifier, bytes) is the entry that
 * is there. Lists go by identifier, which is by time, within the time that is asked for.
 */
@Service
public class Messages {
  private static final String KEY = "message";

  private final MongoOperations mongo;
  private final Identifiers identifiers;
  private final Clock clock;

  Messages(MongoOperations mongo, Identifiers identifiers, Clock clock) {
    this.mongo = mongo;
    this.identifiers = identifiers;
    this.clock = clock;
    var messages = mongo.getCollection(mongo.getCollectionName(ReceivedMessage.class));
    messages.createIndex(Indexes.ascending("state", "_id"));
    messages.createIndex(Indexes.ascending("listener", "_id"));
    messages.createIndex(Indexes.ascending("type", "_id"));
    messages.createIndex(Indexes.ascending("content"));
  }

  /**
   * What is asked for; the newest first.
   *
   * @param campuses of which campuses; the caller says which may be seen
   * @param before only what came before this one
   */
  public record Question(
      List<String> campuses,
      @Nullable ListenerCode listener,
      @Nullable String type,
      @Nullable MessageState state,
      Instant from,
      Instant to,
      @Nullable MessageId before,
      int most) {}

  public List<ReceivedMessage> find(Question asked) {
    var fixed = new Criteria();
    if (asked.state() != null) {
      fixed.and("state").is(asked.state().name());
    }
    if (asked.listener() != null) {
      fixed.and("listener").is(asked.listener());
    }
    if (asked.type() != null) {
      fixed.and("type").is(asked.type());
    }
    fixed.and("campus").in(asked.campuses());
    var before = asked.before();
    var end = MessageId.from(asked.to());
    var last = before != null && before.value().compareTo(end) < 0 ? before.value() : end;
    var time = where("_id").gte(MessageId.from(asked.from())).lt(last);
    return mongo.find(
        query(new Criteria().andOperator(fixed, time))
            .with(Sort.by("_id").descending())
            .limit(asked.most()),
        ReceivedMessage.class);
  }

  public Optional<ReceivedMessage> find(MessageId id) {
    return Optional.ofNullable(mongo.findById(id, ReceivedMessage.class));
  }

  /** Messages in a state that came before a moment, the oldest first. */
  List<ReceivedMessage> inState(MessageState state, Instant before, int most) {
    var query =
        query(where("state").is(state.name()).and("_id").lt(MessageId.from(before)))
            .with(Sort.by("_id"))
            .limit(most);
    return mongo.find(query, ReceivedMessage.class);
  }

  /** Enters a message, or finds the entry that is there; its bytes are in the vault already. */
  ReceivedMessage enter(Listener listener, MessageHead head, StoredBlob raw) {
    var now = clock.instant();
    var key =
        String.join("|", listener.code().value(), head.sender(), head.controlId(), raw.sha256());
    var id = new MessageId(identifiers.claim(KEY, key, MessageId.at(now).value()));
    var held = find(id);
    if (held.isPresent()) {
      return again(held.get());
    }
    var entry =
        new ReceivedMessage(
            id,
            listener.code(),
            listener.campus(),
            listener.protocol(),
            head.type(),
            head.controlId(),
            head.sender(),
            head.address(),
            now,
            raw.id(),
            raw.size(),
            raw.sha256(),
            MessageState.RECEIVED,
            1,
            0,
            null,
            null,
            null,
            null,
            null,
            null);
    try {
      return mongo.insert(entry);
    } catch (DuplicateKeyException another) {
      return again(find(id).orElseThrow(() -> another));
    }
  }

  private ReceivedMessage again(ReceivedMessage held) {
    mongo.updateFirst(byId(held.id()), new Update().inc("arrivals", 1), ReceivedMessage.class);
    return held;
  }

  ReceivedMessage handled(ReceivedMessage message, Handled outcome) {
    return close(
        message,
        new Update()
            .set("state", outcome.ignored() ? MessageState.IGNORED : MessageState.DONE)
            .set("recordId", outcome.recordId() == null ? null : outcome.recordId().value())
            .set("documentId", outcome.documentId() == null ? null : outcome.documentId().value())
            .set("documentVersion", outcome.version())
            .set("detail", outcome.note())
            .unset("reason"));
  }

  /** A message that was handled meanwhile, on another node or by a repeat, stays so. */
  ReceivedMessage refused(
      ReceivedMessage message, MessageState state, MessageFault fault, String detail) {
    return close(
        message, new Update().set("state", state).set("reason", fault).set("detail", detail));
  }

  private ReceivedMessage close(ReceivedMessage message, Update update) {
    var open =
        query(
            where("_id")
                .is(message.id())
                .and("state")
                .nin(MessageState.DONE.name(), MessageState.IGNORED.name()));
    mongo.updateFirst(
        open, update.set("handledAt", clock.instant()).inc("attempts", 1), ReceivedMessage.class);
    return Objects.requireNonNullElse(mongo.findById(message.id(), ReceivedMessage.class), message);
  }

  /** Opens a message that is closed for another try. */
  void reopen(MessageId id) {
    mongo.updateFirst(
        byId(id), new Update().set("state", MessageState.RECEIVED), ReceivedMessage.class);
  }

  /** Forgets a message; its bytes are the caller's to remove afterwards. */
  void remove(ReceivedMessage message) {
    mongo.remove(byId(message.id()), ReceivedMessage.class);
  }

  private static Query byId(MessageId id) {
    return query(where("_id").is(id));
  }
}
