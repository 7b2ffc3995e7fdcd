package org.anjuan.ingest.message.fhir;

import static org.anjuan.ingest.message.fhir.FhirResources.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Dictionaries as FHIR has them: the concepts of a CodeSystem with all below them, and of a
 * ValueSet what it was expanded to, or else what it lists. A property {@code category} of a concept
 * names our category; {@code inactive}, a property {@code status} of {@code retired}, or a retired
 * dictionary end it.
 */
final class FhirCodes {
  private final List<Map<String, String>> codes = new ArrayList<>();

  private FhirCodes() {}

  static List<Map<String, String>> of(FhirResources resources) {
    var all = new FhirCodes();
    for (var system : resources.all("CodeSystem")) {
      all.add(system, system.path("concept"), "concept");
    }
    for (var set : resources.all("ValueSet")) {
      if (set.path("expansion").has("contains")) {
        all.add(set, set.at("/expansion/contains"), "contains");
      } else {
        set.at("/compose/include").forEach(part -> all.add(set, part.path("concept"), "concept"));
      }
    }
    return all.codes;
  }

  private void add(JsonNode dictionary, JsonNode concepts, String below) {
    for (var concept : concepts) {
      if (!is(concept.path("abstract"), "true")) {
        codes.add(values(dictionary, concept));
      }
      add(dictionary, concept.path(below), below);
    }
  }

  private static Map<String, String> values(JsonNode dictionary, JsonNode concept) {
    var values = new HashMap<String, String>();
    text(dictionary.at("/meta/lastUpdated"))
        .or(() -> text(dictionary.path("date")))
        .ifPresent(at -> values.put("updatedAt", at));
    text(concept.path("code")).ifPresent(code -> values.put("code", code));
    text(concept.path("display")).ifPresent(name -> values.put("name", name));
    var ended = is(dictionary.path("status"), "retired") || is(concept.path("inactive"), "true");
    for (var property : concept.path("property")) {
      var said = value(property);
      switch (property.path("code").asString("")) {
        case "category" -> text(said).ifPresent(category -> values.put("category", category));
        case "inactive" -> ended |= is(said, "true");
        case "status" -> ended |= is(said, "retired");
        default -> {}
      }
    }
    values.put("active", ended ? "0" : "1");
    return values;
  }

  private static JsonNode value(JsonNode property) {
    for (var form : List.of("valueCode", "valueString", "valueBoolean")) {
      if (property.has(form)) {
        return property.path(form);
      }
    }
    return property.at("/valueCoding/code");
  }

  private static boolean is(JsonNode value, String wanted) {
    return text(value).filter(wanted::equals).isPresent();
  }
}
