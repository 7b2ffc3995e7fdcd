package org.anjuan.web.people;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.Posting;
import org.anjuan.archive.organisation.CampusCode;
import org.anjuan.archive.organisation.Organisation;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.security.account.AccountAdministration;
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
  private final Sessions sessions;
  private final Organisation organisation;

  RightsController(AccountAdministration accounts, Sessions sessions, Organisation organisation) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.organisation = organisation;
  }

  /** All of an account's rights. */
  record RightsChange(@Nullable List<PostingView> postings, @Nullable Integer clearance) {}

  /** A one-time password, shown once. */
  record PasswordHandover(String password, Instant expires) {
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
  ResponseEntity<PasswordHandover> resetPassword(Actor actor, @PathVariable String username) {
    var given = accounts.resetPassword(actor, AccountViews.username(username));
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(new PasswordHandover(given.value(), given.expires()));
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
    var all = new HashSet<Posting>();
    for (var one : wanted) {
      var role = AccountViews.role(one.role());
      var campus = one.campus() == null || one.campus().isBlank() ? null : one.campus();
      if (role.isAdministrator() != (campus == null)) {
        throw new BadRequest(
            "campus",
            role.isAdministrator() ? "管理员角色不分院区" : "该角色须指定院区",
            role.isAdministrator()
                ? "An administrator's role has no campus"
                : "This role needs a campus");
      }
      var departments = AccountViews.departments(one);
      if (campus != null) {
        requireKnown(campus, departments);
      }
      all.add(new Posting(role, campus, campus == null ? Set.of() : departments));
    }
    return all;
  }

  private void requireKnown(String campus, Set<String> departments) {
    var known = organisation.campus(new CampusCode(campus));
    if (known.isEmpty() || !known.get().active()) {
      throw new BadRequest("campus", "没有此院区或已停用", "No such campus, or it is not in use");
    }
    for (var code : departments) {
      var department = organisation.department(code);
      if (department.isEmpty()
          || !department.get().active()
          || !department.get().campus().value().equals(campus)) {
        throw new BadRequest(
            "departments",
            "该院区没有科室 " + code + "，或已停用",
            "No department " + code + " at this campus, or it is not in use");
      }
    }
  }
}
