package org.anjuan.web.collect;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.Right;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.organisation.Organisation;
import org.anjuan.ingest.category.CategoryMap;
import org.anjuan.ingest.category.CategoryMapping;
import org.anjuan.ingest.category.SourceCode;
import org.anjuan.ingest.category.SourceCodes;
import org.anjuan.web.people.ImportReport;
import org.anjuan.web.people.SheetProblem;
import org.anjuan.web.people.SheetReader;
import org.anjuan.web.people.SheetWriter;
import org.anjuan.web.problem.BadRequest;
import org.anjuan.web.problem.Conflict;
import org.anjuan.web.problem.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Which of the archive's categories a source's code stands for. */
@RestController
@RequestMapping("/api/category-map")
class CategoryMapController {
  private final CategoryMap map;
  private final CategoryMapSheet sheet;
  private final SourceCodes codes;
  private final Organisation organisation;
  private final AuditTrail audit;
  private final Clock clock;

  CategoryMapController(
      CategoryMap map,
      CategoryMapSheet sheet,
      SourceCodes codes,
      Organisation organisation,
      AuditTrail audit,
      Clock clock) {
    this.map = map;
    this.codes = codes;
    this.organisation = organisation;
    this.sheet = sheet;
    this.audit = audit;
    this.clock = clock;
  }

  record CategoryMappings(List<CategoryMapping> items) {}

  @GetMapping
  CategoryMappings list(@RequestParam(required = false) @Nullable String system) {
    return new CategoryMappings(map.list(system == null || system.isBlank() ? null : system));
  }

  /** What sources have stated of their dictionaries and no row names. */
  record UnmappedCodes(List<SourceCode> items) {}

  @GetMapping("/codes")
  UnmappedCodes codes(Actor actor) {
    var campuses =
        actor.holds(Right.COLLECTOR_MANAGE)
            ? organisation.campuses().stream().map(campus -> campus.code().value()).toList()
            : List.copyOf(actor.campusesWith(Right.CATEGORY_MAP_MANAGE));
    return new UnmappedCodes(codes.unmapped(campuses));
  }

  @PutMapping
  CategoryMapping put(Actor actor, @RequestBody CategoryMapping row) {
    requireCampus(actor, row);
    return map.put(actor, row).orElseThrow(CategoryMapController::changedMeanwhile);
  }

  @PostMapping("/removal")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(Actor actor, @RequestBody CategoryMapping row) {
    requireCampus(actor, row);
    if (!map.remove(actor, row)) {
      throw changedMeanwhile();
    }
  }

  @GetMapping("/export")
  ResponseEntity<byte[]> export(Actor actor) {
    var all = map.list(null);
    audit.append(
        AuditEvent.of(actor, AuditAction.CATEGORY_MAP_EXPORTED, clock.instant())
            .detail(String.valueOf(all.size())));
    return SheetWriter.answer("category-map.xlsx", CategoryMapSheet.write(all));
  }

  @PostMapping(path = "/import", consumes = SheetWriter.TYPE)
  ImportReport take(
      Actor actor, @RequestParam(defaultValue = "false") boolean apply, HttpServletRequest request)
      throws IOException {
    var file = SheetReader.body(request);
    if (apply) {
      audit.append(AuditEvent.of(actor, AuditAction.CATEGORY_MAP_IMPORTED, clock.instant()));
    }
    return sheet.take(actor, file, apply, row -> mayChange(actor, row));
  }

  @ExceptionHandler
  ProblemDetail refused(SheetProblem refused) {
    return Problems.of(
        HttpStatus.UNPROCESSABLE_CONTENT,
        refused.name(),
        refused.chinese(),
        refused.english(),
        "file");
  }

  private static void requireCampus(Actor actor, CategoryMapping row) {
    if (!mayChange(actor, row)) {
      throw new BadRequest("campus", "该院区不在您的权限内", "This campus is not among yours");
    }
  }

  /** Records staff change the rows of their campuses; those of all campuses hold for all. */
  private static boolean mayChange(Actor actor, CategoryMapping row) {
    return actor.holds(Right.COLLECTOR_MANAGE)
        || actor.campusesWith(Right.CATEGORY_MAP_MANAGE).contains(row.campus());
  }

  private static Conflict changedMeanwhile() {
    return new Conflict(
        "category-map-changed",
        "该行已被他人修改，请刷新后重试",
        "Somebody has changed this row meanwhile: reload and try again");
  }
}
