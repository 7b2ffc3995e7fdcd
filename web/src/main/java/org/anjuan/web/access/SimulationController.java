package org.anjuan.web.access;

import static org.anjuan.web.access.Granting.required;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.anjuan.archive.access.AccessDecision.Allowed;
import org.anjuan.archive.access.AccessDecision.Refused;
import org.anjuan.archive.access.AccessRules;
import org.anjuan.archive.access.Action;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.Basis;
import org.anjuan.archive.access.Grant;
import org.anjuan.archive.access.Obligation;
import org.anjuan.archive.access.RefusalReason;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.organisation.CampusCode;
import org.anjuan.archive.record.MedicalRecord;
import org.anjuan.archive.record.MedicalRecords;
import org.anjuan.archive.record.RecordId;
import org.anjuan.archive.record.StayNumber;
import org.anjuan.security.account.Accounts;
import org.anjuan.web.problem.BadRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What the rule book would say: for those who write the rules. Tells nothing of the patient. */
@RestController
class SimulationController {
  private final Accounts accounts;
  private final MedicalRecords records;
  private final AccessRules rules;
  private final AuditTrail trail;
  private final Clock clock;

  SimulationController(
      Accounts accounts, MedicalRecords records, AccessRules rules, AuditTrail trail, Clock clock) {
    this.accounts = accounts;
    this.records = records;
    this.rules = rules;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * A question. The record by its identifier, or by campus, admission number and visit.
   *
   * @param category null: any part of the record
   * @param at null: now
   */
  record Question(
      @Nullable String user,
      @Nullable String record,
      @Nullable String campus,
      @Nullable String admissionNo,
      @Nullable Integer visitNo,
      @Nullable Action action,
      @Nullable String category,
      @Nullable Instant at,
      @Nullable String address) {}

  /** The rule that made the decision, or came nearest to another. */
  record BasisView(Basis.Kind kind, @Nullable String id, String text) {}

  /**
   * The answer.
   *
   * @param partsButFor whether {@code parts} are the closed categories; otherwise the open ones
   * @param endedGrant a grant that would have opened the record, had it not ended
   */
  record SimulationAnswer(
      String record,
      boolean allowed,
      @Nullable RefusalReason reason,
      BasisView basis,
      @Nullable Instant until,
      List<Obligation> obligations,
      boolean partsButFor,
      List<String> parts,
      @Nullable String endedGrant) {}

  @PostMapping("/api/access/simulation")
  SimulationAnswer simulate(Actor actor, @RequestBody Question asked) {
    var user =
        accounts
            .actor(Granting.username(required(asked.user(), "user")))
            .orElseThrow(() -> new BadRequest("user", "没有这个用户", "No such user"));
    var record = record(asked);
    var action = required(asked.action(), "action");
    var at = asked.at() == null ? clock.instant() : asked.at();
    var category = blankIsNull(asked.category());
    trail.append(
        AuditEvent.of(actor, AuditAction.ACCESS_SIMULATED, clock.instant())
            .record(record.id().value())
            .detail(user.id() + " " + action + " " + category + " " + at + " " + asked.address()));
    var facts = record.facts();
    var decision =
        rules.visit(user, at, blankIsNull(asked.address())).decide(action, facts, category);
    var basis =
        new BasisView(decision.basis().kind(), decision.basis().id(), decision.basis().text());
    return switch (decision) {
      case Allowed yes ->
          new SimulationAnswer(
              record.id().value(),
              true,
              null,
              basis,
              yes.until(),
              yes.obligations().stream().sorted().toList(),
              yes.parts().butFor(),
              yes.parts().codes().stream().sorted().toList(),
              null);
      case Refused no ->
          new SimulationAnswer(
              record.id().value(),
              false,
              no.reason(),
              basis,
              null,
              List.of(),
              false,
              List.of(),
              rules
                  .endedGrant(user, action, facts, at)
                  .map(Grant::id)
                  .map(Object::toString)
                  .orElse(null));
    };
  }

  private MedicalRecord record(Question asked) {
    var id = blankIsNull(asked.record());
    var campus = blankIsNull(asked.campus());
    var number = blankIsNull(asked.admissionNo());
    var visit = asked.visitNo() == null ? 1 : asked.visitNo();
    var found =
        id != null
            ? records.find(new RecordId(id))
            : records.find(
                new StayNumber(
                    new CampusCode(required(campus, "campus")),
                    required(number, "admissionNo"),
                    visit));
    return found.orElseThrow(() -> new BadRequest("record", "没有这份病案", "No such record"));
  }

  private static @Nullable String blankIsNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
