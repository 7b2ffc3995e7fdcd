package org.anjuan.web.people;

import java.time.Instant;
import java.util.List;
import org.anjuan.archive.access.Actor;
import org.anjuan.security.account.PasswordReset;
import org.anjuan.security.account.PasswordResets;
import org.anjuan.web.people.RightsController.PasswordHandover;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The second hand of a password reset: the system administrator's. */
@RestController
@RequestMapping("/api/people/password-resets")
class ResetsController {
  private final PasswordResets resets;

  ResetsController(PasswordResets resets) {
    this.resets = resets;
  }

  /** A reset that waits. */
  record ResetRow(
      String id,
      String username,
      String name,
      String requestedBy,
      String requestedByName,
      String reason,
      Instant requestedAt,
      Instant lapsesAt) {
    static ResetRow of(PasswordReset reset) {
      return new ResetRow(
          reset.id(),
          reset.username().value(),
          reset.name(),
          reset.requestedBy(),
          reset.requestedByName(),
          reset.reason(),
          reset.requestedAt(),
          reset.lapsesAt());
    }
  }

  @GetMapping
  List<ResetRow> waiting() {
    return resets.waiting().stream().map(ResetRow::of).toList();
  }

  @PostMapping("/{id}/release")
  ResponseEntity<PasswordHandover> release(Actor actor, @PathVariable String id) {
    return PasswordHandover.answer(resets.release(actor, id));
  }

  @PostMapping("/{id}/refusal")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void refuse(Actor actor, @PathVariable String id) {
    resets.refuse(actor, id);
  }
}
