package org.anjuan.archive.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.anjuan.archive.Engines;
import org.anjuan.archive.access.Action;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.ActorId;
import org.anjuan.archive.access.Beneficiary;
import org.anjuan.archive.access.Grant;
import org.anjuan.archive.access.Grants;
import org.anjuan.archive.access.Posting;
import org.anjuan.archive.access.Reach;
import org.anjuan.archive.access.Role;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.audit.MovableClock;
import org.anjuan.archive.handover.PassingWork.Passed;
import org.anjuan.archive.platform.DataFolder;
import org.anjuan.archive.platform.InvalidValue;
import org.assertj.core.api.Assertions;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.data.mongodb.core.MongoOperations;

/** Grants of somebody who leaves: those he holds, and those he has given. */
@Tag("SYS-1")
class GrantHandOverTests {
  private static final Engines.Mongo MONGO = Engines.mongo();
  private static final MovableClock CLOCK = new MovableClock(Instant.parse("2026-03-01T02:00:00Z"));
  private static AnnotationConfigApplicationContext node;

  @ComponentScan({
    "org.anjuan.archive.access",
    "org.anjuan.archive.audit",
    "org.anjuan.archive.handover"
  })
  static final class Parts {}

  @BeforeAll
  static void start(@TempDir Path folder) {
    node = new AnnotationConfigApplicationContext();
    node.registerBean(MongoOperations.class, MONGO::operations);
    node.registerBean(Clock.class, () -> CLOCK);
    node.registerBean(DataFolder.class, () -> DataFolder.open(folder));
    node.register(Parts.class);
    node.refresh();
  }

  @AfterAll
  static void end() {
    node.close();
    MONGO.close();
  }

  @BeforeEach
  void clear() {
    for (var collection : List.of("grants", "responsibilities")) {
      MONGO.database().getCollection(collection).deleteMany(new Document());
    }
  }

  @Nested
  class Held implements PassingWorkContract {
    @Override
    public PassingWork work() {
      return node.getBean(GrantsHeld.class);
    }

    @Override
    public String open() {
      return give("leaver", "giver", 0).id().value();
    }

    @Override
    public List<AuditAction> onRecord() {
      return actions();
    }

    @Test
    void successorGetsTheLikeForTheTimeThatIsLeftAndIsToldWhy() {
      var before = give("leaver", "giver", 0);
      var item = work().of(LEAVER, 1).items().getFirst();
      work().pass(SECURITY, LEAVER, SUCCESSOR, item, "离职");
      var got = heldBy("successor").getFirst();
      assertThat(got.reach()).isEqualTo(before.reach());
      assertThat(got.until()).isEqualTo(before.until());
      assertThat(got.reason()).isEqualTo("交接：离职");
      assertThat(got.givenBy()).isEqualTo("chief");
      assertThat(heldBy("leaver").getFirst().state(CLOCK.instant()))
          .isEqualTo(Grant.State.WITHDRAWN);
    }

    @Test
    void grantAboveTheAdministratorsClearanceIsNotPassedOnButMayEnd() {
      give("leaver", "giver", 3);
      var item = work().of(LEAVER, 1).items().getFirst();
      assertThat(work().pass(SECURITY, LEAVER, SUCCESSOR, item, "离职")).isEqualTo(Passed.STAYS);
      assertThat(heldBy("successor")).isEmpty();
      assertThat(work().pass(SECURITY, LEAVER, null, item, "离职")).isEqualTo(Passed.ENDED);
    }

    @Test
    void nobodyHoldsAGrantWhoReadsNoRecords() {
      give("leaver", "giver", 0);
      var item = work().of(LEAVER, 1).items().getFirst();
      var administrator = new Person(new ActorId("boss"), null, "系统", false);
      assertThat(work().pass(SECURITY, LEAVER, administrator, item, "离职")).isEqualTo(Passed.STAYS);
    }

    @Test
    void whatIsOverDoesNotHangOnAnybody() {
      give("leaver", "giver", 0);
      CLOCK.advance(Duration.ofDays(31));
      assertThat(work().of(LEAVER, 9).items()).isEmpty();
    }

    @Test
    void itemNamesNoReason() {
      give("leaver", "giver", 0);
      assertThat(work().of(LEAVER, 9).items().toString()).doesNotContain("张某某");
    }
  }

