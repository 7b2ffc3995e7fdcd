package org.anjuan.web.monitoring;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.archive.reconciliation.ExpectationRule;
import org.anjuan.archive.reconciliation.ExpectationRules;
import org.anjuan.archive.reconciliation.ReconciliationRebuild;
import org.anjuan.archive.record.EncounterKind;
import org.anjuan.web.problem.Conflict;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What sources are expected to send, and the comparing of all stays anew. */
@RestController
@RequestMapping("/api/reconciliation")
class ExpectationRuleController {
  private final ExpectationRules rules;
  private final ReconciliationRebuild rebuild;
  private final AuditTrail trail;
  private final Clock clock;

  ExpectationRuleController(
      ExpectationRules rules, ReconciliationRebuild rebuild, AuditTrail trail, Clock clock) {
    this.rules = rules;
    this.rebuild = rebuild;
    this.trail = trail;
    this.clock = clock;
  }

  /** All rules, and how far the last comparing of all stays has come. */
  record ExpectationRuleList(
      List<ExpectationRule> items, ReconciliationRebuild.@Nullable ComparingProgress rebuild) {}

  /**
   * How a rule shall be.
   *
   * @param kind null: stays of every kind
   * @param campus null: every campus
   * @param version the one that was changed; 0 for a new rule
   */
  record ExpectationRuleDraft(
      @Nullable String name,
      @Nullable String system,
      @Nullable Set<String> categories,
      @Nullable EncounterKind kind,
      @Nullable String campus,
      @Nullable Set<String> departments,
      int days,
      int atLeast,
      @Nullable LocalDate since,
      boolean enabled,
      int version) {

    ExpectationRule as(String id) {
      if (name == null) {
        throw new InvalidValue("name");
      }
      if (system == null) {
        throw new InvalidValue("system");
      }
      if (since == null) {
        throw new InvalidValue("since");
      }
      return new ExpectationRule(
          id,
          name.strip(),
          system.strip(),
          categories == null ? Set.of() : categories,
          kind,
          campus,
          departments == null ? Set.of() : departments,
          days,
          atLeast,
          since,
          enabled,
          version,
          null,
          null);
    }
  }

  @GetMapping("/rules")
  ExpectationRuleList all() {
    return new ExpectationRuleList(rules.all(), rebuild.progress().orElse(null));
  }

  @PutMapping("/rules/{id}")
  ExpectationRule change(
      Actor actor, @PathVariable String id, @RequestBody ExpectationRuleDraft draft) {
    return rules
        .change(actor, draft.as(id))
        .orElseThrow(() ->
            new Conflict(
                "rule-changed",
                "规则已被他人修改，请刷新后重试",
                "Somebody has changed the rule meanwhile; reload and try again"));
  }

  @PostMapping("/rebuild")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void rebuild(Actor actor) {
    trail.append(AuditEvent.of(actor, AuditAction.RECONCILIATION_REBUILT, clock.instant()));
    if (!rebuild.start()) {
      throw new Conflict(
          "rebuild-running", "正在重新对账，请等待完成", "Everything is being compared already; wait");
    }
  }
}
