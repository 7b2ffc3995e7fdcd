package org.anjuan.archive.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Date;
import java.util.HexFormat;
import java.util.TreeMap;
import org.anjuan.archive.audit.AuditEvent.What;
import org.anjuan.archive.audit.AuditEvent.Where;
import org.anjuan.archive.audit.AuditEvent.Who;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** How an event is written and hashed; the package page describes it. */
final class ChainForm {
  static final String NO_HASH = "0".repeat(64);

  private static final int VERSION = 2;

  private ChainForm() {}

  /** The event as stored, with its hash. */
  static Document write(AuditPosition position, String previous, AuditEvent event) {
    var document =
        new Document("_id", position.id())
            .append("v", VERSION)
            .append("previous", previous)
            .append("at", Date.from(event.at()))
            .append("actor", event.actor())
            .append("actorName", event.actorName())
            .append("action", event.action().name())
            .append("outcome", event.outcome().name());
    put(document, "staffNo", event.who().staffNo());
    put(document, "roles", event.who().roles());
    put(document, "departments", event.who().departments());
    put(document, "recordId", event.recordId());
    put(document, "documentId", event.documentId());
    put(document, "version", event.version());
    put(document, "page", event.page());
    put(document, "pages", event.what().pages());
    put(document, "millis", event.what().millis());
    put(document, "address", event.address());
    put(document, "device", event.where().device());
    put(document, "correlation", event.where().correlation());
    put(document, "detail", event.detail());
    return document.append("hash", hash(document));
  }

  static AuditEntry read(Document document) {
    var event =
        new AuditEvent(
            document.getDate("at").toInstant(),
            new Who(
                document.getString("actor"),
                document.getString("actorName"),
                document.getString("staffNo"),
                document.getString("roles"),
                document.getString("departments")),
            action(document.getString("action")),
            AuditOutcome.valueOf(document.getString("outcome")),
            new What(
                document.getString("recordId"),
                document.getString("documentId"),
                document.getInteger("version"),
                document.getInteger("page"),
                document.getString("pages"),
                document.getInteger("millis")),
            new Where(
                document.getString("address"),
                document.getString("device"),
                document.getString("correlation")),
            document.getString("detail"));
    return new AuditEntry(position(document), event);
  }

  static AuditPosition position(Document document) {
    return AuditPosition.parse(document.getString("_id"));
  }

  static String storedHash(Document document) {
    return textOf(document, "hash");
  }

  /** Empty where a damaged document has no such text. */
  static String textOf(Document document, String field) {
    return document.get(field) instanceof String text ? text : "";
  }

  static boolean is(Document document, AuditAction action) {
    return action.name().equals(document.get("action"));
  }

  static String hash(Document document) {
    var form = new StringBuilder("anjuan-audit-1\n");
    new TreeMap<>(document)
        .forEach((name, value) -> {
          if (!name.equals("hash")) {
            appendField(form, name, value);
          }
        });
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(digest.digest(form.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void appendField(StringBuilder form, String name, @Nullable Object value) {
    var type =
        switch (value) {
          case String _ -> 's';
          case Integer _, Long _ -> 'n';
          case Date _ -> 't';
          case null, default -> '?';
        };
    var text = value instanceof Date date ? Long.toString(date.getTime()) : String.valueOf(value);
    form.append(name)
        .append(' ')
        .append(type)
        .append(' ')
        .append(text.length())
        .append(':')
        .append(text)
        .append('\n');
  }

  private static void put(Document document, String field, @Nullable Object value) {
    if (value != null) {
      document.append(field, value);
    }
  }

  private static AuditAction action(String name) {
    for (var action : AuditAction.values()) {
      if (action.name().equals(name)) {
        return action;
      }
    }
    return AuditAction.OTHER;
  }
}
