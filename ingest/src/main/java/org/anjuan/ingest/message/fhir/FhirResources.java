package org.anjuan.ingest.message.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anjuan.ingest.message.MessageFault;
import org.anjuan.ingest.message.MessageRefused;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The resources of a message, alone or bundled, and what they refer to among each other. */
final class FhirResources {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private record Entry(@Nullable String fullUrl, JsonNode resource) {}

  private final List<Entry> entries = new ArrayList<>();

  private FhirResources() {}

  static FhirResources of(String text) {
    JsonNode root;
    try {
      root = JSON.readTree(text);
    } catch (JacksonException malformed) {
      throw new MessageRefused(MessageFault.MALFORMED, "JSON");
    }
    var type = text(root.at("/resourceType")).orElse("");
    var all = new FhirResources();
    if (type.equals("Bundle")) {
      root.path("entry")
          .forEach(
              entry -> all.add(text(entry.at("/fullUrl")).orElse(null), entry.path("resource")));
    } else if (!type.isEmpty()) {
      all.add(null, root);
    } else {
      throw new MessageRefused(MessageFault.MALFORMED, "resourceType");
    }
    return all;
  }

  private void add(@Nullable String fullUrl, JsonNode resource) {
    entries.add(new Entry(fullUrl, resource));
    resource
        .path("contained")
        .forEach(one -> entries.add(new Entry("#" + text(one.at("/id")).orElse(""), one)));
  }

  List<JsonNode> all(String type) {
    return entries.stream()
        .map(Entry::resource)
        .filter(resource -> resource.path("resourceType").asString("").equals(type))
        .toList();
  }

  /** What a reference means, if it is among these. Nothing is fetched from elsewhere. */
  Optional<JsonNode> find(String type, JsonNode reference) {
    var wanted = text(reference.path("reference")).or(() -> text(reference)).orElse("");
    if (wanted.isEmpty()) {
      return Optional.empty();
    }
    return entries.stream()
        .filter(entry -> isMeant(entry, wanted, type))
        .map(Entry::resource)
        .findFirst();
  }

  private static boolean isMeant(Entry entry, String wanted, String type) {
    var resource = entry.resource();
    var own = type + "/" + text(resource.path("id")).orElse("?");
    return resource.path("resourceType").asString("").equals(type)
        && (wanted.equals(entry.fullUrl()) || wanted.equals(own) || wanted.endsWith("/" + own));
  }

  static Optional<String> text(JsonNode node) {
    return node.isValueNode()
        ? Optional.of(node.asString("").strip()).filter(value -> !value.isEmpty())
        : Optional.empty();
  }
}
