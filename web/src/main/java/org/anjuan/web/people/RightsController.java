package org.anjuan.web.people;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.Posting;
import org.anjuan.archive.organisation.Organisation;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.security.account.AccountAdministration;
import org.anjuan.security.account.PasswordResets;
import org.anjuan.security.session.OpenSession;
import org.anjuan.security.session.Sessions;
import org.anjuan.web.people.AccountViews.AccountView;
import org.anjuan.web.people.AccountViews.PostingView;
import org.anjuan.web.problem.BadRequest;
import org.anjuan.web.problem.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the security administrator alone does with accounts: rights, passwords, sessions. */
@RestController
@RequestMapping("/api/people/accounts/{username}")
class RightsController {
  private final AccountAdministration accounts;
  private final PasswordResets resets;
  private final Sessions sessions;
  private final Organisation organisation;

  RightsController(
      AccountAdministration accounts,
      PasswordResets resets,
      Sessions sessions,
      Organisation organisation) {
    this.accounts = accounts;
    this.resets = resets;
    this.sessions = sessions;
    this.organisation = organisation;
  }

  /** All of an account's rights. */
  record RightsChange(@Nullable List<PostingView> postings, @Nullable Integer clearance) {}

  /** Why a password is reset, and whether it can't wait for the second hand. */
  record ResetOrder(@Nullable String reason, @Nullable Boolean emergency) {}

  /**
   * A one-time password, or a half of one; shown once.
   *
   * @param waits whether it is the first half, and opens nothing before the other is given
   */
  record PasswordHandover(String password, Instant expires, boolean waits) {
    static ResponseEntity<PasswordHandover> answer(PasswordResets.Handed handed) {
      return ResponseEntity.ok()
          .cacheControl(CacheControl.noStore())
          .body(new PasswordHandover(handed.value(), handed.expires(), handed.waits()));
    }

    @Override
    public String toString() {
      return "PasswordHandover[masked]";
    }
  }

  /** Somebody's open session. */
  record SessionRow(String handle, Instant begun, Instant lastUsed, String address, String agent) {
    static SessionRow of(OpenSession session) {
      return new SessionRow(
          session.handle(),
          session.begun(),
          session.lastUsed(),
          session.address(),
          session.agent());
    }
  }

  @PutMapping("/rights")
  ResponseEntity<AccountView> setRights(
      Actor actor,
      @PathVariable String username,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody RightsChange wanted) {
    if (wanted.postings() == null || wanted.clearance() == null) {
      throw new InvalidValue(wanted.postings() == null ? "postings" : "clearance");
    }
    var changed =
        AccountView.of(
            accounts.setRights(
                actor,
                AccountViews.username(username),
                SeenVersion.of(ifMatch),
                postings(wanted.postings()),
                wanted.clearance()));
    return ResponseEntity.ok().eTag("\"" + changed.version() + "\"").body(changed);
  }

  @PostMapping("/password")
  ResponseEntity<PasswordHandover> resetPassword(
      Actor actor,
      @PathVariable String username,
      @RequestBody(required = false) @Nullable ResetOrder order) {
    var reason = order == null || order.reason() == null ? "" : order.reason();
    var emergency = order != null && Boolean.TRUE.equals(order.emergency());
    return PasswordHandover.answer(
        resets.begin(actor, AccountViews.username(username), reason, emergency));
  }

  @PostMapping("/unlocking")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void unlock(Actor actor, @PathVariable String username) {
    accounts.unlock(actor, AccountViews.username(username));
  }

  @DeleteMapping("/second-factor")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void removeSecondFactor(Actor actor, @PathVariable String username) {
    accounts.removeSecondFactor(actor, AccountViews.username(username));
  }

  @GetMapping("/sessions")
  List<SessionRow> sessions(@PathVariable String username) {
    var account = accounts.find(AccountViews.username(username));
    return sessions.of(account.username()).stream().map(SessionRow::of).toList();
  }

  @DeleteMapping("/sessions")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void endSessions(Actor actor, @PathVariable String username) {
    sessions.endAll(actor, accounts.find(AccountViews.username(username)).username(), null);
  }

  @DeleteMapping("/sessions/{handle}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void endSession(Actor actor, @PathVariable String username, @PathVariable String handle) {
    if (!sessions.end(actor, AccountViews.username(username), handle)) {
      throw new NotFound();
    }
  }

  private Set<Posting> postings(List<PostingView> wanted) {
    var places = KnownPlaces.of(organisation);
    var all = new HashSet<Posting>();
    for (var one : wanted) {
      var role = AccountViews.role(one.role());
      var campus = one.campus() == null || one.campus().isBlank() ? null : one.campus();
      var departments = AccountViews.departments(one);
      places
          .trouble(role, campus, departments)
          .ifPresent(trouble -> {
            throw new BadRequest(trouble.field(), trouble.chinese(), trouble.english());
          });
      all.add(new Posting(role, campus, campus == null ? Set.of() : departments));
    }
    return all;
  }
}
