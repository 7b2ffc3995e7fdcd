package org.anjuan.archive.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Set;
import org.anjuan.archive.Engines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Grants as they are stored, found and ended. */
@Tag("BRW-3")
class GrantsTests {
  private static final Instant NOW = Instant.parse("2026-11-20T02:00:00Z");

  private final Engines.Mongo mongo = Engines.mongo();
  private final Grants grants = new Grants(mongo.operations(), Clock.fixed(NOW, ZoneOffset.UTC));

  @AfterEach
  void drop() {
    mongo.close();
  }

  @Test
  void grantIsFoundByWhoHoldsItByNameRoleOrDepartmentAndByNobodyElse() {
    var byName = give(Beneficiary.Kind.PERSON, "zhao", "MAIN");
    var byRole = give(Beneficiary.Kind.ROLE, "PHYSICIAN", "MAIN");
    var byDepartment = give(Beneficiary.Kind.DEPARTMENT, "0301", "MAIN");
    assertThat(grants.concerning(actor("zhao", Role.PHYSICIAN, "0301"), NOW))
        .containsExactlyInAnyOrder(byName, byRole, byDepartment);
    assertThat(grants.concerning(actor("qian", Role.NURSE, "0402"), NOW)).isEmpty();
    assertThat(grants.concerning(actor("zhao", Role.PHYSICIAN, "0301"), byName.until())).isEmpty();
  }

  @Test
  void administratorHoldsNoGrantWhateverIsGivenToHisName() {
    give(Beneficiary.Kind.PERSON, "zhao", "MAIN");
    var administrator =
        Actor.person(
            new ActorId("zhao"), null, "管理员", Set.of(Posting.administrator(Role.AUDIT_ADMIN)), 0);
    assertThat(grants.concerning(administrator, NOW)).isEmpty();
  }

  @Test
  void withdrawnGrantIsGoneAtOnceAndIsWithdrawnOnce() {
    var grant = give(Beneficiary.Kind.PERSON, "zhao", "MAIN");
    var withdrawal = new Grant.Withdrawal("secadmin", NOW, "不再需要");
    assertThat(grants.withdraw(grant.id(), withdrawal)).isTrue();
    assertThat(grants.withdraw(grant.id(), withdrawal)).isFalse();
    assertThat(grants.concerning(actor("zhao", Role.PHYSICIAN, "0301"), NOW)).isEmpty();
    var kept = grants.find(grant.id()).orElseThrow();
    assertThat(kept.state(NOW)).isEqualTo(Grant.State.WITHDRAWN);
    assertThat(kept.withdrawal()).isEqualTo(withdrawal);
    assertThat(kept.until()).isEqualTo(grant.until());
  }

  @Test
  void listIsReadPageByPageWithinTheCampusesOfWhoReadsIt() {
    for (int i = 0; i < 7; i++) {
      give(Beneficiary.Kind.PERSON, "zhao", i % 2 == 0 ? "MAIN" : "EAST");
    }
    var all = new ArrayList<Grant>();
    var filter = new Grants.Filter(null, null, Grant.State.IN_FORCE, Set.of("MAIN"));
    var slice = grants.list(filter, null, 3);
    all.addAll(slice.grants());
    while (slice.next() != null) {
      slice = grants.list(filter, slice.next(), 3);
      all.addAll(slice.grants());
    }
    assertThat(all).hasSize(4).doesNotHaveDuplicates();
    assertThat(all).allMatch(grant -> grant.reach().campuses().equals(Set.of("MAIN")));
  }

  private Grant give(Beneficiary.Kind kind, String code, String campus) {
    var grant =
        grants.draft(
            new Beneficiary(kind, code),
            Grant.Kind.RECORDS,
            new Reach(Set.of(campus), Set.of(), null, Set.of("r1"), null, Set.of(), null, null),
            Set.of(Action.VIEW),
            Set.of("C0038"),
            null,
            0,
            Set.of(),
            NOW,
            NOW.plus(Duration.ofDays(1)),
            "会诊",
            Grant.Origin.DIRECT,
            actor("sec", Role.RECORDS_STAFF, "0900"));
    grants.add(grant);
    assertThat(grants.find(grant.id())).contains(grant);
    return grant;
  }

  private static Actor actor(String name, Role role, String department) {
    return Actor.person(
        new ActorId(name), null, name, Set.of(Posting.at("MAIN", role, department)), 0);
  }
}
