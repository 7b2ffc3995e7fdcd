package org.anjuan.security.own;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.Posting;
import org.anjuan.security.account.AccountAdministration;
import org.anjuan.security.account.OwnPassword;
import org.anjuan.security.account.PasswordReset;
import org.anjuan.security.account.PasswordResets;
import org.anjuan.security.account.SecondFactors;
import org.anjuan.security.account.Username;
import org.anjuan.security.rules.RuleKeeper;
import org.anjuan.security.session.OpenSession;
import org.anjuan.security.session.Sessions;
import org.anjuan.security.watch.KnownDevice;
import org.anjuan.security.watch.LogInWatch;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One's own account: password, sessions, devices, last log-ins. Nobody else's. */
@RestController
@RequestMapping("/api/me")
class OwnAccountController {
  private static final int LOG_INS = 30;

  private final OwnPassword password;
  private final SecondFactors secondFactors;
  private final AccountAdministration accounts;
  private final PasswordResets resets;
  private final Sessions sessions;
  private final LogInWatch watch;
  private final RuleKeeper rules;

  OwnAccountController(
      OwnPassword password,
      SecondFactors secondFactors,
      AccountAdministration accounts,
      PasswordResets resets,
      Sessions sessions,
      LogInWatch watch,
      RuleKeeper rules) {
    this.password = password;
    this.secondFactors = secondFactors;
    this.accounts = accounts;
    this.resets = resets;
    this.sessions = sessions;
    this.watch = watch;
    this.rules = rules;
  }

  /** What a password must be, for the one who chooses it. */
  record PasswordDemands(int minimumLength, int classes, int history) {}

  /** A posting as people read it. */
  record OwnPosting(String role, @Nullable String campus, List<String> departments) {
    static OwnPosting of(Posting posting) {
      return new OwnPosting(
          posting.role().name(),
          posting.campus(),
          posting.departments().stream().sorted().toList());
    }
  }

  /** The own account. */
  record OwnAccount(
      List<OwnPosting> postings,
      int clearance,
      Instant passwordSince,
      @Nullable Instant passwordExpires,
      PasswordDemands passwordDemands,
      boolean secondFactor,
      int recoveryCodesLeft,
      List<OwnReset> resets) {}

  /**
   * That somebody else gave the own password, or wanted to.
   *
   * @param state WAITING, GIVEN_BY_TWO, GIVEN_BY_ONE, REFUSED, SUPERSEDED
   * @param firstLogIn when somebody came in first after it; the person knows whether it was she
   */
  record OwnReset(
      Instant at,
      String by,
      @Nullable String releasedBy,
      String reason,
      PasswordReset.State state,
      @Nullable Instant firstLogIn,
      @Nullable String firstAddress) {
    static OwnReset of(PasswordReset reset) {
      var first = reset.firstLogIn();
      return new OwnReset(
          reset.requestedAt(),
          reset.requestedByName(),
          reset.releasedBy(),
          reset.reason(),
          reset.state(),
          first == null ? null : first.at(),
          first == null ? null : first.address());
    }
  }

  /** The present password and the next one. */
  record PasswordChange(@Nullable String present, @Nullable String wanted) {
    @Override
    public String toString() {
      return "PasswordChange[masked]";
    }
  }

  /** A session of one's own. */
  record OwnSession(
      String handle,
      Instant begun,
      Instant lastUsed,
      String address,
      String agent,
      boolean present) {}

  /** A device of one's own. */
  record OwnDevice(String id, String agent, String address, Instant firstSeen, Instant lastSeen) {
    static OwnDevice of(KnownDevice device) {
      return new OwnDevice(
          device.id(), device.agent(), device.address(), device.firstSeen(), device.lastSeen());
    }
  }

  /** A log-in under one's own name. */
  record OwnLogIn(Instant at, String address, String agent, boolean success) {}

  @GetMapping("/account")
  OwnAccount account(Actor actor) {
    var demands = rules.rules().password();
    var details = accounts.find(new Username(actor.id().value()));
    return new OwnAccount(
        details.postings().stream().map(OwnPosting::of).toList(),
        details.clearance(),
        password.since(actor),
        password.expires(actor),
        new PasswordDemands(demands.minimumLength(), demands.classes(), demands.history()),
        details.secondFactor(),
        secondFactors.recoveryCodesLeft(actor),
        resets.of(actor).stream().map(OwnReset::of).toList());
  }

  @PutMapping("/password")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void changePassword(Actor actor, @RequestBody PasswordChange change, HttpServletRequest request) {
    password.change(actor, orEmpty(change.present()), orEmpty(change.wanted()));
    sessions.endAll(actor, name(actor), sessions.present(request));
    request.changeSessionId();
  }

  @GetMapping("/sessions")
  List<OwnSession> sessions(Actor actor, HttpServletRequest request) {
    var present = sessions.present(request);
    return sessions.of(name(actor)).stream().map(session -> view(session, present)).toList();
  }

  @DeleteMapping("/sessions")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void endOthers(Actor actor, HttpServletRequest request) {
    sessions.endAll(actor, name(actor), sessions.present(request));
  }

  @DeleteMapping("/sessions/{handle}")
  ResponseEntity<Void> end(Actor actor, @PathVariable String handle) {
    return answer(sessions.end(actor, name(actor), handle));
  }

  @GetMapping("/devices")
  List<OwnDevice> devices(Actor actor) {
    return watch.devices(actor.id().value()).stream().map(OwnDevice::of).toList();
  }

  @DeleteMapping("/devices/{id}")
  ResponseEntity<Void> forget(Actor actor, @PathVariable String id) {
    return answer(watch.forget(actor, id));
  }

  @GetMapping("/log-ins")
  List<OwnLogIn> logIns(Actor actor) {
    return watch.past(actor.id().value(), LOG_INS).stream()
        .map(past -> new OwnLogIn(past.at(), past.address(), past.agent(), past.success()))
        .toList();
  }

  private static OwnSession view(OpenSession session, @Nullable String present) {
    return new OwnSession(
        session.handle(),
        session.begun(),
        session.lastUsed(),
        session.address(),
        session.agent(),
        session.handle().equals(present));
  }

  private static ResponseEntity<Void> answer(boolean done) {
    return ResponseEntity.status(done ? HttpStatus.NO_CONTENT : HttpStatus.NOT_FOUND).build();
  }

  private static Username name(Actor actor) {
    return new Username(actor.id().value());
  }

  private static String orEmpty(@Nullable String typed) {
    return typed == null ? "" : typed;
  }
}
