package org.anjuan.archive.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whatever the actor, the record, the grants, tags, category rules, places and times: the list and
 * the single question give the same answer, of the record and of each of its categories.
 */
@Tag("SEC-3")
@Tag("SEC-5")
@Tag("SEC-7")
@Tag("SEC-9")
class AccessRulesPropertyTests {
  private static final long SEED = 20_260_301L;
  private static final List<String> RECORDS = List.of("r0", "r1", "r2", "r3");

  private final AnyRules any = new AnyRules(SEED);

  @Test
  void decisionAndScopeGiveTheSameAnswer() {
    var allowed = 0;
    var inPart = 0;
    var byGrant = 0;
    for (var i = 0; i < 120_000; i++) {
      var visit = any.visit(RECORDS);
      var facts = any.facts(RECORDS.get(i % RECORDS.size()));
      var action = any.action();
      var scope = visit.scope(action);
      var decision = visit.decide(action, facts);
      assertThat(scope.matches(facts))
          .as("seed %s, case %s: %s %s %s", SEED, i, visit.actor(), action, facts)
          .isEqualTo(decision.isAllowed());
      for (var category : AnyRules.CATEGORIES) {
        var part = visit.decide(action, facts, category).isAllowed();
        assertThat(scope.matches(facts, category))
            .as("seed %s, case %s, %s", SEED, i, category)
            .isEqualTo(part);
        assertThat(part && !decision.isAllowed())
            .as("seed %s, case %s, %s: no part without the record", SEED, i, category)
            .isFalse();
        inPart += !part && decision.isAllowed() ? 1 : 0;
      }
      if (decision instanceof AccessDecision.Allowed yes) {
        allowed++;
        byGrant += yes.until() != null ? 1 : 0;
        assertThat(facts.sealed()).as("seed %s, case %s: sealed beats all", SEED, i).isFalse();
        assertThat(visit.actor().roles()).anyMatch(role -> !role.isAdministrator());
      }
    }
    assertThat(allowed).as("the generator reaches both answers").isBetween(5_000, 115_000);
    assertThat(byGrant).as("and readers by grant").isGreaterThan(500);
    assertThat(inPart).as("and records that are open in part").isGreaterThan(1_000);
  }
}
