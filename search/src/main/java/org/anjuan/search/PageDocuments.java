package org.anjuan.search;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How entries look as documents of the index. */
final class PageDocuments {

  /** Before the dates of all who were discharged: still in the hospital. */
  static final long NOT_DISCHARGED = 253_402_300_799_999L;

  /**
   * Between values of one text, so that the end of one and the beginning of the next are no word
   * together.
   */
  private static final String BETWEEN = " \u241E ";

  private static final List<String> OPTIONAL =
      List.of(
          "recordNo",
          "patientId",
          "patientName",
          "nameWhole",
          "nameParts",
          "sex",
          "birthDate",
          "department",
          "admissionDepartment",
          "ward",
          "admittedAt",
          "dischargedAt",
          "dischargeYear");

  private static final JsonMapper JSON = JsonMapper.shared();

  private final ZoneId zone;

  PageDocuments(ZoneId zone) {
    this.zone = zone;
  }

  static String pageId(String documentId, int page) {
    return documentId + ":" + page;
  }

  /** The record's own entry; {@link #facts(ObjectNode)} of it goes on its pages. */
  ObjectNode record(RecordEntry record) {
    var facts = factsOf(record);
    var node = facts.deepCopy();
    node.put("kind", "record").put("facts", fingerprint(facts)).put("revision", record.revision());
    node.put("documentCount", record.documentCount()).put("pageCount", record.pageCount());
    put(node, "updatedAt", record.updatedAt());
    put(node, "text", record.frontPage());
    return node;
  }

  /**
   * What a record's pages carry of the record, with the fingerprint and the revision by which it is
   * known.
   */
  static ObjectNode facts(ObjectNode recordDocument) {
    var facts = recordDocument.deepCopy();
    facts.remove(Set.of("kind", "documentCount", "pageCount", "updatedAt", "text", "settled"));
    return facts;
  }

  /** The facts as a change of a page: what the record no longer has is taken away. */
  static ObjectNode change(ObjectNode facts) {
    var change = facts.deepCopy();
    for (var field : OPTIONAL) {
      if (!change.has(field)) {
        change.putNull(field);
      }
    }
    return change;
  }

  static ObjectNode page(ObjectNode facts, DocumentEntry document, PageEntry page) {
    var node = facts.deepCopy();
    node.put("kind", "page")
        .put("documentId", document.id())
        .put("version", document.version())
        .put("documentRevision", document.revision())
        .put("page", page.page());
    node.put("category", document.category()).put("source", document.source());
    node.put("title", document.title())
        .put("heading", document.title() + BETWEEN + document.categoryName());
    put(node, "author", document.author());
    put(node, "documentCreatedAt", document.createdAt());
    put(node, "mediaType", document.mediaType());
    return node.put("origin", page.origin()).put("text", page.text());
  }

  private ObjectNode factsOf(RecordEntry record) {
    var node = JSON.createObjectNode();
    node.put("recordId", record.id()).put("state", record.state());
    number(node, record.numbers());
    patient(node, record.patient());
    stay(node, record.stay());
    put(node, "diagnosisCodes", record.diagnoses().stream().map(RecordEntry.Coded::code));
    put(node, "diagnosisNames", record.diagnoses().stream().map(RecordEntry.Coded::name));
    node.put("confidentiality", record.protection().confidentiality())
        .put("sealed", record.protection().sealed());
    put(node, "patientId", record.protection().patientId());
    put(node, "departments", sorted(record.protection().departments()));
    put(node, "treating", sorted(record.protection().treating()));
    put(node, "tags", sorted(record.tags()));
    node.put("recordText", text(record));
    return node;
  }

  private static void number(ObjectNode node, RecordEntry.Numbers numbers) {
    put(
        node,
        "recordNo",
        Stream.concat(Stream.ofNullable(numbers.recordNo()), numbers.otherRecordNos().stream()));
    node.put("admissionNo", numbers.admissionNo()).put("visitNo", numbers.visitNo());
  }

  private static void patient(ObjectNode node, RecordEntry.Patient patient) {
    put(node, "patientName", patient.name());
    put(node, "sex", patient.sex());
    put(node, "birthDate", patient.birthDate());
    if (patient.name() != null) {
      var readings = NameReadings.of(patient.name());
      put(node, "nameWhole", sorted(readings.whole()));
      put(node, "nameParts", sorted(readings.parts()));
    }
  }

  private void stay(ObjectNode node, RecordEntry.Stay stay) {
    node.put("campus", stay.campus());
    put(node, "department", stay.department());
    put(node, "admissionDepartment", stay.admissionDepartment());
    put(node, "ward", stay.ward());
    put(node, "admittedAt", stay.admittedAt());
    put(node, "dischargedAt", stay.dischargedAt());
    Instant discharged = stay.dischargedAt();
    node.put("orderAt", discharged == null ? NOT_DISCHARGED : discharged.toEpochMilli());
    if (discharged != null) {
      node.put("dischargeYear", Integer.toString(discharged.atZone(zone).getYear()));
    }
    put(
        node,
        "doctors",
        Stream.of(stay.attending(), stay.resident(), stay.chief())
            .filter(Objects::nonNull)
            .distinct());
  }

  private static String text(RecordEntry record) {
    var values = new LinkedHashSet<@Nullable String>();
    values.add(record.patient().name());
    values.add(record.numbers().recordNo());
    values.addAll(record.numbers().otherRecordNos());
    values.add(record.numbers().admissionNo());
    values.add(record.stay().attendingName());
    for (var coded :
        Stream.concat(record.diagnoses().stream(), record.operations().stream()).toList()) {
      values.add(coded.name());
      values.add(coded.code());
    }
    values.remove(null);
    return String.join(BETWEEN, values);
  }

  private static String fingerprint(ObjectNode facts) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256")
              .digest(facts.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Stream<String> sorted(Collection<String> values) {
    return values.stream().sorted();
  }

  private static void put(
      ObjectNode node, String field, Stream<? extends @Nullable String> values) {
    var array = node.putArray(field);
    values.filter(Objects::nonNull).forEach(value -> array.add((String) value));
  }

  private static void put(ObjectNode node, String field, @Nullable Object value) {
    if (value != null) {
      node.put(field, value.toString());
    }
  }
}
