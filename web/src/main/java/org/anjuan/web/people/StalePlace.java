package org.anjuan.web.people;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.anjuan.archive.organisation.Campus;
import org.anjuan.archive.organisation.Department;

/** A campus or department that somebody else has changed since it was read. */
final class StalePlace extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long version;
  private final transient List<Difference> differences;

  /**
   * Where what is there now and what was wanted differ.
   *
   * @param field as in the row
   */
  record Difference(String field, String zh, String en, Object present, Object wanted) {}

  private StalePlace(long version, List<Difference> differences) {
    super("changed meanwhile");
    this.version = version;
    this.differences = List.copyOf(differences);
  }

  static StalePlace of(Campus present, Campus wanted) {
    var all = new ArrayList<Difference>();
    compare(all, new Difference("name", "名称", "name", present.name(), wanted.name()));
    compare(all, new Difference("active", "启用", "active", present.active(), wanted.active()));
    return new StalePlace(present.version(), all);
  }

  static StalePlace of(Department present, Department wanted) {
    var all = new ArrayList<Difference>();
    compare(all, new Difference("name", "名称", "name", present.name(), wanted.name()));
    compare(all, new Difference("kind", "类型", "kind", present.kind(), wanted.kind()));
    compare(all, new Difference("ward", "病区", "ward", present.ward(), wanted.ward()));
    compare(all, new Difference("active", "启用", "active", present.active(), wanted.active()));
    return new StalePlace(present.version(), all);
  }

  private static void compare(List<Difference> all, Difference one) {
    if (!one.present().equals(one.wanted())) {
      all.add(one);
    }
  }

  /** The version that is there now: whoever wants his change all the same names it. */
  long version() {
    return version;
  }

  List<Difference> differences() {
    return differences;
  }

  String inWords(boolean chinese) {
    if (differences.isEmpty()) {
      return chinese ? "内容已与您要保存的相同" : "it is now as you want it";
    }
    return differences.stream()
        .map(one ->
            chinese
                ? one.zh() + "现为“" + inWords(one.present(), true) + "”"
                : one.en() + " is now \"" + inWords(one.present(), false) + "\"")
        .collect(Collectors.joining(chinese ? "，" : ", "));
  }

  private static String inWords(Object value, boolean chinese) {
    if (!chinese) {
      return String.valueOf(value);
    }
    return switch (value) {
      case Boolean yes -> yes ? "是" : "否";
      case Department.Kind kind -> DepartmentSheet.text(kind);
      default -> String.valueOf(value);
    };
  }
}
