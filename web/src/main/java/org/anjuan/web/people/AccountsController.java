package org.anjuan.web.people;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.Right;
import org.anjuan.archive.access.Role;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.security.account.AccountAdministration;
import org.anjuan.security.account.AccountFilter;
import org.anjuan.security.account.Username;
import org.anjuan.web.people.AccountViews.AccountView;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Accounts and their master data, for the system administrator; no rights are given here. */
@RestController
@RequestMapping("/api/people")
class AccountsController {
  private static final int PAGE = 50;

  private final AccountAdministration accounts;
  private final AuditTrail audit;
  private final Clock clock;

  AccountsController(AccountAdministration accounts, AuditTrail audit, Clock clock) {
    this.accounts = accounts;
    this.audit = audit;
    this.clock = clock;
  }

  /** A page of accounts. */
  record AccountList(List<AccountView> items, @Nullable String next) {}

  /** A new account: rights and the first password come from the security administrator. */
  record AccountOpening(
      @Nullable String username, @Nullable String name, @Nullable String staffNo) {}

  /** What the system administrator may change. */
  record AccountChange(@Nullable String name, @Nullable String staffNo) {}

  /** Why an account is closed; needed where work hangs on it. */
  record Deactivation(@Nullable String reason) {}

  /** A role and what it allows. */
  record RoleView(String role, boolean administrator, List<String> rights) {}

  @GetMapping("/accounts")
  AccountList list(
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(required = false) @Nullable Role role,
      @RequestParam(required = false) @Nullable String campus,
      @RequestParam(required = false) @Nullable String department,
      @RequestParam(required = false) @Nullable Boolean active,
      @RequestParam(required = false) @Nullable String cursor) {
    var filter = new AccountFilter(q, role, campus, department, active);
    var after = cursor == null ? null : AccountViews.username(cursor);
    var found = accounts.list(filter, after, PAGE + 1);
    var shown = found.stream().limit(PAGE).map(AccountView::of).toList();
    return new AccountList(shown, found.size() > PAGE ? shown.getLast().username() : null);
  }

  /** What is on screen, as an Excel file. */
  @GetMapping("/accounts/export")
  ResponseEntity<byte[]> export(
      Actor actor,
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(required = false) @Nullable Role role,
      @RequestParam(required = false) @Nullable String campus,
      @RequestParam(required = false) @Nullable String department,
      @RequestParam(required = false) @Nullable Boolean active) {
    var filter = new AccountFilter(q, role, campus, department, active);
    var found = new ArrayList<>(accounts.list(filter, null, SheetWriter.MOST_ROWS));
    audit.append(
        AuditEvent.of(actor, AuditAction.PEOPLE_EXPORTED, clock.instant())
            .detail("accounts " + found.size()));
    return SheetWriter.answer("accounts.xlsx", AccountSheet.write(found));
  }

  /** The rights of those on screen, as an Excel file that can be changed and brought back. */
  @GetMapping("/rights/export")
  ResponseEntity<byte[]> exportRights(
      Actor actor,
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(required = false) @Nullable Role role,
      @RequestParam(required = false) @Nullable String campus,
      @RequestParam(required = false) @Nullable String department,
      @RequestParam(required = false) @Nullable Boolean active) {
    var filter = new AccountFilter(q, role, campus, department, active);
    var found = accounts.list(filter, null, SheetReader.MOST_ROWS);
    audit.append(
        AuditEvent.of(actor, AuditAction.PEOPLE_EXPORTED, clock.instant())
            .detail("rights " + found.size()));
    return SheetWriter.answer("rights.xlsx", RightsSheet.write(found));
  }

  @GetMapping("/accounts/{username}")
  ResponseEntity<AccountView> find(@PathVariable String username) {
    return tagged(AccountView.of(accounts.find(name(username))));
  }

  @PostMapping("/accounts")
  ResponseEntity<AccountView> open(Actor actor, @RequestBody AccountOpening wanted) {
    var opened =
        accounts.open(
            actor,
            AccountViews.username(wanted.username()),
            orEmpty(wanted.name()),
            AccountViews.number(wanted.staffNo()));
    return ResponseEntity.status(HttpStatus.CREATED)
        .eTag("\"" + opened.version() + "\"")
        .body(AccountView.of(opened));
  }

  @PutMapping("/accounts/{username}")
  ResponseEntity<AccountView> change(
      Actor actor,
      @PathVariable String username,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody AccountChange wanted) {
    return tagged(
        AccountView.of(
            accounts.change(
                actor,
                name(username),
                SeenVersion.of(ifMatch),
                orEmpty(wanted.name()),
                AccountViews.number(wanted.staffNo()))));
  }

  @PostMapping("/accounts/{username}/deactivation")
  ResponseEntity<AccountView> deactivate(
      Actor actor,
      @PathVariable String username,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody(required = false) @Nullable Deactivation why) {
    var reason = why == null || why.reason() == null ? "" : why.reason();
    return tagged(
        AccountView.of(
            accounts.setActive(actor, name(username), SeenVersion.of(ifMatch), false, reason)));
  }

  @PostMapping("/accounts/{username}/activation")
  ResponseEntity<AccountView> activate(
      Actor actor,
      @PathVariable String username,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    return tagged(
        AccountView.of(accounts.setActive(actor, name(username), SeenVersion.of(ifMatch), true)));
  }

  /** Which role allows what: a table of the program's, the same for every hospital. */
  @GetMapping("/roles")
  List<RoleView> roles() {
    return Arrays.stream(Role.values())
        .map(role ->
            new RoleView(
                role.name(),
                role.isAdministrator(),
                role.rights().stream().sorted().map(Right::name).toList()))
        .toList();
  }

  private static ResponseEntity<AccountView> tagged(AccountView account) {
    return ResponseEntity.ok().eTag("\"" + account.version() + "\"").body(account);
  }

  private static Username name(String username) {
    return AccountViews.username(username);
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
