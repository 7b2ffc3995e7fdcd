package org.anjuan.web.audit;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.anomaly.AnomalyKind;
import org.anjuan.archive.anomaly.AnomalyRule;
import org.anjuan.archive.anomaly.AnomalyRules;
import org.anjuan.web.problem.Conflict;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The rules by which anomalies are found. */
@RestController
@RequestMapping("/api/audit/anomaly-rules")
class AnomalyRuleController {
  private final AnomalyRules rules;

  AnomalyRuleController(AnomalyRules rules) {
    this.rules = rules;
  }

  /** All rules, in the version that holds. */
  record AnomalyRuleList(List<AnomalyRuleView> items) {}

  /** A rule; {@code version} 0 is what Anjuan brings along. */
  record AnomalyRuleView(
      String id,
      AnomalyKind kind,
      boolean enabled,
      int limit,
      int minutes,
      String from,
      String to,
      Set<String> tags,
      Set<String> exceptRoles,
      int version,
      @Nullable String changedBy,
      @Nullable Instant changedAt) {

    static AnomalyRuleView of(AnomalyRule rule) {
      return new AnomalyRuleView(
          rule.id(),
          rule.kind(),
          rule.enabled(),
          rule.limit(),
          rule.minutes(),
          rule.from().toString(),
          rule.to().toString(),
          rule.tags(),
          rule.exceptRoles(),
          rule.version(),
          rule.changedBy(),
          rule.changedAt());
    }
  }

  /**
   * How a rule shall be.
   *
   * @param version the one that was changed; 0 for a new rule
   */
  record AnomalyRuleDraft(
      AnomalyKind kind,
      boolean enabled,
      int limit,
      int minutes,
      String from,
      String to,
      @Nullable Set<String> tags,
      @Nullable Set<String> exceptRoles,
      int version) {}

  @GetMapping
  AnomalyRuleList all() {
    return new AnomalyRuleList(rules.all().stream().map(AnomalyRuleView::of).toList());
  }

  @PutMapping("/{id}")
  AnomalyRuleView change(
      Actor actor, @PathVariable String id, @RequestBody AnomalyRuleDraft draft) {
    var from = AuditQuestion.parse("from", draft.from(), LocalTime::parse);
    var to = AuditQuestion.parse("to", draft.to(), LocalTime::parse);
    if (from == null || to == null) {
      throw new UnreadableParameter(from == null ? "from" : "to");
    }
    var wanted =
        new AnomalyRule(
            id,
            draft.kind(),
            draft.enabled(),
            draft.limit(),
            draft.minutes(),
            from,
            to,
            draft.tags() == null ? Set.of() : draft.tags(),
            draft.exceptRoles() == null ? Set.of() : draft.exceptRoles(),
            draft.version(),
            null,
            null);
    return rules
        .change(actor, wanted)
        .map(AnomalyRuleView::of)
        .orElseThrow(() ->
            new Conflict(
                "rule-changed",
                "规则已被他人修改，请刷新后重试",
                "Somebody has changed the rule meanwhile; reload and try again"));
  }
}
