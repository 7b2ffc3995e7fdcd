package org.anjuan.web.people;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.organisation.CampusCode;
import org.anjuan.archive.organisation.Department;
import org.anjuan.archive.organisation.Department.Kind;
import org.anjuan.archive.organisation.Organisation;
import org.anjuan.web.people.ImportReport.ImportLine;
import org.anjuan.web.people.ImportReport.Outcome;
import org.anjuan.web.people.SheetReader.SheetRow;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Departments as an Excel sheet, the same for both ways. */
@Component
class DepartmentSheet {
  private static final List<String> CHINESE = List.of("编码", "名称", "院区", "类型", "病区", "启用");
  private static final List<String> ENGLISH =
      List.of("code", "name", "campus", "kind", "ward", "active");

  private final Organisation organisation;
  private final AuditTrail audit;
  private final Clock clock;

  DepartmentSheet(Organisation organisation, AuditTrail audit, Clock clock) {
    this.organisation = organisation;
    this.audit = audit;
    this.clock = clock;
  }

  static byte[] write(List<Department> all) {
    return SheetWriter.write(
        "科室",
        CHINESE,
        all.stream()
            .map(d ->
                List.of(
                    d.code(),
                    d.name(),
                    d.campus().value(),
                    text(d.kind()),
                    d.ward() ? "是" : "否",
                    d.active() ? "是" : "否"))
            .toList());
  }

  /** Looks at the file, or does what it says. Doing it again changes nothing. */
  ImportReport take(Actor actor, byte[] file, boolean apply) {
    var known = new HashMap<String, Department>();
    organisation.departments().forEach(department -> known.put(department.code(), department));
    var campuses =
        organisation.campuses().stream()
            .map(campus -> campus.code().value())
            .collect(Collectors.toSet());
    var seen = new HashSet<String>();
    var lines = new ArrayList<ImportLine>();
    for (var row : SheetReader.read(file, List.of(CHINESE, ENGLISH))) {
      lines.add(line(actor, row, apply, known, campuses, seen));
    }
    return ImportReport.of(apply, lines);
  }

  private ImportLine line(
      Actor actor,
      SheetRow row,
      boolean apply,
      Map<String, Department> known,
      Set<String> campuses,
      Set<String> seen) {
    try {
      var wanted = wanted(row, campuses);
      if (!seen.add(wanted.code())) {
        throw new RowRefused("编码在文件中重复", "The code stands twice in the file");
      }
      var before = known.get(wanted.code());
      if (before != null && !before.campus().equals(wanted.campus())) {
        throw new RowRefused("科室不能改到另一院区", "A department stays at its campus");
      }
      var outcome =
          before == null
              ? Outcome.ADDED
              : before.saysTheSameAs(wanted) ? Outcome.SAME : Outcome.CHANGED;
      if (apply && outcome != Outcome.SAME) {
        audit.append(
            AuditEvent.of(actor, AuditAction.ORGANISATION_CHANGED, clock.instant())
                .detail("department imported " + wanted));
        apply(wanted, before);
      }
      return new ImportLine(row.number(), wanted.code(), outcome, null);
    } catch (RowRefused refused) {
      return new ImportLine(row.number(), row.cell(0), Outcome.REFUSED, refused.reason());
    }
  }

  private void apply(Department wanted, @Nullable Department before) {
    var done =
        before == null
            ? organisation.add(wanted)
            : organisation.change(
                new Department(
                    wanted.code(),
                    wanted.name(),
                    wanted.campus(),
                    wanted.kind(),
                    wanted.ward(),
                    wanted.active(),
                    before.version()));
    if (!done) {
      throw new RowRefused("他人刚修改过，请重新导入", "Somebody has just changed it: import again");
    }
  }

  private static Department wanted(SheetRow row, Set<String> campuses) {
    if (row.formula()) {
      throw new RowRefused("不接受公式", "Formulas are not taken");
    }
    if (!Department.isCode(row.cell(0))) {
      throw new RowRefused("编码格式不正确", "The code is malformed");
    }
    var name = row.cell(1);
    if (name.isEmpty() || name.length() > 64 || name.chars().anyMatch(Character::isISOControl)) {
      throw new RowRefused("名称为空或过长", "The name is empty or too long");
    }
    if (!campuses.contains(row.cell(2))) {
      throw new RowRefused("没有此院区：" + row.cell(2), "No such campus: " + row.cell(2));
    }
    return new Department(
        row.cell(0),
        name,
        new CampusCode(row.cell(2)),
        kind(row.cell(3)),
        !row.cell(4).isEmpty() && RowRefused.yes(row.cell(4)),
        RowRefused.yes(row.cell(5)),
        0);
  }

  private static Kind kind(String text) {
    return switch (text) {
      case "住院", "INPATIENT" -> Kind.INPATIENT;
      case "门诊", "OUTPATIENT" -> Kind.OUTPATIENT;
      case "", "住院与门诊", "BOTH" -> Kind.BOTH;
      default -> throw new RowRefused("没有此类型：" + text, "No such kind: " + text);
    };
  }

  static String text(Kind kind) {
    return switch (kind) {
      case INPATIENT -> "住院";
      case OUTPATIENT -> "门诊";
      case BOTH -> "住院与门诊";
    };
  }
}
