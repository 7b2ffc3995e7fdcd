package org.anjuan.web.people;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.anjuan.archive.access.Role;
import org.anjuan.archive.organisation.Campus;
import org.anjuan.archive.organisation.Department;
import org.anjuan.archive.organisation.Organisation;
import org.jspecify.annotations.Nullable;

/** Campuses and departments as they are this moment: where somebody can be posted. */
final class KnownPlaces {
  private final Map<String, Campus> campuses;
  private final Map<String, Department> departments;

  private KnownPlaces(Map<String, Campus> campuses, Map<String, Department> departments) {
    this.campuses = campuses;
    this.departments = departments;
  }

  static KnownPlaces of(Organisation organisation) {
    return new KnownPlaces(
        organisation.campuses().stream()
            .collect(Collectors.toMap(campus -> campus.code().value(), Function.identity())),
        organisation.departments().stream()
            .collect(Collectors.toMap(Department::code, Function.identity())));
  }

  /** What is wrong with a posting, by its field. */
  record Trouble(String field, String chinese, String english) {}

  /** What is wrong with such a posting, if anything. */
  Optional<Trouble> trouble(Role role, @Nullable String campus, Set<String> codes) {
    if (role.isAdministrator() != (campus == null)) {
      return Optional.of(
          new Trouble(
              "campus",
              role.isAdministrator() ? "管理员角色不分院区" : "该角色须指定院区",
              role.isAdministrator()
                  ? "An administrator's role has no campus"
                  : "This role needs a campus"));
    }
    if (campus == null) {
      return Optional.empty();
    }
    var known = campuses.get(campus);
    if (known == null || !known.active()) {
      return Optional.of(
          new Trouble("campus", "没有此院区或已停用：" + campus, "No such campus, or not in use: " + campus));
    }
    return codes.stream()
        .filter(code -> !isOf(campus, code))
        .findFirst()
        .map(code ->
            new Trouble(
                "departments",
                "该院区没有科室 " + code + "，或已停用",
                "No department " + code + " at this campus, or it is not in use"));
  }

  private boolean isOf(String campus, String code) {
    var department = departments.get(code);
    return department != null && department.active() && department.campus().value().equals(campus);
  }
}
