package org.anjuan.ingest.message.fhir;

import static org.anjuan.ingest.message.fhir.FhirResources.text;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.anjuan.ingest.intake.IntakeMeta;
import org.anjuan.ingest.message.DocumentNames;
import org.anjuan.ingest.message.Listener;
import org.anjuan.ingest.message.MetaFields;
import tools.jackson.databind.JsonNode;

/** What FHIR resources say, in our words. */
record FhirMeta(
    Listener listener, FhirResources resources, DocumentNames names, MetaFields fields) {
  private static final Set<String> CHART = Set.of("MR", "PI");
  private static final Set<String> PERSON = Set.of("NI", "NNCHN");
  private static final String PERSON_SYSTEM = "urn:oid:2.16.156.10011.1.3";
  private static final String VISIT_NO = "urn:anjuan:visit-no";

  /** Of a document, its patient and its stay. */
  IntakeMeta document(JsonNode reference, String id, JsonNode attachment) {
    var values = new HashMap<String, String>();
    common(values);
    values.put("sourceDocumentId", id);
    put(values, "modifiedAt", text(reference.path("date")));
    put(
        values,
        "createdAt",
        text(reference.at("/context/period/start")).or(() -> text(attachment.path("creation"))));
    put(values, "category", category(reference));
    put(
        values,
        "title",
        text(reference.path("description"))
            .or(() -> text(attachment.path("title")))
            .or(() -> text(reference.at("/type/text"))));
    put(
        values,
        "author",
        text(reference.at("/author/0/identifier/value"))
            .or(() -> text(reference.at("/author/0/display"))));
    put(values, "contentType", text(attachment.path("contentType")));
    text(reference.at("/meta/versionId"))
        .filter(version -> version.matches("\\d{1,6}"))
        .ifPresent(version -> values.put("sourceVersion", version));
    subject(values, reference.path("subject"));
    stay(values, reference.at("/context/encounter/0"));
    return fields.meta(values);
  }

  /** Of a stay. */
  IntakeMeta encounter(JsonNode encounter) {
    var values = new HashMap<String, String>();
    common(values);
    put(values, "modifiedAt", text(encounter.at("/meta/lastUpdated")));
    subject(values, encounter.path("subject"));
    describe(values, encounter);
    return fields.meta(values);
  }

  private void common(Map<String, String> values) {
    values.put("sourceSystem", listener.sourceSystem());
    values.put("campus", listener.campus().value());
  }

  private Optional<String> category(JsonNode reference) {
    for (var coding : reference.at("/type/coding")) {
      var code = text(coding.path("code")).orElse("");
      if (code.matches("[CX]\\d{4}")) {
        return Optional.of(code);
      }
    }
    var word = text(reference.at("/type/text"));
    var named = word.map(names::category);
    return named
        .filter(found -> !found.equals(word.orElse("")))
        .or(() -> text(reference.at("/type/coding/0/code")))
        .or(() -> word);
  }

  private void subject(Map<String, String> values, JsonNode subject) {
    put(values, "recordNo", text(subject.at("/identifier/value")));
    resources.find("Patient", subject).ifPresent(patient -> patient(values, patient));
  }

  /** What a Patient says of somebody. */
  static void patient(Map<String, String> values, JsonNode patient) {
    put(values, "recordNo", identifier(patient, CHART, ""));
    put(values, "patient.idNumber", identifier(patient, PERSON, PERSON_SYSTEM));
    put(values, "patient.name", name(patient));
    put(values, "patient.sex", text(patient.path("gender")).map(FhirMeta::sex));
    put(values, "patient.birthDate", text(patient.path("birthDate")));
    put(values, "patient.phone", text(patient.at("/telecom/0/value")));
  }

  private void stay(Map<String, String> values, JsonNode reference) {
    put(values, "admissionNo", text(reference.at("/identifier/value")));
    extension(reference, values);
    resources.find("Encounter", reference).ifPresent(found -> describe(values, found));
  }

  private void describe(Map<String, String> values, JsonNode encounter) {
    put(values, "admissionNo", text(encounter.at("/identifier/0/value")));
    extension(encounter, values);
    put(values, "encounter.admittedAt", text(encounter.at("/period/start")));
    put(values, "encounter.dischargedAt", text(encounter.at("/period/end")));
    put(values, "encounter.kind", text(encounter.at("/class/code")).map(FhirMeta::kind));
    put(values, "encounter.department", text(encounter.at("/serviceType/coding/0/code")));
    put(
        values,
        "encounter.attending",
        text(encounter.at("/participant/0/individual/identifier/value")));
    if (text(encounter.path("status")).filter("cancelled"::equals).isPresent()) {
      values.put("encounter.admissionCancelled", "true");
    }
  }

  private static void extension(JsonNode node, Map<String, String> values) {
    for (var extension : node.path("extension")) {
      if (extension.path("url").asString("").equals(VISIT_NO)) {
        put(values, "visitNo", text(extension.path("valueInteger")));
      }
    }
  }

  private static Optional<String> identifier(JsonNode patient, Set<String> types, String system) {
    for (var identifier : patient.path("identifier")) {
      var type = text(identifier.at("/type/coding/0/code")).orElse("");
      if (types.contains(type)
          || (!system.isEmpty() && identifier.path("system").asString("").equals(system))) {
        return text(identifier.path("value"));
      }
    }
    return Optional.empty();
  }

  /** How a person is called: written whole, or family name first. */
  static Optional<String> name(JsonNode person) {
    var name = person.at("/name/0");
    return text(name.path("text"))
        .or(() -> {
          var whole = text(name.path("family")).orElse("") + text(name.at("/given/0")).orElse("");
          return whole.isEmpty() ? Optional.empty() : Optional.of(whole);
        });
  }

  private static String sex(String gender) {
    return switch (gender) {
      case "male" -> "1";
      case "female" -> "2";
      case "unknown" -> "0";
      default -> "9";
    };
  }

  private static String kind(String code) {
    return switch (code) {
      case "IMP", "ACUTE", "NONAC" -> "INPATIENT";
      default -> "OUTPATIENT";
    };
  }

  private static void put(Map<String, String> values, String field, Optional<String> value) {
    value.ifPresent(found -> values.put(field, found));
  }
}
