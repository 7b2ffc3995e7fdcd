package org.anjuan.ingest.message;

import java.util.Map;
import org.anjuan.ingest.intake.IntakeMeta;
import org.anjuan.ingest.intake.MetaReader;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Puts values that were found one by one together: {@code patient.name} is the patient's name. */
@Component
public class MetaFields {
  private final JsonMapper json = JsonMapper.builder().build();
  private final MetaReader reader;

  MetaFields(MetaReader reader) {
    this.reader = reader;
  }

  /**
   * What the values say.
   *
   * @throws org.anjuan.ingest.intake.MetaRefused where one has not the form of its field
   */
  public IntakeMeta meta(Map<String, String> values) {
    var root = json.createObjectNode();
    values.forEach((field, value) -> {
      if (!value.isBlank()) {
        var dot = field.indexOf('.');
        if (dot < 0) {
          root.put(field, value.strip());
        } else {
          part(root, field.substring(0, dot)).put(field.substring(dot + 1), value.strip());
        }
      }
    });
    return reader.read(json.writeValueAsString(root));
  }

  private static ObjectNode part(ObjectNode root, String name) {
    return root.get(name) instanceof ObjectNode there ? there : root.putObject(name);
  }
}
