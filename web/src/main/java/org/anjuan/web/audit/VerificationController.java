package org.anjuan.web.audit;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditOutcome;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.oversight.TrailVerification;
import org.anjuan.archive.oversight.WholeVerification;
import org.anjuan.web.problem.Conflict;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Verifies the trail: a day at once, all days in the background. */
@RestController
@RequestMapping("/api/audit/verification")
class VerificationController {
  /** Without a day asked for, the last days that have events are verified. */
  private static final int DAYS = 7;

  private static final int LOOK_BACK_DAYS = 366;

  private final TrailVerification verification;
  private final WholeVerification whole;
  private final AuditTrail trail;
  private final Clock clock;

  VerificationController(
      TrailVerification verification, WholeVerification whole, AuditTrail trail, Clock clock) {
    this.verification = verification;
    this.whole = whole;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * What the latest verification of all days has found; {@code run} is left out before the first.
   */
  record Latest(Verification.@Nullable Whole run) {}

  /** One day, or the last seven that have events. */
  @GetMapping
  Verification days(Actor actor, @RequestParam(required = false) @Nullable String day) {
    var asked = AuditQuestion.parse("day", day, LocalDate::parse);
    var days = asked == null ? lastDays() : List.of(asked);
    var found = days.stream().map(verification::verify).map(Verification.Day::of).toList();
    var broken =
        found.stream().filter(one -> !one.intact()).map(one -> one.day().toString()).toList();
    trail.append(
        AuditEvent.of(actor, AuditAction.AUDIT_VERIFIED, clock.instant())
            .outcome(broken.isEmpty() ? AuditOutcome.SUCCESS : AuditOutcome.FAILED)
            .detail(days + (broken.isEmpty() ? " intact" : " broken: " + broken)));
    return new Verification(found);
  }

  @GetMapping("/whole")
  Latest latest() {
    return new Latest(whole.latest().map(Verification.Whole::of).orElse(null));
  }

  @PostMapping("/whole")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Latest start(Actor actor) {
    trail.append(
        AuditEvent.of(actor, AuditAction.AUDIT_VERIFIED, clock.instant())
            .detail("all days, begun"));
    if (!whole.start(actor)) {
      throw new Conflict(
          "verification-running",
          "全部校验正在进行，请等待完成",
          "All days are being verified; wait for the end");
    }
    return latest();
  }

  private List<LocalDate> lastDays() {
    var days = verification.days(trail.today().minusDays(LOOK_BACK_DAYS), trail.today());
    return days.subList(Math.max(0, days.size() - DAYS), days.size());
  }
}
