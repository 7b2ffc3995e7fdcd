package org.anjuan.web.people;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.web.problem.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Excel files in: the body is the file. Looked at first, then done; the same file twice is once.
 */
@RestController
@RequestMapping("/api/people")
class ImportController {
  private final AccountSheet accounts;
  private final DepartmentSheet departments;
  private final RightsSheet rights;
  private final AuditTrail audit;
  private final Clock clock;

  ImportController(
      AccountSheet accounts,
      DepartmentSheet departments,
      RightsSheet rights,
      AuditTrail audit,
      Clock clock) {
    this.accounts = accounts;
    this.departments = departments;
    this.rights = rights;
    this.audit = audit;
    this.clock = clock;
  }

  @PostMapping(path = "/accounts/import", consumes = SheetWriter.TYPE)
  ImportReport accounts(
      Actor actor, @RequestParam(defaultValue = "false") boolean apply, HttpServletRequest request)
      throws IOException {
    var file = SheetReader.body(request);
    record(actor, "accounts", apply);
    return accounts.take(actor, file, apply);
  }

  @PostMapping(path = "/departments/import", consumes = SheetWriter.TYPE)
  ImportReport departments(
      Actor actor, @RequestParam(defaultValue = "false") boolean apply, HttpServletRequest request)
      throws IOException {
    var file = SheetReader.body(request);
    record(actor, "departments", apply);
    return departments.take(actor, file, apply);
  }

  /** All or nothing, unless the good rows are asked for; the security administrator's. */
  @PostMapping(path = "/rights/import", consumes = SheetWriter.TYPE)
  ImportReport rights(
      Actor actor,
      @RequestParam(defaultValue = "false") boolean apply,
      @RequestParam(defaultValue = "false") boolean goodRows,
      HttpServletRequest request)
      throws IOException {
    var file = SheetReader.body(request);
    record(actor, goodRows ? "rights, the good rows" : "rights", apply);
    return rights.take(actor, file, apply, goodRows);
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

  private void record(Actor actor, String what, boolean apply) {
    if (apply) {
      audit.append(AuditEvent.of(actor, AuditAction.PEOPLE_IMPORTED, clock.instant()).detail(what));
    }
  }
}
