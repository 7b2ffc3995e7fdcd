package org.anjuan.web.demo;

import java.time.LocalDate;
import java.util.Set;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.reconciliation.ExpectationRule;
import org.anjuan.archive.reconciliation.ExpectationRules;
import org.anjuan.archive.record.EncounterKind;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** What the demonstration hospital's sources are expected to send, so that something lacks. */
@Component
@ConditionalOnBooleanProperty("anjuan.demo.enabled")
class DemoExpectations {
  private static final LocalDate ALWAYS = LocalDate.of(2000, 1, 1);

  private final ExpectationRules rules;

  DemoExpectations(ExpectationRules rules) {
    this.rules = rules;
  }

  /** Sets them where there are none. */
  void set(Actor by) {
    if (rules.all().isEmpty()) {
      rules.change(by, rule("orders", "医嘱单", "HIS", Set.of("C0052"), 3, 2));
      rules.change(by, rule("lab", "检验报告", "LIS", Set.of("C0007"), 3, 2));
      rules.change(by, rule("discharge", "出院记录", "EMR", Set.of("C0049", "C0050", "C0051"), 1, 1));
    }
  }

  private static ExpectationRule rule(
      String id, String name, String system, Set<String> categories, int days, int atLeast) {
    return new ExpectationRule(
        id,
        name,
        system,
        categories,
        EncounterKind.INPATIENT,
        null,
        Set.of(),
        days,
        atLeast,
        ALWAYS,
        true,
        0,
        null,
        null);
  }
}
