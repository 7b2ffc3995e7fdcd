package org.anjuan.security.account;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Updates;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.anjuan.archive.access.Role;
import org.anjuan.security.account.AccountRefused.Reason;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/**
 * Keeps that of each of the three administrators at least one is left, whatever two of them do to
 * each other at the same time on two nodes.
 *
 * <p>One document names the active administrators of each kind; it changes by compare-and-set. Who
 * is to lose the role leaves this document first, and only then the account is changed; who gets it
 * is entered after the account. What a crash in between leaves behind errs on the side of refusing.
 */
@Component
class Administrators {
  private static final String ID = "administrators";

  private final MongoCollection<Document> collection;
  private final AccountStore accounts;

  Administrators(MongoOperations mongo, AccountStore accounts) {
    this.collection = mongo.getCollection("administrators");
    this.accounts = accounts;
  }

  /** Enters the account under the administrator's role that it holds, if any. */
  void enter(Account account) {
    for (var role : kinds()) {
      if (account.active() && account.holds(role)) {
        change(
            role,
            names -> {
              names.add(account.username().value());
              return names;
            });
      }
    }
  }

  /**
   * Strikes the account out of the list of this kind.
   *
   * @throws AccountRefused when nobody else is left
   */
  void strike(Account account, Role role) {
    change(
        role,
        names -> {
          names.remove(account.username().value());
          if (names.stream().noneMatch(name -> isActive(name, role))) {
            throw new AccountRefused(Reason.LAST_ADMINISTRATOR);
          }
          return names;
        });
  }

  private boolean isActive(String name, Role role) {
    return accounts.find(name).filter(a -> a.active() && a.holds(role)).isPresent();
  }

  private void change(Role role, UnaryOperator<TreeSet<String>> by) {
    while (true) {
      var present = present();
      var before = new TreeSet<>(present.getList(role.name(), String.class));
      var after = by.apply(new TreeSet<>(before));
      if (after.equals(before)) {
        return;
      }
      var version = present.getLong("version");
      var won =
          collection
                  .updateOne(
                      and(eq("_id", ID), eq("version", version)),
                      Updates.combine(
                          Updates.set(role.name(), List.copyOf(after)),
                          Updates.set("version", version + 1)))
                  .getMatchedCount()
              == 1;
      if (won) {
        return;
      }
    }
  }

  private Document present() {
    while (true) {
      var found = collection.find(eq("_id", ID)).first();
      if (found != null) {
        return found;
      }
      try {
        collection.insertOne(asTheAccountsSay());
      } catch (MongoWriteException e) {
        if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
          throw e;
        }
      }
    }
  }

  private Document asTheAccountsSay() {
    var all =
        accounts.page(
            null,
            Integer.MAX_VALUE,
            account -> account.active() && kinds().stream().anyMatch(account::holds));
    var document = new Document("_id", ID).append("version", 1L);
    for (var role : kinds()) {
      document.append(
          role.name(),
          all.stream().filter(a -> a.holds(role)).map(a -> a.username().value()).toList());
    }
    return document;
  }

  static List<Role> kinds() {
    return Arrays.stream(Role.values()).filter(Role::isAdministrator).toList();
  }
}
