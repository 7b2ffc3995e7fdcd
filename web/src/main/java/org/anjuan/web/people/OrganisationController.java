package org.anjuan.web.people;

import java.time.Clock;
import java.util.List;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.organisation.Campus;
import org.anjuan.archive.organisation.CampusCode;
import org.anjuan.archive.organisation.Department;
import org.anjuan.archive.organisation.Organisation;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.web.problem.BadRequest;
import org.anjuan.web.problem.Conflict;
import org.anjuan.web.problem.NotFound;
import org.anjuan.web.problem.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Campuses and departments. Codes stay for ever: records name them; what is over is inactive. */
@RestController
@RequestMapping("/api/people")
class OrganisationController {
  private final Organisation organisation;
  private final AuditTrail audit;
  private final Clock clock;

  OrganisationController(Organisation organisation, AuditTrail audit, Clock clock) {
    this.organisation = organisation;
    this.audit = audit;
    this.clock = clock;
  }

  /** A campus. */
  record CampusRow(
      @Nullable String code,
      @Nullable String name,
      @Nullable Boolean active,
      @Nullable Long version) {
    static CampusRow of(Campus campus) {
      return new CampusRow(campus.code().value(), campus.name(), campus.active(), campus.version());
    }
  }

  /** A department. */
  record DepartmentRow(
      @Nullable String code,
      @Nullable String name,
      @Nullable String campus,
      Department.@Nullable Kind kind,
      @Nullable Boolean ward,
      @Nullable Boolean active,
      @Nullable Long version) {
    static DepartmentRow of(Department department) {
      return new DepartmentRow(
          department.code(),
          department.name(),
          department.campus().value(),
          department.kind(),
          department.ward(),
          department.active(),
          department.version());
    }
  }

  @GetMapping("/campuses")
  List<CampusRow> campuses() {
    return organisation.campuses().stream().map(CampusRow::of).toList();
  }

  @PostMapping("/campuses")
  @ResponseStatus(HttpStatus.CREATED)
  CampusRow addCampus(Actor actor, @RequestBody CampusRow wanted) {
    var campus = campus(orEmpty(wanted.code()), wanted, 0);
    if (organisation.campus(campus.code()).isPresent()) {
      throw codeTaken();
    }
    record(actor, "campus added " + campus);
    if (!organisation.add(campus)) {
      throw codeTaken();
    }
    return CampusRow.of(campus);
  }

  @PutMapping("/campuses/{code}")
  ResponseEntity<CampusRow> changeCampus(
      Actor actor,
      @PathVariable String code,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody CampusRow wanted) {
    var campus = campus(code, wanted, SeenVersion.of(ifMatch));
    var before = organisation.campus(campus.code()).orElseThrow(NotFound::new);
    if (before.version() != campus.version()) {
      throw StalePlace.of(before, campus);
    }
    record(actor, "campus " + before + " -> " + campus);
    if (!organisation.change(campus)) {
      throw StalePlace.of(organisation.campus(campus.code()).orElseThrow(NotFound::new), campus);
    }
    var changed = CampusRow.of(organisation.campus(campus.code()).orElseThrow(NotFound::new));
    return ResponseEntity.ok().eTag("\"" + changed.version() + "\"").body(changed);
  }

  @GetMapping("/departments")
  List<DepartmentRow> departments() {
    return organisation.departments().stream().map(DepartmentRow::of).toList();
  }

  @GetMapping("/departments/export")
  ResponseEntity<byte[]> export(Actor actor) {
    var all = organisation.departments();
    audit.append(
        AuditEvent.of(actor, AuditAction.PEOPLE_EXPORTED, clock.instant())
            .detail("departments " + all.size()));
    return SheetWriter.answer("departments.xlsx", DepartmentSheet.write(all));
  }

  @PostMapping("/departments")
  @ResponseStatus(HttpStatus.CREATED)
  DepartmentRow addDepartment(Actor actor, @RequestBody DepartmentRow wanted) {
    var department = department(orEmpty(wanted.code()), wanted, 0);
    if (organisation.department(department.code()).isPresent()) {
      throw codeTaken();
    }
    record(actor, "department added " + department);
    if (!organisation.add(department)) {
      throw codeTaken();
    }
    return DepartmentRow.of(department);
  }

  @PutMapping("/departments/{code}")
  ResponseEntity<DepartmentRow> changeDepartment(
      Actor actor,
      @PathVariable String code,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody DepartmentRow wanted) {
    var before = organisation.department(code).orElseThrow(NotFound::new);
    var department = department(code, wanted, SeenVersion.of(ifMatch));
    if (!department.campus().equals(before.campus())) {
      throw new BadRequest(
          "campus",
          "科室不能改到另一院区：病案已按原院区归档",
          "A department stays at its campus: records are filed by it");
    }
    if (before.version() != department.version()) {
      throw StalePlace.of(before, department);
    }
    record(actor, "department " + before + " -> " + department);
    if (!organisation.change(department)) {
      throw StalePlace.of(organisation.department(code).orElseThrow(NotFound::new), department);
    }
    var changed = DepartmentRow.of(organisation.department(code).orElseThrow(NotFound::new));
    return ResponseEntity.ok().eTag("\"" + changed.version() + "\"").body(changed);
  }

  /** Somebody was quicker: what is there now, beside what was wanted, so that it can be decided. */
  @ExceptionHandler
  ProblemDetail stale(StalePlace stale) {
    var problem =
        Problems.of(
            HttpStatus.PRECONDITION_FAILED,
            "changed-meanwhile",
            "他人刚修改过：" + stale.inWords(true) + "。请核对后重试",
            "Somebody else has changed it: " + stale.inWords(false) + ". Look and try again");
    problem.setProperty("version", stale.version());
    problem.setProperty("changed", stale.differences());
    return problem;
  }

  private static Campus campus(String code, CampusRow wanted, long version) {
    return new Campus(
        new CampusCode(code), name(wanted.name()), !Boolean.FALSE.equals(wanted.active()), version);
  }

  private Department department(String code, DepartmentRow wanted, long version) {
    if (!Department.isCode(code)) {
      throw new InvalidValue("code");
    }
    var campus = new CampusCode(orEmpty(wanted.campus()));
    if (organisation.campus(campus).isEmpty()) {
      throw new BadRequest("campus", "没有此院区", "No such campus");
    }
    return new Department(
        code,
        name(wanted.name()),
        campus,
        wanted.kind() == null ? Department.Kind.BOTH : wanted.kind(),
        Boolean.TRUE.equals(wanted.ward()),
        !Boolean.FALSE.equals(wanted.active()),
        version);
  }

  static String name(@Nullable String text) {
    var kept = orEmpty(text).strip();
    if (kept.isEmpty() || kept.length() > 64 || kept.chars().anyMatch(Character::isISOControl)) {
      throw new InvalidValue("name");
    }
    return kept;
  }

  private static Conflict codeTaken() {
    return new Conflict("code-taken", "该编码已存在", "The code is taken");
  }

  private void record(Actor actor, String detail) {
    audit.append(
        AuditEvent.of(actor, AuditAction.ORGANISATION_CHANGED, clock.instant()).detail(detail));
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
