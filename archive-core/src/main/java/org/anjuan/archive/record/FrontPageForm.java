package org.anjuan.archive.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The form of the front page 住院病案首页 as data: its fields in order and the code sets of those that
 * are coded (卫医政发〔2011〕84号, upload codes of HQMS).
 */
@Component
public class FrontPageForm {
  private final List<Field> fields = new ArrayList<>();
  private final Map<String, Map<String, Meaning>> codeSets = new HashMap<>();

  FrontPageForm() {
    var json = JsonMapper.builder().build();
    var resource = new ClassPathResource("front-page-2011.json", FrontPageForm.class);
    try (var in = resource.getInputStream()) {
      read(json.readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read(JsonNode form) {
    for (var set : form.required("codeSets").properties()) {
      var codes = new HashMap<String, Meaning>();
      set.getValue()
          .properties()
          .forEach(code -> codes.put(code.getKey(), meaning(code.getValue())));
      codeSets.put(set.getKey(), Map.copyOf(codes));
    }
    for (var node : form.required("fields")) {
      fields.add(
          new Field(
              node.required("code").asString(),
              node.required("name").asString(),
              node.required("english").asString(),
              node.has("codeSet") ? node.required("codeSet").asString() : null));
    }
  }

  /** A field of the form; {@code codeSet} names the set its value is a code of. */
  public record Field(String code, String name, String english, @Nullable String codeSet) {}

  /** What a code means, in both languages. */
  public record Meaning(String chinese, String english) {}

  /** A field with the value it has in a record, and what the code means: itself where uncoded. */
  public record Entry(Field field, String value, Meaning display) {}

  private static Meaning meaning(JsonNode languages) {
    return new Meaning(languages.required(0).asString(), languages.required(1).asString());
  }

  /** The entries that {@code values} fill, in the form's order; unknown codes come last. */
  public List<Entry> fill(Map<String, Stated<String>> values) {
    var left = new TreeMap<>(values);
    var entries = new ArrayList<Entry>();
    for (var field : fields) {
      var value = left.remove(field.code());
      if (value != null) {
        entries.add(new Entry(field, value.value(), display(field, value.value())));
      }
    }
    left.forEach((code, value) ->
        entries.add(
            new Entry(new Field(code, code, code, null), value.value(), itself(value.value()))));
    return entries;
  }

  /** What a code of {@code codeSet} means; the code itself where nobody knows. */
  public Meaning meaning(String codeSet, String code) {
    return codeSets.getOrDefault(codeSet, Map.of()).getOrDefault(code, itself(code));
  }

  private Meaning display(Field field, String value) {
    var set = field.codeSet();
    return set == null ? itself(value) : meaning(set, value);
  }

  private static Meaning itself(String value) {
    return new Meaning(value, value);
  }
}