  @Nested
  class Given implements PassingWorkContract {
    @Override
    public PassingWork work() {
      return node.getBean(GrantsGiven.class);
    }

    @Override
    public String open() {
      return give("reader", "leaver", 0).id().value();
    }

    @Override
    public List<AuditAction> onRecord() {
      return actions();
    }

    @Test
    void grantGoesOnWhoeverAnswersForIt() {
      open();
      work().pass(SECURITY, LEAVER, SUCCESSOR, work().of(LEAVER, 1).items().getFirst(), "离职");
      var grant = heldBy("reader").getFirst();
      assertThat(grant.state(CLOCK.instant())).isEqualTo(Grant.State.IN_FORCE);
      assertThat(grant.givenBy()).as("for ever").isEqualTo("leaver");
    }
  }

  @Test
  void allOfItPassesAtOnceAndTheSecondTimeThereIsNothing() {
    for (var i = 0; i < 5; i++) {
      give("leaver", "giver", i == 0 ? 3 : 0);
      give("reader", "leaver", 0);
    }
    var all = node.getBean(HandOvers.class);
    assertThat(all.waits(PassingWorkContract.LEAVER)).isTrue();
    var outcomes = handOver(all, PassingWorkContract.SUCCESSOR);
    assertThat(outcomes)
        .extracting(outcome -> outcome.type().code() + " " + outcome.handedOver())
        .containsExactly("grants-given 5", "grants-held 4");
    assertThat(outcomes.getLast().stays()).isEqualTo(1);
    assertThat(handOver(all, null)).hasSize(1);
    assertThat(handOver(all, null)).isEmpty();
    assertThat(all.waits(PassingWorkContract.LEAVER)).isFalse();
  }

  @Test
  void reasonAndAnotherPersonAreNeeded() {
    var all = node.getBean(HandOvers.class);
    var leaver = PassingWorkContract.LEAVER;
    Assertions.assertThatExceptionOfType(InvalidValue.class)
        .isThrownBy(() -> all.handOver(PassingWorkContract.SECURITY, leaver, null, null, " "));
    Assertions.assertThatExceptionOfType(InvalidValue.class)
        .isThrownBy(() -> all.handOver(PassingWorkContract.SECURITY, leaver, leaver, null, "离职"));
  }

  private static List<HandOvers.Outcome> handOver(HandOvers all, Person to) {
    return all.handOver(PassingWorkContract.SECURITY, PassingWorkContract.LEAVER, to, null, "离职");
  }

  private static Grant give(String to, String by, int clearance) {
    var grants = node.getBean(Grants.class);
    var now = CLOCK.instant();
    var giver =
        Actor.person(
            new ActorId(by), null, by, Set.of(Posting.at("MAIN", Role.RECORDS_STAFF)), clearance);
    var reach =
        new Reach(Set.of("MAIN"), Set.of("0301"), null, Set.of(), null, Set.of(), null, null);
    var kind = clearance == 0 ? Grant.Kind.SEARCH : Grant.Kind.RECORDS;
    var grant =
        grants.draft(
            new Beneficiary(Beneficiary.Kind.PERSON, to),
            kind,
            kind == Grant.Kind.SEARCH
                ? reach
                : new Reach(Set.of(), Set.of(), null, Set.of("r1"), null, Set.of(), null, null),
            Set.of(Action.SEARCH, Action.VIEW),
            Set.of(),
            null,
            clearance,
            Set.of(),
            now,
            now.plus(Duration.ofDays(30)),
            "张某某的会诊",
            Grant.Origin.DIRECT,
            giver);
    grants.add(grant);
    return grant;
  }

  private static List<Grant> heldBy(String name) {
    var person = new Beneficiary(Beneficiary.Kind.PERSON, name);
    var filter = new Grants.Filter(person, null, null, null);
    return node.getBean(Grants.class).list(filter, null, 50).grants();
  }

  private static List<AuditAction> actions() {
    var trail = node.getBean(AuditTrail.class);
    var all = new ArrayList<AuditAction>();
    var next = trail.since(null, 500);
    while (!next.isEmpty()) {
      next.forEach(entry -> all.add(entry.event().action()));
      next = trail.since(next.getLast().position(), 500);
    }
    return all;
  }
}
