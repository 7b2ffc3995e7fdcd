package org.anjuan.web.document;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.document.DocumentPasswords;
import org.anjuan.archive.document.SourceKey;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.web.problem.BadRequest;
import org.anjuan.web.problem.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Passwords by which documents of a source are locked: added and forgotten, never shown. */
@RestController
@RequestMapping("/api/document-passwords")
class PasswordController {
  private final DocumentPasswords passwords;
  private final AuditTrail trail;
  private final Clock clock;

  PasswordController(DocumentPasswords passwords, AuditTrail trail, Clock clock) {
    this.passwords = passwords;
    this.trail = trail;
    this.clock = clock;
  }

  /** How many passwords are known, by source. */
  record SourcePasswords(List<SourcePassword> items) {}

  /** Of one source. */
  record SourcePassword(String source, int count, Instant changedAt, String changedBy) {}

  /** A password to be tried. */
  record NewPassword(@Nullable String password) {
    @Override
    public String toString() {
      return "NewPassword[masked]";
    }
  }

  @GetMapping
  SourcePasswords list(Actor actor) {
    return new SourcePasswords(
        passwords.all().stream()
            .map(known ->
                new SourcePassword(
                    known.source(), known.sealed().size(), known.changedAt(), known.changedBy()))
            .sorted(Comparator.comparing(SourcePassword::source))
            .toList());
  }

  @PostMapping("/{source}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void add(Actor actor, @PathVariable String source, @RequestBody NewPassword wanted) {
    var password = wanted.password();
    try {
      // Names of sources are checked where documents are named.
      passwords.add(actor, new SourceKey(source, "-"), password == null ? "" : password);
    } catch (InvalidValue invalid) {
      throw new BadRequest(
          invalid.field(),
          "口令为 1 至 127 个字，每个来源最多 20 个",
          "A password has 1 to 127 characters; a source has at most 20");
    }
    note(actor, source + " added");
  }

  @DeleteMapping("/{source}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void forget(Actor actor, @PathVariable String source) {
    if (!passwords.forget(source)) {
      throw new NotFound();
    }
    note(actor, source + " forgotten");
  }

  private void note(Actor actor, String what) {
    trail.append(
        AuditEvent.of(actor, AuditAction.DOCUMENT_PASSWORDS_CHANGED, clock.instant()).detail(what));
  }
}
