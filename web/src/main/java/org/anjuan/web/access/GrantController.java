package org.anjuan.web.access;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.anjuan.archive.access.Action;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.Beneficiary;
import org.anjuan.archive.access.Grant;
import org.anjuan.archive.access.GrantId;
import org.anjuan.archive.access.Grants;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.web.problem.Conflict;
import org.anjuan.web.problem.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Rights to records beyond the roles': given, listed and withdrawn. */
@RestController
@RequestMapping("/api/grants")
class GrantController {
  private static final int PAGE = 50;

  private final Granting granting;
  private final Grants grants;
  private final AuditTrail trail;
  private final Clock clock;

  GrantController(Granting granting, Grants grants, AuditTrail trail, Clock clock) {
    this.granting = granting;
    this.grants = grants;
    this.trail = trail;
    this.clock = clock;
  }

  /** A grant, as lists show it. */
  record GrantView(
      String id,
      Beneficiary.Kind beneficiaryKind,
      String beneficiary,
      Grant.Kind kind,
      List<String> records,
      @Nullable String patient,
      List<String> campuses,
      List<String> departments,
      List<String> tags,
      @Nullable Instant dischargedFrom,
      @Nullable Instant dischargedBefore,
      List<Action> actions,
      List<String> categories,
      @Nullable String template,
      int clearance,
      List<String> opensTags,
      Instant from,
      Instant until,
      Grant.State state,
      String reason,
      String givenBy,
      String givenByName,
      Instant givenAt,
      @Nullable String request,
      @Nullable String withdrawnBy,
      @Nullable Instant withdrawnAt,
      @Nullable String withdrawnReason) {}

  /** A page of grants, the latest given first. */
  record GrantList(List<GrantView> items, @Nullable String next) {}

  /** Why a grant is ended. */
  record WithdrawalRequest(@Nullable String reason) {}

  @GetMapping
  GrantList list(
      Actor actor,
      @RequestParam(required = false) Beneficiary.@Nullable Kind beneficiaryKind,
      @RequestParam(required = false) @Nullable String beneficiary,
      @RequestParam(required = false) @Nullable String record,
      @RequestParam(required = false) Grant.@Nullable State state,
      @RequestParam(required = false) @Nullable String cursor) {
    var named =
        beneficiaryKind == null || beneficiary == null || beneficiary.isBlank()
            ? null
            : new Beneficiary(beneficiaryKind, beneficiary.strip());
    var confines = GrantReach.confines(actor);
    var filter =
        new Grants.Filter(
            named,
            record == null || record.isBlank() ? null : record,
            state,
            confines.isEmpty() ? null : confines);
    var slice = grants.list(filter, cursor == null ? null : new GrantId(cursor), PAGE);
    trail.append(
        AuditEvent.of(actor, AuditAction.GRANTS_LISTED, clock.instant())
            .detail("beneficiary=" + named + " record=" + record + " state=" + state));
    var next = slice.next();
    return new GrantList(views(slice.grants()), next == null ? null : next.value());
  }

  /** What the reader holds now, by name, role or department. */
  @GetMapping("/mine")
  GrantList mine(Actor actor) {
    return new GrantList(views(grants.heldBy(actor)), null);
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  GrantView give(Actor actor, @RequestBody GrantRequest wanted) {
    return view(granting.give(actor, wanted), clock.instant());
  }

  @PostMapping("/{id}/withdrawal")
  GrantView withdraw(Actor actor, @PathVariable GrantId id, @RequestBody WithdrawalRequest why) {
    var reason = Granting.required(why.reason(), "reason").strip();
    var confines = GrantReach.confines(actor);
    var grant =
        grants
            .find(id)
            .filter(found -> confines.isEmpty() || isWithin(found, confines))
            .orElseThrow(NotFound::new);
    if (!granting.withdraw(actor, grant, reason)) {
      throw new Conflict("grant-ended", "该授权已经失效", "This grant has ended before");
    }
    return view(grants.find(id).orElse(grant), clock.instant());
  }

  private static boolean isWithin(Grant grant, Set<String> confines) {
    var campuses = grant.reach().campuses();
    return !campuses.isEmpty() && confines.containsAll(campuses);
  }

  private List<GrantView> views(List<Grant> all) {
    var now = clock.instant();
    return all.stream().map(grant -> view(grant, now)).toList();
  }

  private static GrantView view(Grant grant, Instant now) {
    var reach = grant.reach();
    var withdrawal = grant.withdrawal();
    return new GrantView(
        grant.id().value(),
        grant.beneficiary().kind(),
        grant.beneficiary().code(),
        grant.kind(),
        sorted(reach.records()),
        reach.patient(),
        sorted(reach.campuses()),
        sorted(reach.departments()),
        sorted(reach.tags()),
        reach.dischargedFrom(),
        reach.dischargedBefore(),
        sorted(grant.actions()),
        sorted(grant.categories()),
        grant.template(),
        grant.clearance(),
        sorted(grant.opensTags()),
        grant.from(),
        grant.until(),
        grant.state(now),
        grant.reason(),
        grant.givenBy(),
        grant.givenByName(),
        grant.givenAt(),
        grant.origin().request(),
        withdrawal == null ? null : withdrawal.by(),
        withdrawal == null ? null : withdrawal.at(),
        withdrawal == null ? null : withdrawal.reason());
  }

  private static <T> List<T> sorted(Collection<T> values) {
    return values.stream().sorted().toList();
  }
}
