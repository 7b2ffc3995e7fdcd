package org.anjuan.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.anjuan.archive.access.AccessRules;
import org.anjuan.archive.access.Action;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.ActorId;
import org.anjuan.archive.access.Beneficiary;
import org.anjuan.archive.access.Grant;
import org.anjuan.archive.access.Grants;
import org.anjuan.archive.access.Posting;
import org.anjuan.archive.access.Reach;
import org.anjuan.archive.access.RecordFacts;
import org.anjuan.archive.access.Role;
import org.anjuan.archive.access.StaffNumber;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/**
 * What the rule book adds to a page of 50 hits: reading the rules, making the scope, deciding 50
 * times; 10,000 grants in the store, 20 of them the reader's.
 */
@Tag("bench")
@SpringBootTest(classes = ReadingRoom.class)
class DecisionBenchTests {
  private static final int GRANTS = 10_000;
  private static final int READERS = 500;
  private static final int PAGES = 5_000;
  private static final int WARM_UP = 3_000;

  @Test
  void decidingForAPageOfHits(@Autowired Grants grants, @Autowired AccessRules rules) {
    var now = Instant.now();
    for (int i = 0; i < GRANTS; i++) {
      give(grants, "reader" + i % READERS, "r" + i, now);
    }
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

  private static void give(Grants grants, String reader, String record, Instant now) {
    grants.add(
        grants.draft(
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
            reader("secadmin")));
  }
}
