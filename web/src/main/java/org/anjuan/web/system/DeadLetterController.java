package org.anjuan.web.system;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.document.DocumentId;
import org.anjuan.archive.document.Documents;
import org.anjuan.archive.work.WorkItem;
import org.anjuan.archive.work.WorkKind;
import org.anjuan.archive.work.WorkQueue;
import org.anjuan.web.problem.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Work that could not go on, and another try for it. */
@RestController
@RequestMapping("/api/dead-letters")
class DeadLetterController {
  private static final int MOST = 200;

  private final WorkQueue work;
  private final Documents documents;
  private final AuditTrail trail;
  private final Clock clock;

  DeadLetterController(WorkQueue work, Documents documents, AuditTrail trail, Clock clock) {
    this.work = work;
    this.documents = documents;
    this.trail = trail;
    this.clock = clock;
  }

  /** A dead letter; its subject is an opaque identifier, never a patient's data. */
  record DeadLetter(
      String id,
      String kind,
      String subject,
      int attempts,
      @Nullable String lastError,
      Instant since) {}

  /** All of them, up to a limit. */
  record DeadLetters(List<DeadLetter> items) {}

  @GetMapping
  DeadLetters list() {
    return new DeadLetters(
        work.deadLetters(MOST).stream().map(DeadLetterController::view).toList());
  }

  @PostMapping("/{id}/retry")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void retry(Actor actor, @PathVariable String id) {
    var letter = work.deadLetter(id).orElseThrow(NotFound::new);
    if (letter.kind() == WorkKind.EXTRACT) {
      documents.giveAnotherTry(new DocumentId(letter.subject()));
    }
    if (!work.revive(id)) {
      throw new NotFound();
    }
    trail.append(AuditEvent.of(actor, AuditAction.DEAD_LETTER_RETRIED, clock.instant()).detail(id));
  }

  private static DeadLetter view(WorkItem item) {
    return new DeadLetter(
        item.id(),
        item.kind().name(),
        item.subject(),
        item.attempts(),
        item.lastError(),
        item.since());
  }
}
