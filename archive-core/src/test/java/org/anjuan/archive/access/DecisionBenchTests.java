package org.anjuan.archive.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.anjuan.archive.Engines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/**
 * What the rule book adds to a page of 50 hits: reading the rules, making the scope, deciding 50
 * times; 10,000 grants in the store, 20 of them the reader's.
 */
@Tag("bench")
class DecisionBenchTests {
  private static final int GRANTS = 10_000;
  private static final int READERS = 500;
  private static final int PAGES = 2_000;
  private static final int WARM_UP = 1_000;

  private final Engines.Mongo mongo = Engines.mongo();

  @AfterEach
  void drop() {
    mongo.close();
  }

  @Test
  void decidingForAPageOfHits() {
    var store = mongo.operations();
    var grants = new Grants(store, Clock.systemUTC());
    var rules =
        new AccessRules(
            grants,
            new RuleStore<>(store, TagDefinition.class),
            new RuleStore<>(store, CategoryRule.class),
            new RuleStore<>(store, NetworkPlace.class),
            new StaticListableBeanFactory().getBeanProvider(VisitOrigin.class),
            Clock.systemUTC());
    var now = Clock.systemUTC().instant();
    var given = new ArrayList<Grant>();
    for (int i = 0; i < GRANTS; i++) {
      given.add(grant(grants, "reader" + i % READERS, "r" + i, now));
    }
    store.insertAll(given);
    var hits = new ArrayList<RecordFacts>();
    for (int i = 0; i < 50; i++) {
      hits.add(facts("r" + i * READERS / 10, i % 2 == 0 ? "MAIN" : "EAST"));
    }
    var times = new long[PAGES];
    int open = 0;
    for (int i = -WARM_UP; i < PAGES; i++) {
      var actor = reader("reader" + Math.floorMod(i, READERS));
      long began = System.nanoTime();
      open += page(rules, actor, hits);
      if (i >= 0) {
        times[i] = System.nanoTime() - began;
      }
    }
    Arrays.sort(times);
    System.out.printf(
        "deciding for 50 hits, %d grants: p50 %.2f ms, p95 %.2f ms, p99 %.2f ms%n",
        GRANTS, millis(times, 50), millis(times, 95), millis(times, 99));
    assertThat(open).isPositive();
  }

  private static int page(AccessRules rules, Actor actor, List<RecordFacts> hits) {
    var visit = rules.visit(actor);
    int open = visit.scope(Action.SEARCH).clauses().size();
    for (var facts : hits) {
      open += visit.decide(Action.SEARCH, facts).isAllowed() ? 1 : 0;
    }
    return open;
  }

  private static double millis(long[] sorted, int percent) {
    return sorted[(int) ((long) sorted.length * percent / 100)] / 1e6;
  }

  private static Actor reader(String name) {
    return Actor.person(
        new ActorId(name),
        new StaffNumber("1001"),
        name,
        Set.of(Posting.at("MAIN", Role.PHYSICIAN, "0301")),
        0);
  }

  private static RecordFacts facts(String id, String campus) {
    return new RecordFacts(
        id, "p", campus, Set.of("0301"), Set.of(new StaffNumber("1002")), 0, false, Set.of(), null);
  }

  private static Grant grant(Grants grants, String reader, String record, Instant now) {
    return grants.draft(
        new Beneficiary(Beneficiary.Kind.PERSON, reader),
        Grant.Kind.RECORDS,
        new Reach(Set.of(), Set.of(), null, Set.of(record), null, Set.of(), null, null),
        Set.of(Action.SEARCH, Action.VIEW),
        Set.of(),
        null,
        0,
        Set.of(),
        now.minus(Duration.ofDays(1)),
        now.plus(Duration.ofDays(1)),
        "会诊",
        Grant.Origin.DIRECT,
        reader("secadmin"));
  }
}
