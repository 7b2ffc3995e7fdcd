package org.anjuan.security.account;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.anjuan.archive.access.Posting;
import org.anjuan.archive.access.Role;
import org.anjuan.archive.access.StaffNumber;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** Collection {@code users}, keyed by the normalised name. */
@Component
class AccountStore {
  private final MongoCollection<Document> users;

  AccountStore(MongoOperations mongo) {
    this.users = mongo.getCollection("users");
    users.createIndex(Indexes.ascending("staffNumber"));
  }

  Optional<Account> find(String normalisedName) {
    return Optional.ofNullable(users.find(eq("_id", normalisedName)).first())
        .map(AccountStore::read);
  }

  /** Whoever has this number, also those who are deactivated; there should be one. */
  List<Account> withStaffNumber(StaffNumber number) {
    var found = new ArrayList<Account>();
    users
        .find(eq("staffNumber", number.value()))
        .limit(20)
        .forEach(document -> found.add(read(document)));
    return found;
  }

  boolean isEmpty() {
    return users.find().limit(1).first() == null;
  }

  /**
   * Adds an account.
   *
   * @throws AccountExists when the name is taken, on whatever node
   */
  void add(Account account, Instant at) {
    try {
      users.insertOne(write(account, at));
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        throw new AccountExists(account.username());
      }
      throw e;
    }
  }

  void setPasswordHash(Username username, String hash) {
    users.updateOne(eq("_id", username.value()), Updates.set("passwordHash", hash));
  }

  void setActive(Username username, boolean active) {
    users.updateOne(eq("_id", username.value()), Updates.set("active", active));
  }

  private static Document write(Account account, Instant at) {
    var postings = account.postings().stream().map(AccountStore::write).toList();
    var number = account.staffNumber();
    return new Document("_id", account.username().value())
        .append("passwordHash", account.passwordHash())
        .append("name", account.name())
        .append("staffNumber", number == null ? null : number.value())
        .append("postings", postings)
        .append("clearance", account.clearance())
        .append("active", account.active())
        .append("initialPassword", account.initialPassword())
        .append("createdAt", Date.from(at));
  }

  private static Document write(Posting posting) {
    return new Document("role", posting.role().name())
        .append("campus", posting.campus())
        .append("departments", List.copyOf(posting.departments()));
  }

  private static Account read(Document document) {
    var number = document.getString("staffNumber");
    Set<Posting> postings =
        document.getList("postings", Document.class).stream()
            .map(AccountStore::readPosting)
            .collect(Collectors.toSet());
    return new Account(
        new Username(document.getString("_id")),
        document.getString("passwordHash"),
        document.getString("name"),
        number == null ? null : new StaffNumber(number),
        postings,
        document.getInteger("clearance"),
        document.getBoolean("active"),
        document.getBoolean("initialPassword", false));
  }

  private static Posting readPosting(Document document) {
    return new Posting(
        Role.valueOf(document.getString("role")),
        document.getString("campus"),
        Set.copyOf(document.getList("departments", String.class)));
  }
}
