package org.anjuan.ingest.category;

import java.util.regex.Pattern;
import org.anjuan.archive.document.CategoryCode;
import org.anjuan.archive.organisation.CampusCode;
import org.anjuan.archive.platform.InvalidValue;
import org.jspecify.annotations.Nullable;

/**
 * A row of the map.
 *
 * @param campus a campus, or {@code *} for all that have no row of their own
 * @param code the source's; {@code *} stands for every code without a row
 * @param name what the source calls it
 * @param category what it is filed as; null puts it in quarantine
 * @param version to be named by whoever changes the row; 0 for a new one
 */
public record CategoryMapping(
    String system,
    String campus,
    String code,
    @Nullable String name,
    @Nullable String category,
    long version) {
  /** All campuses, or all codes. */
  public static final String ANY = "*";

  private static final Pattern SYSTEM = Pattern.compile("[0-9A-Za-z_.-]{1,32}");
  private static final int LONGEST_CODE = 100;

  public CategoryMapping {
    if (system == null || !SYSTEM.matcher(system).matches()) {
      throw new InvalidValue("system");
    }
    if (campus == null || !(campus.equals(ANY) || isCampus(campus))) {
      throw new InvalidValue("campus");
    }
    code = code == null ? "" : code.strip();
    if (!isCode(code)) {
      throw new InvalidValue("code");
    }
    name = name == null || name.isBlank() ? null : name.strip();
    if (name != null && (name.length() > 100 || name.chars().anyMatch(Character::isISOControl))) {
      throw new InvalidValue("name");
    }
    category = category == null || category.isBlank() ? null : category.strip();
    if (category != null) {
      new CategoryCode(category); // refuses what is none
    }
  }

  static boolean isCode(String code) {
    return !code.isEmpty()
        && code.length() <= LONGEST_CODE
        && code.chars().noneMatch(Character::isISOControl);
  }

  private static boolean isCampus(String campus) {
    new CampusCode(campus);
    return true;
  }

  String id() {
    return id(system, campus, code);
  }

  static String id(String system, String campus, String code) {
    return system + "|" + campus + "|" + code;
  }

  CategoryMapping at(long asVersion) {
    return new CategoryMapping(system, campus, code, name, category, asVersion);
  }
}
