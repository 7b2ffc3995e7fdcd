package org.anjuan.web.people;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.anjuan.archive.access.Posting;
import org.anjuan.archive.access.Role;
import org.anjuan.security.account.Username;
import org.anjuan.web.people.SheetReader.SheetRow;
import org.jspecify.annotations.Nullable;

/**
 * One row of the rights sheet: one posting of an account, or none for an account that has, or shall
 * have, no rights.
 *
 * @param version of the account, as exported
 */
record RightsRow(
    int number,
    Username username,
    @Nullable Role role,
    @Nullable String campus,
    Set<String> departments,
    int clearance,
    long version) {

  static RightsRow of(SheetRow row) {
    if (row.formula()) {
      throw new RowRefused("不接受公式", "Formulas are not taken");
    }
    var role = role(row.cell(2));
    var campus = row.cell(3).isEmpty() ? null : row.cell(3);
    var departments = departments(row.cell(4));
    if (role == null && (campus != null || !departments.isEmpty())) {
      throw new RowRefused("缺少角色", "The role is missing");
    }
    return new RightsRow(
        row.number(),
        username(row.cell(0)),
        role,
        campus,
        departments,
        (int) number(row.cell(5), 9, "密级应为 0 至 9", "The clearance must be 0 to 9"),
        number(
            row.cell(6),
            Long.MAX_VALUE,
            "缺少版本：请先导出再修改",
            "The version is missing: export first, then change"));
  }

  /** Those who are refused by the rules of postings are refused before. */
  @Nullable Posting posting() {
    return role == null ? null : new Posting(role, campus, departments);
  }

  static String inWords(Posting posting, boolean chinese) {
    var departments = String.join("、", new TreeSet<>(posting.departments()));
    return ((chinese ? RoleNames.chinese(posting.role()) : posting.role().name())
            + (posting.campus() == null ? "" : " " + posting.campus())
            + (departments.isEmpty() ? "" : " " + departments))
        .strip();
  }

  private static Username username(String text) {
    try {
      return new Username(text);
    } catch (IllegalArgumentException malformed) {
      throw new RowRefused("用户名格式不正确", "The user name is malformed");
    }
  }

  private static @Nullable Role role(String text) {
    return text.isEmpty()
        ? null
        : RoleNames.read(text)
            .orElseThrow(() -> new RowRefused("没有此角色：" + text, "No such role: " + text));
  }

  private static Set<String> departments(String text) {
    return Arrays.stream(text.split("[,，、;；\\s]+"))
        .filter(code -> !code.isEmpty())
        .collect(Collectors.toSet());
  }

  private static long number(String text, long most, String chinese, String english) {
    if (!text.matches("\\d{1,18}") || Long.parseLong(text) > most) {
      throw new RowRefused(chinese, english);
    }
    return Long.parseLong(text);
  }
}
