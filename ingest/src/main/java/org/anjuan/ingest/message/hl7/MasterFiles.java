package org.anjuan.ingest.message.hl7;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.anjuan.ingest.message.Envelope;
import org.anjuan.ingest.message.Handled;
import org.anjuan.ingest.message.MessageFault;
import org.anjuan.ingest.message.MessageRefused;
import org.anjuan.ingest.message.RowStatements;
import org.anjuan.ingest.message.RowSubject;
import org.anjuan.ingest.message.RowTally;
import org.springframework.stereotype.Component;

/**
 * Staff (MFN M02), departments (M05) and codes (M13), an entry for each MFE segment. Fields that
 * stand elsewhere are found by the listener's mapping, looked up within their own entry.
 */
@Component
class MasterFiles {
  private static final Set<String> ENDED = Set.of("MDL", "MDC");
  private static final String ENTRY = "MFE";

  private final RowStatements statements;

  MasterFiles(RowStatements statements) {
    this.statements = statements;
  }

  /** Takes in every entry of a message. */
  Handled handle(Envelope envelope, String text, String event) {
    var subject =
        switch (event) {
          case "M02" -> RowSubject.STAFF;
          case "M05" -> RowSubject.DEPARTMENTS;
          case "M13" -> RowSubject.CODES;
          default -> null;
        };
    if (subject == null) {
      return Handled.NOTHING;
    }
    var tally = new RowTally(statements, envelope);
    int row = 0;
    for (var entry : entries(text)) {
      row++;
      var values = new Values(envelope, Hl7Message.parse(entry));
      tally.take(row, subject, values.of(subject));
    }
    return tally.end();
  }

  /** Each entry as a message of its own, behind the head that all share. */
  private static List<String> entries(String text) {
    var head = new StringBuilder();
    var entries = new ArrayList<StringBuilder>();
    for (var segment : text.split("\r")) {
      if (segment.startsWith(ENTRY)) {
        entries.add(new StringBuilder(head));
      }
      (entries.isEmpty() ? head : entries.getLast()).append(segment).append('\r');
    }
    if (entries.isEmpty()) {
      throw new MessageRefused(MessageFault.FIELD_MISSING, ENTRY);
    }
    return entries.stream().map(StringBuilder::toString).toList();
  }

  private record Values(Envelope envelope, Hl7Message entry) {

    Map<String, String> of(RowSubject subject) {
      return switch (subject) {
        case STAFF -> staff();
        case CODES -> code();
        default -> department();
      };
    }

    private Map<String, String> code() {
      var values = new HashMap<String, String>();
      put(values, "code", "MFE-4.1");
      put(values, "name", "MFE-4.2");
      put(values, "category", "MFE-4.4"); // the alternate identifier
      values.put("active", isActive("MFE-1"));
      put(values, "updatedAt", at());
      return values;
    }

    private Map<String, String> staff() {
      var values = new HashMap<String, String>();
      put(values, "staffNo", "STF-2.1", "STF-1.1", "MFE-4.1");
      put(values, "name", name());
      values.put("active", isActive("STF-7"));
      put(values, "updatedAt", at());
      return values;
    }

    private Map<String, String> department() {
      var values = new HashMap<String, String>();
      put(values, "code", "LOC-1.1", "MFE-4.1");
      put(values, "name", "LOC-2", "LDP-2.2");
      values.put("ward", entry.value("LOC-3").filter("N"::equals).isPresent() ? "1" : "0");
      values.put("active", isActive("LDP-7"));
      put(values, "updatedAt", at());
      return values;
    }

    private Optional<String> name() {
      var mapped = envelope.listener().mapping().path("name");
      if (mapped.isPresent()) {
        return entry.value(mapped.get());
      }
      var whole = entry.value("STF-3.1").orElse("") + entry.value("STF-3.2").orElse("");
      return whole.isEmpty() ? Optional.empty() : Optional.of(whole);
    }

    // Whoever is deleted or deactivated has left, whatever else the entry says.
    private String isActive(String field) {
      var ended = entry.value("MFE-1").filter(ENDED::contains).isPresent();
      return ended || entry.value(field).filter("I"::equals).isPresent() ? "0" : "1";
    }

    private Optional<String> at() {
      return Optional.ofNullable(
          Hl7Times.time(entry.value("MFI-5").or(() -> entry.value("MSH-7"))));
    }

    private void put(Map<String, String> values, String field, String... places) {
      var mapped = envelope.listener().mapping().path(field);
      var found = mapped.isPresent() ? entry.value(mapped.get()) : Optional.<String>empty();
      for (int i = 0; mapped.isEmpty() && found.isEmpty() && i < places.length; i++) {
        found = entry.value(places[i]);
      }
      put(values, field, found);
    }

    private static void put(Map<String, String> values, String field, Optional<String> value) {
      value.ifPresent(found -> values.put(field, found));
    }
  }
}
