package org.anjuan.security.account;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.client.MongoCollection;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Those who have given the right password and not yet the code: a ticket, for five minutes. */
@Component
class LogInSteps {
  private static final Duration GOOD_FOR = Duration.ofMinutes(5);

  private final MongoCollection<Document> steps;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  LogInSteps(MongoOperations mongo, Clock clock) {
    this.steps = mongo.getCollection("log_in_steps");
    this.clock = clock;
  }

  /**
   * What a ticket stands for.
   *
   * @param passwordHash the password that was right: a change in between ends the ticket
   */
  record Step(String username, String passwordHash, WayIn way, int failures) {}

  String begin(Account account, WayIn way, int failures) {
    var bytes = new byte[32];
    random.nextBytes(bytes);
    var ticket = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    steps.insertOne(
        new Document("_id", Digests.of(ticket))
            .append("user", account.username().value())
            .append("passwordHash", Digests.of(account.password().hash()))
            .append("way", way.name())
            .append("marks", new Document(way.marks()))
            .append("failures", failures)
            .append("until", Date.from(clock.instant().plus(GOOD_FOR))));
    return ticket;
  }

  Optional<Step> find(String ticket) {
    var now = Date.from(clock.instant());
    return Optional.ofNullable(
            steps.find(and(eq("_id", Digests.of(ticket)), gt("until", now))).first())
        .map(found ->
            new Step(
                found.getString("user"),
                found.getString("passwordHash"),
                way(found),
                found.getInteger("failures")));
  }

  private static WayIn way(Document found) {
    var marks =
        found.get("marks", Document.class).entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, m -> (String) m.getValue()));
    return new WayIn(found.getString("way"), marks);
  }

  /** Ends a ticket; false when somebody else has used it meanwhile. */
  boolean end(String ticket) {
    return steps.deleteOne(eq("_id", Digests.of(ticket))).getDeletedCount() == 1;
  }

  /** Reads all of it; it stays as small as five minutes' log-ins. */
  @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT10M")
  void forgetOld() {
    steps.deleteMany(lte("until", Date.from(clock.instant())));
  }
}
