package org.anjuan.web.people;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.anjuan.archive.access.Role;

/** Roles as an Excel file names them: in Chinese, or by their codes. */
final class RoleNames {
  private static final Map<Role, String> CHINESE =
      Map.of(
          Role.RECORDS_STAFF, "病案管理员",
          Role.PHYSICIAN, "医师",
          Role.NURSE, "护士",
          Role.QC_REVIEWER, "质控员",
          Role.COUNTER_CLERK, "窗口人员",
          Role.SYSTEM_ADMIN, "系统管理员",
          Role.SECURITY_ADMIN, "安全管理员",
          Role.AUDIT_ADMIN, "审计管理员");

  private RoleNames() {}

  static String chinese(Role role) {
    return CHINESE.getOrDefault(role, role.name());
  }

  static Optional<Role> read(String text) {
    return Arrays.stream(Role.values())
        .filter(role -> role.name().equalsIgnoreCase(text) || chinese(role).equals(text))
        .findFirst();
  }
}
