package org.anjuan.archive.paper;

import java.util.EnumMap;
import java.util.Map;
import org.anjuan.archive.paper.LabelTemplate.Field;

/** What stands on one label: the bar code's text, and a text for each field that is known. */
public record LabelText(PaperCode code, Map<Field, String> fields) {

  public LabelText {
    fields = fields.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(fields));
  }

  /** A line of a template with the fields put in; what is not known is left out. */
  String fill(LabelTemplate.Line line) {
    var text = line.text();
    for (var field : Field.values()) {
      text = text.replace("{" + field.code() + "}", fields.getOrDefault(field, ""));
    }
    return text.strip();
  }

  @Override
  public String toString() {
    return "LabelText[masked]";
  }
}
