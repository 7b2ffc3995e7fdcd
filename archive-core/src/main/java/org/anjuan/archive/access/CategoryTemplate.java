package org.anjuan.archive.access;

import java.util.Set;
import org.anjuan.archive.platform.InvalidValue;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A named set of categories 医学分类模板, for giving rights. What was given with it keeps the categories
 * of that moment.
 *
 * @param campus null: for every campus
 */
@Document("access_category_templates")
public record CategoryTemplate(
    @Id RuleId id,
    String name,
    String english,
    @Nullable String campus,
    Set<String> categories,
    boolean active,
    long revision)
    implements Rule {
  public CategoryTemplate {
    categories = Set.copyOf(categories);
    Names.check("name", name);
    Names.check("english", english);
    if (categories.isEmpty()) {
      throw new InvalidValue("categories");
    }
  }
}
