package org.anjuan.security.account;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.anjuan.archive.access.Posting;
import org.anjuan.archive.access.Role;
import org.anjuan.archive.access.StaffNumber;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** How an account lies in the store. */
final class AccountDocuments {

  private AccountDocuments() {}

  static Document write(Account account) {
    var document = new Document("_id", account.username().value());
    document.putAll(password(account.password()));
    document.putAll(masterData(account));
    return document
        .append("factorStep", 0L)
        .append("createdAt", Date.from(account.createdAt()))
        .append("version", account.version());
  }

  static Document masterData(Account account) {
    var number = account.staffNumber();
    return new Document("name", account.name())
        .append("staffNumber", number == null ? null : number.value())
        .append("postings", account.postings().stream().map(AccountDocuments::write).toList())
        .append("clearance", account.clearance())
        .append("active", account.active());
  }

  static Document password(Password password) {
    var expires = password.expires();
    return new Document("passwordHash", password.hash())
        .append("initialPassword", password.initial())
        .append("passwordGiven", password.given())
        .append("passwordSince", Date.from(password.since()))
        .append("passwordExpires", expires == null ? null : Date.from(expires))
        .append("earlierPasswords", password.earlier());
  }

  static Document factor(SecondFactor factor) {
    return new Document("secret", factor.secret())
        .append("since", Date.from(factor.since()))
        .append("recovery", factor.recovery());
  }

  static Account read(Document document) {
    var number = document.getString("staffNumber");
    Set<Posting> postings =
        document.getList("postings", Document.class).stream()
            .map(AccountDocuments::readPosting)
            .collect(Collectors.toSet());
    return new Account(
        new Username(document.getString("_id")),
        readPassword(document),
        document.getString("name"),
        number == null ? null : new StaffNumber(number),
        postings,
        document.getInteger("clearance"),
        document.getBoolean("active"),
        readFactor(document.get("secondFactor", Document.class)),
        document.getDate("createdAt").toInstant(),
        document.getLong("version"));
  }

  private static Document write(Posting posting) {
    return new Document("role", posting.role().name())
        .append("campus", posting.campus())
        .append("departments", posting.departments().stream().sorted().toList());
  }

  private static Posting readPosting(Document document) {
    return new Posting(
        Role.valueOf(document.getString("role")),
        document.getString("campus"),
        Set.copyOf(document.getList("departments", String.class)));
  }

  private static Password readPassword(Document document) {
    return new Password(
        document.getString("passwordHash"),
        document.getBoolean("initialPassword", false),
        document.getBoolean("passwordGiven", true),
        document.getDate("passwordSince").toInstant(),
        instant(document.getDate("passwordExpires")),
        document.getList("earlierPasswords", String.class, List.of()));
  }

  private static @Nullable SecondFactor readFactor(@Nullable Document factor) {
    return factor == null
        ? null
        : new SecondFactor(
            factor.getString("secret"),
            factor.getDate("since").toInstant(),
            factor.getList("recovery", String.class));
  }

  private static @Nullable Instant instant(@Nullable Date date) {
    return date == null ? null : date.toInstant();
  }
}
