package org.anjuan.security.account;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.anjuan.archive.access.StaffNumber;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** Collection {@code users}, keyed by the normalised name. */
@Component
class AccountStore {
  private static final int BATCH = 500;

  private final MongoCollection<Document> users;

  AccountStore(MongoOperations mongo) {
    this.users = mongo.getCollection("users");
    users.createIndex(Indexes.ascending("staffNumber"));
  }

  Optional<Account> find(String normalisedName) {
    return Optional.ofNullable(users.find(eq("_id", normalisedName)).first())
        .map(AccountDocuments::read);
  }

  /** Whoever has this number, also those who are deactivated; there should be one. */
  List<Account> withNumber(StaffNumber number) {
    return users
        .find(eq("staffNumber", number.value()))
        .map(AccountDocuments::read)
        .into(new ArrayList<>());
  }

  boolean isEmpty() {
    return users.find().limit(1).first() == null;
  }

  /** Accounts in the order of their names after this one that fit, at most so many. */
  List<Account> page(@Nullable String after, int limit, Predicate<Account> fits) {
    var found = new ArrayList<Account>();
    var last = after == null ? "" : after;
    while (found.size() < limit) {
      var batch =
          users
              .find(gt("_id", last))
              .sort(ascending("_id"))
              .limit(BATCH)
              .into(new ArrayList<Document>());
      for (var document : batch) {
        var account = AccountDocuments.read(document);
        if (found.size() < limit && fits.test(account)) {
          found.add(account);
        }
      }
      if (batch.size() < BATCH) {
        break;
      }
      last = batch.getLast().getString("_id");
    }
    return found;
  }

  /**
   * Adds an account.
   *
   * @throws AccountExists when the name is taken, on whatever node
   */
  void add(Account account) {
    try {
      users.insertOne(AccountDocuments.write(account));
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        throw new AccountExists(account.username());
      }
      throw e;
    }
  }

  /** Puts master data, postings, clearance and activity in place of this version's. */
  boolean replace(Account account) {
    var set =
        AccountDocuments.masterData(account).entrySet().stream()
            .map(field -> Updates.set(field.getKey(), field.getValue()))
            .toList();
    return update(
        and(eq("_id", account.username().value()), eq("version", account.version())),
        Updates.combine(
            Updates.combine(List.copyOf(set)), Updates.set("version", account.version() + 1)));
  }

  /** A better hash of the same password, unless it was changed meanwhile. */
  boolean upgradeHash(Account account, String hash) {
    return update(
        and(eq("_id", account.username().value()), eq("passwordHash", account.password().hash())),
        Updates.set("passwordHash", hash));
  }

  /** The next password, unless it was changed meanwhile. */
  boolean setPassword(Account account, Password next) {
    var set =
        AccountDocuments.password(next).entrySet().stream()
            .map(field -> Updates.set(field.getKey(), field.getValue()))
            .toList();
    return update(
        and(eq("_id", account.username().value()), eq("passwordHash", account.password().hash())),
        Updates.combine(List.copyOf(set)));
  }

  void setPendingFactor(Username username, String sealed) {
    update(eq("_id", username.value()), Updates.set("pendingFactor", sealed));
  }

  @Nullable String pendingFactor(Username username) {
    var found = users.find(eq("_id", username.value())).first();
    return found == null ? null : found.getString("pendingFactor");
  }

  /** Makes what was pending the second factor; false when something else is pending now. */
  boolean setFactor(Username username, SecondFactor factor, long step) {
    return update(
        and(eq("_id", username.value()), eq("pendingFactor", factor.secret())),
        Updates.combine(
            Updates.set("secondFactor", AccountDocuments.factor(factor)),
            Updates.set("factorStep", step),
            Updates.unset("pendingFactor")));
  }

  boolean removeFactor(Username username) {
    return update(
        eq("_id", username.value()),
        Updates.combine(Updates.set("secondFactor", null), Updates.unset("pendingFactor")));
  }

  /** Uses a code's time step; false when it, or a later one, was used before. */
  boolean useStep(Username username, long step) {
    return update(
        and(eq("_id", username.value()), lt("factorStep", step)), Updates.set("factorStep", step));
  }

  /** Uses a recovery code; false when it is not among those left. */
  boolean useRecovery(Username username, String hash) {
    return update(
        and(eq("_id", username.value()), eq("secondFactor.recovery", hash)),
        Updates.pull("secondFactor.recovery", hash));
  }

  private boolean update(Bson filter, Bson change) {
    return users.updateOne(filter, change).getMatchedCount() == 1;
  }
}
