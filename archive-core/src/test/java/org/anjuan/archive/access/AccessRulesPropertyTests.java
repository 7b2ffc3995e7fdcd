package org.anjuan.archive.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever the actor and the record: the list and the single question give the same answer. */
@Tag("SEC-3")
@Tag("SEC-5")
class AccessRulesPropertyTests {
  private static final long SEED = 20_260_301L;
  private static final List<String> CAMPUSES = List.of("MAIN", "EAST", "SOUTH");
  private static final List<String> DEPARTMENTS = List.of("0301", "0302", "0402", "W11", "W12");
  private static final List<String> STAFF = List.of("1001", "1002", "1003");

  private final Random random = new Random(SEED);
  private final AccessRules rules = new AccessRules();

  @Test
  void decisionAndScopeGiveTheSameAnswer() {
    var allowed = 0;
    for (var i = 0; i < 200_000; i++) {
      var actor = anyActor();
      var facts = anyFacts();
      var action = Action.values()[random.nextInt(Action.values().length)];
      var decision = rules.decide(actor, action, facts).isAllowed();
      assertThat(rules.scope(actor, action).matches(facts))
          .as("seed %s, case %s: %s %s %s", SEED, i, actor, action, facts)
          .isEqualTo(decision);
      if (decision) {
        allowed++;
        assertThat(
                actor.holds(action.right())
                    && !facts.sealed()
                    && facts.confidentiality() <= actor.clearance())
            .as("seed %s, case %s: right, seal and clearance hold in every yes", SEED, i)
            .isTrue();
      }
    }
    assertThat(allowed).as("the generator reaches both answers").isBetween(10_000, 190_000);
  }

  private Actor anyActor() {
    var postings = new HashSet<Posting>();
    var administrator = false;
    for (var i = random.nextInt(4); i > 0; i--) {
      var role = Role.values()[random.nextInt(Role.values().length)];
      if (!role.isAdministrator()) {
        postings.add(new Posting(role, any(CAMPUSES), some(DEPARTMENTS)));
      } else if (!administrator) {
        administrator = true;
        postings.add(Posting.administrator(role));
      }
    }
    var staffNumber = random.nextInt(5) == 0 ? null : new StaffNumber(any(STAFF));
    return Actor.person(new ActorId("someone"), staffNumber, "某人", postings, random.nextInt(3));
  }

  private RecordFacts anyFacts() {
    var treating = new HashSet<StaffNumber>();
    some(STAFF).forEach(number -> treating.add(new StaffNumber(number)));
    return new RecordFacts(
        any(CAMPUSES),
        some(DEPARTMENTS),
        treating,
        random.nextInt(4),
        random.nextInt(8) == 0,
        Set.of());
  }

  private String any(List<String> values) {
    return values.get(random.nextInt(values.size()));
  }

  private Set<String> some(List<String> values) {
    var chosen = new HashSet<String>();
    for (var i = random.nextInt(3); i > 0; i--) {
      chosen.add(any(values));
    }
    return chosen;
  }
}
