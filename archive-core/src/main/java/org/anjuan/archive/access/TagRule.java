package org.anjuan.archive.access;

import java.util.List;
import java.util.Set;
import org.anjuan.archive.platform.InvalidValue;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * Tags records, or raises their confidentiality, by what their front page states. It applies when
 * any of its conditions does.
 *
 * @param tag given to the record; null: none
 * @param confidentiality the least the record has then; 0: no matter
 * @param campus null: every campus
 * @param dispositions codes of 离院方式; 5 is death
 * @param diagnoses ranges of codes
 * @param people keyed hashes of ID card numbers: members of staff, persons of public interest
 */
@Document("access_tag_rules")
public record TagRule(
    @Id RuleId id,
    String name,
    @Nullable RuleId tag,
    int confidentiality,
    @Nullable String campus,
    Set<String> dispositions,
    List<CodeRange> diagnoses,
    Set<String> people,
    boolean active,
    long revision)
    implements Rule {
  private static final int MOST_PEOPLE = 20_000;
  private static final int HIGHEST = 9;

  public TagRule {
    dispositions = Set.copyOf(dispositions);
    diagnoses = List.copyOf(diagnoses);
    people = Set.copyOf(people);
    Names.check("name", name);
    if (confidentiality < 0 || confidentiality > HIGHEST) {
      throw new InvalidValue("confidentiality");
    }
    if (tag == null && confidentiality == 0) {
      throw new InvalidValue("tag");
    }
    if (dispositions.isEmpty() && diagnoses.isEmpty() && people.isEmpty()) {
      throw new InvalidValue("diagnoses");
    }
    if (people.size() > MOST_PEOPLE) {
      throw new InvalidValue("people");
    }
  }

  boolean applies(FrontPageFacts said) {
    return active
        && (campus == null || campus.equals(said.campus()))
        && (dispositions.contains(String.valueOf(said.disposition()))
            || said.diagnoses().stream()
                .anyMatch(code -> diagnoses.stream().anyMatch(range -> range.contains(code)))
            || people.contains(String.valueOf(said.person())));
  }

  /** Without the list of people. */
  @Override
  public String toString() {
    return "TagRule[" + id + "]";
  }
}
