package org.anjuan.archive.notice;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anjuan.archive.platform.HospitalZone;
import org.anjuan.archive.work.WorkKind;
import org.anjuan.archive.work.WorkQueue;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Service;

/** What was sent outside, to whom, and what became of it. */
@Service
public class Pushes {
  /** DingTalk takes a hundred names in one call, WeCom a thousand. */
  private static final int MOST_AT_ONCE = 100;

  private final MongoCollection<Document> pushes;
  private final NoticeAddresses addresses;
  private final WorkQueue work;
  private final HospitalZone zone;
  private final Clock clock;

  Pushes(
      MongoOperations mongo,
      NoticeAddresses addresses,
      WorkQueue work,
      HospitalZone zone,
      Clock clock) {
    this.pushes = mongo.getCollection("notice_pushes");
    this.addresses = addresses;
    this.work = work;
    this.zone = zone;
    this.clock = clock;
  }

  /** Asks for pushes, now or when it is no longer quiet. Doing it again asks for the same ones. */
  void ask(Way way, NoticeState state, Instant telling, List<Recipient> persons, NoticeRule rule) {
    var known = addresses.of(way, persons);
    var quiet = rule.quiet();
    var serious = state.notice().kind().severity() == Severity.SERIOUS;
    var wait = quiet == null || serious ? Duration.ZERO : quiet.left(clock.instant(), zone.id());
    for (int from = 0; from < persons.size(); from += MOST_AT_ONCE) {
      var some = persons.subList(from, Math.min(from + MOST_AT_ONCE, persons.size()));
      var id = "%s-%s-%s-%d".formatted(MessageId.of(telling, state.id()), way, rule.id(), from);
      insert(id, way, state, telling, some, known);
      if (wait.isZero()) {
        work.ask(WorkKind.PUSH_NOTICE, id);
      } else {
        work.askSoon(WorkKind.PUSH_NOTICE, id, wait);
      }
    }
  }

  private void insert(
      String id,
      Way way,
      NoticeState state,
      Instant telling,
      List<Recipient> persons,
      Map<String, String> known) {
    var reachable = new Document();
    var refused = new Document();
    for (var one : persons) {
      var address = known.get(one.person());
      if (address == null) {
        refused.append(key(one.person()), "no name there");
      } else {
        reachable.append(key(one.person()), address);
      }
    }
    try {
      pushes.insertOne(
          new Document("_id", id)
              .append("way", way.name())
              .append("kind", state.notice().kind().name())
              .append("zh", state.notice().text().zh())
              .append("en", state.notice().text().en())
              .append("at", Date.from(telling))
              .append("addresses", reachable)
              .append("refused", refused));
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw e;
      }
    }
  }

  Optional<Push> find(String id) {
    return Optional.ofNullable(pushes.find(eq("_id", id)).first()).map(Pushes::read);
  }

  /** What was sent, the newest first. */
  public List<Push> list(@Nullable String before, int limit) {
    return pushes
        .find(lt("_id", before == null ? "~" : before))
        .sort(descending("_id"))
        .limit(limit)
        .map(Pushes::read)
        .into(new ArrayList<>());
  }

  void sent(Push push, Map<String, String> refusedPersons) {
    var refused = new Document();
    new LinkedHashMap<>(push.refused()).forEach((person, why) -> refused.append(key(person), why));
    refusedPersons.forEach((person, why) -> refused.append(key(person), why));
    pushes.updateOne(
        eq("_id", push.id()),
        Updates.combine(
            Updates.set("refused", refused),
            Updates.set("endedAt", Date.from(clock.instant())),
            Updates.unset("trouble")));
  }

  void troubled(Push push, String why, boolean forGood) {
    var trouble = Updates.set("trouble", why);
    pushes.updateOne(
        eq("_id", push.id()),
        forGood
            ? Updates.combine(trouble, Updates.set("endedAt", Date.from(clock.instant())))
            : trouble);
  }

  /** Removes what was told before. */
  void removeBefore(Instant end) {
    pushes.deleteMany(lt("_id", "%015d".formatted(end.toEpochMilli())));
  }

  /** A name with a point would be two steps of a path. */
  private static String key(String person) {
    return person.replace("%", "%25").replace(".", "%2E").replace("$", "%24");
  }

  private static String person(String key) {
    return key.replace("%24", "$").replace("%2E", ".").replace("%25", "%");
  }

  private static Push read(Document stored) {
    var ended = stored.getDate("endedAt");
    return new Push(
        stored.getString("_id"),
        Way.valueOf(stored.getString("way")),
        NoticeKind.valueOf(stored.getString("kind")),
        new NoticeText(stored.getString("zh"), stored.getString("en")),
        stored.getDate("at").toInstant(),
        texts(stored.get("addresses", Document.class)),
        texts(stored.get("refused", Document.class)),
        ended == null ? null : ended.toInstant(),
        stored.getString("trouble"));
  }

  private static Map<String, String> texts(@Nullable Document stored) {
    var all = new LinkedHashMap<String, String>();
    if (stored != null) {
      stored.forEach((key, value) -> all.put(person(key), String.valueOf(value)));
    }
    return all;
  }
}
