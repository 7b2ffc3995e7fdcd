package org.anjuan.archive.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The categories in use, in binding order: those of WS/T 500 and the hospital's own. */
@Component
public class Categories {
  private final Map<CategoryCode, Category> byCode = new LinkedHashMap<>();

  Categories() {
    var json = JsonMapper.builder().build();
    try (var in = new ClassPathResource("categories.json", Categories.class).getInputStream()) {
      for (var node : json.readTree(in)) {
        var code = new CategoryCode(node.required("code").asString());
        byCode.put(
            code,
            new Category(
                code,
                node.required("name").asString(),
                node.required("english").asString(),
                node.required("order").asInt()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Optional<Category> find(CategoryCode code) {
    return Optional.ofNullable(byCode.get(code));
  }

  /** All of them, in binding order. */
  public List<Category> all() {
    return byCode.values().stream().sorted(Comparator.comparingInt(Category::order)).toList();
  }
}
