package org.anjuan.station.folder;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.regex.Pattern;
import org.anjuan.station.queue.Taken;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A file of the folder and what its path says, as the archive's own folder has it: {@code
 * …/<admission>_<visit>/…/<category>_<id>_v<n>.<ending>}, each part of it where there is one. What
 * a side-car says goes before.
 */
record SourceFile(Path file, String name, @Nullable String stay, @Nullable String sideCar) {
  private static final Pattern STAY = Pattern.compile(".+_\\d{1,4}");
  private static final Pattern NAME =
      Pattern.compile("(?<category>[A-Z][0-9A-Z]+)_(?<id>.+?)(_v(?<version>\\d{1,9}))?\\.[^.]+");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  static SourceFile of(Path folder, Path file, @Nullable String sideCar) {
    var path = folder.relativize(file);
    String stay = null;
    for (var i = 0; i < path.getNameCount() - 1; i++) {
      var part = path.getName(i).toString();
      stay = stay == null && STAY.matcher(part).matches() ? part : stay;
    }
    return new SourceFile(file, path.toString().replace('\\', '/'), stay, sideCar);
  }

  String fileName() {
    return String.valueOf(file.getFileName());
  }

  /** Whether it says for whom it is. */
  boolean namesPatient() {
    return stay != null || (said() instanceof ObjectNode said && said.hasNonNull("admissionNo"));
  }

  /** For the queue; the patient may be named by who stands beside. */
  Taken taken(@Nullable String patientKey) {
    return new Taken(name, fileName(), patientKey == null ? stay : patientKey, meta());
  }

  private @Nullable String meta() {
    var parts = NAME.matcher(fileName());
    if (!parts.matches() || (sideCar != null && said() == null)) {
      return sideCar; // one that is no JSON is the archive's to refuse
    }
    var fields = new LinkedHashMap<String, Object>();
    fields.put("category", parts.group("category"));
    fields.put("sourceDocumentId", parts.group("id"));
    if (parts.group("version") != null) {
      fields.put("sourceVersion", Integer.valueOf(parts.group("version")));
    }
    var meta = JSON.createObjectNode();
    fields.forEach(meta::putPOJO);
    var said = said();
    if (said != null) {
      said.properties().forEach(field -> meta.set(field.getKey(), field.getValue()));
    }
    return JSON.writeValueAsString(meta);
  }

  private @Nullable ObjectNode said() {
    try {
      return sideCar != null && JSON.readTree(sideCar) instanceof ObjectNode said ? said : null;
    } catch (JacksonException noJson) {
      return null;
    }
  }

  @Override
  public String toString() {
    return "SourceFile[masked]";
  }
}
