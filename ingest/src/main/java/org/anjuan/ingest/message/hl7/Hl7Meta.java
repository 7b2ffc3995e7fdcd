package org.anjuan.ingest.message.hl7;

import static org.anjuan.ingest.message.hl7.Hl7Message.value;

import ca.uhn.hl7v2.model.Segment;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.anjuan.ingest.intake.IntakeMeta;
import org.anjuan.ingest.intake.IntakeMeta.EncounterMeta;
import org.anjuan.ingest.intake.IntakeMeta.PatientMeta;
import org.anjuan.ingest.message.Listener;
import org.jspecify.annotations.Nullable;

/** What a message says of a patient and a stay, by PID and PV1, or where the mapping says. */
record Hl7Meta(Hl7Message message, Listener listener) {
  private static final Set<String> CHART = Set.of("MR", "PI", "PT");
  private static final Set<String> PERSON = Set.of("NI", "NNCHN", "SFZ");
  private static final Pattern CHINESE = Pattern.compile(".*\\p{IsHan}.*");

  /** The statement of an admission, transfer, discharge or change. */
  IntakeMeta stay(boolean admissionCancelled, boolean dischargeCancelled) {
    return meta(
        null, null, null, null, null, null, encounter(admissionCancelled, dischargeCancelled));
  }

  /** What is said of a document. */
  IntakeMeta document(
      String id,
      @Nullable String category,
      @Nullable String title,
      @Nullable String author,
      @Nullable String createdAt,
      @Nullable String contentType) {
    return meta(id, category, title, author, createdAt, contentType, encounter(false, false));
  }

  private IntakeMeta meta(
      @Nullable String id,
      @Nullable String category,
      @Nullable String title,
      @Nullable String author,
      @Nullable String createdAt,
      @Nullable String contentType,
      EncounterMeta encounter) {
    return new IntakeMeta(
        listener.sourceSystem(),
        id,
        null,
        at(),
        listener.campus().value(),
        find("admissionNo", "PV1-19", "PID-18"),
        visitNo(),
        chart(),
        category,
        title,
        author,
        find("department", "PV1-10", "PV1-3"),
        createdAt,
        contentType,
        null,
        null,
        patient(),
        encounter);
  }

  /** When it was so at the source. */
  @Nullable String at() {
    return Hl7Times.time(first("EVN-2", "MSH-7"));
  }

  /** The chart number. */
  @Nullable String chart() {
    var place = listener.mapping().path("recordNo");
    if (place.isPresent()) {
      return message.value(place.get()).orElse(null);
    }
    return message.all("PID").stream().findFirst().flatMap(Hl7Meta::chart).orElse(null);
  }

  /** The chart number in a PID. */
  static Optional<String> chart(Segment pid) {
    return identifier(pid, 3, CHART).or(() -> value(pid, 3, 0, 1));
  }

  PatientMeta patient() {
    return message.all("PID").stream()
        .findFirst()
        .map(pid ->
            new PatientMeta(
                name(pid, 5).orElse(null),
                value(pid, 8, 0, 1).map(Hl7Meta::sex).orElse(null),
                Hl7Times.date(value(pid, 7, 0, 1)),
                identifier(pid, 3, PERSON).or(() -> value(pid, 19, 0, 1)).orElse(null),
                value(pid, 13, 0, 1).orElse(null)))
        .orElseGet(() -> new PatientMeta(null, null, null, null, null));
  }

  boolean hasStay() {
    return find("admissionNo", "PV1-19", "PID-18") != null;
  }

  private EncounterMeta encounter(boolean admissionCancelled, boolean dischargeCancelled) {
    var department = find("department", "PV1-10", "PV1-3");
    var ward = find("ward", "PV1-3");
    return new EncounterMeta(
        message.value("PV1-2").map(Hl7Meta::kind).orElse(null),
        admissionCancelled ? null : Hl7Times.time(first("PV1-44")),
        dischargeCancelled ? null : Hl7Times.time(first("PV1-45")),
        null,
        department,
        ward == null || ward.equals(department) ? null : ward,
        find("attending", "PV1-7"),
        find("resident"),
        find("chief"),
        find("nurse"),
        find("disposition"),
        null,
        null,
        null,
        admissionCancelled ? Boolean.TRUE : null,
        dischargeCancelled ? Boolean.TRUE : null);
  }

  private @Nullable Integer visitNo() {
    return listener
        .mapping()
        .path("visitNo")
        .flatMap(message::value)
        .filter(number -> number.matches("\\d{1,4}"))
        .map(Integer::valueOf)
        .orElse(null);
  }

  private @Nullable String find(String field, String... usual) {
    return listener
        .mapping()
        .path(field)
        .flatMap(message::value)
        .or(() -> first(usual))
        .orElse(null);
  }

  private Optional<String> first(String... paths) {
    for (var path : paths) {
      var found = message.value(path);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> identifier(Segment segment, int field, Set<String> types) {
    for (int i = 0; i < Hl7Message.repetitions(segment, field); i++) {
      if (value(segment, field, i, 5).filter(types::contains).isPresent()) {
        return value(segment, field, i, 1);
      }
    }
    return Optional.empty();
  }

  /** Chinese names are written together, others with the given name first. */
  static Optional<String> name(Segment segment, int field) {
    var family = value(segment, field, 0, 1).orElse("");
    var given = value(segment, field, 0, 2).orElse("");
    var name =
        CHINESE.matcher(family + given).matches() ? family + given : (given + " " + family).strip();
    return name.isEmpty() ? Optional.empty() : Optional.of(name);
  }

  // GB/T 2261.1
  private static @Nullable String sex(String code) {
    return switch (code) {
      case "M", "1", "男" -> "1";
      case "F", "2", "女" -> "2";
      case "U", "0" -> "0";
      default -> "9";
    };
  }

  private static @Nullable String kind(String code) {
    return switch (code) {
      case "I" -> "INPATIENT";
      case "O", "E" -> "OUTPATIENT";
      default -> null;
    };
  }
}
