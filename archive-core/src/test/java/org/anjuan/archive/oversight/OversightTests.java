package org.anjuan.archive.oversight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.anjuan.archive.Engines;
import org.anjuan.archive.OversightApplication;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.ActorId;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditPosition;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.audit.DayVerification.Break;
import org.anjuan.archive.audit.DayVerification.Damage;
import org.anjuan.archive.audit.ForgedTrail;
import org.anjuan.archive.audit.MovableClock;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

@Tag("SEC-8")
@Tag("SEC-12")
class OversightTests {
  private static final LocalDate FIRST = LocalDate.parse("2026-03-01");
  private static final LocalDate SECOND = FIRST.plusDays(1);
  private static final LocalDate THIRD = FIRST.plusDays(2);
  private static final Actor NURSE = Actor.person(new ActorId("qian"), null, "钱护士", Set.of(), 0);

  private final Engines.Mongo mongo = Engines.mongo();
  private final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T02:00:00Z"));
  private AnnotationConfigApplicationContext node;
  private AuditTrail trail;
  private Anchors anchors;
  private TrailVerification verification;

  @BeforeEach
  void threeDays(@TempDir Path folder) {
    node = OversightApplication.start(mongo, clock, folder);
    trail = node.getBean(AuditTrail.class);
    anchors = node.getBean(Anchors.class);
    verification = node.getBean(TrailVerification.class);
    for (var day = 1; day <= 3; day++) {
      clock.set("2026-03-0" + day + "T02:00:00Z");
      for (var i = 0; i < 4; i++) {
        trail.append(
            AuditEvent.of(NURSE, AuditAction.VIEW_RECORD, clock.instant()).record("r" + i));
      }
    }
    node.getBean(AnchorWork.class).anchorPastDays();
  }

  @AfterEach
  void end() {
    node.close();
    mongo.close();
  }

  @Test
  void eachPastDayIsAnchoredOnceAndLinkedToTheOneBefore() {
    node.getBean(AnchorWork.class).anchorPastDays();
    var list = anchors.list(null, 10);
    assertThat(list).extracting(Anchor::day).containsExactly(SECOND, FIRST);
    var second = list.getFirst().content().orElseThrow();
    assertThat(second.events()).isEqualTo(6);
    assertThat(second.hash()).isEqualTo(trail.end(SECOND).orElseThrow().hash());
    assertThat(second.before()).isEqualTo(FIRST);
    assertThat(second.digestBefore()).isEqualTo(AnchorText.digest(list.getLast().text()));
    assertThat(verification.verify(FIRST).intact()).isTrue();
    assertThat(verification.verify(SECOND).intact()).isTrue();
    assertThat(verification.verify(THIRD).intact()).as("today has no anchor yet").isTrue();
  }

  @Test
  void dayOnWhichNobodyComesAfterIsClosedAndAnchoredAllTheSame() {
    clock.set("2026-03-05T02:00:00Z");
    node.getBean(AnchorWork.class).anchorPastDays();
    assertThat(anchors.list(null, 10))
        .extracting(Anchor::day)
        .containsExactly(THIRD, SECOND, FIRST);
  }

  @Test
  void dayComputedAnewToTheEndOfTheTrailIsFoundByItsAnchor() {
    ForgedTrail.rewrite(events(), new AuditPosition(FIRST, 3), "another");
    assertThat(trail.verify(FIRST).intact()).as("the chain alone believes it").isTrue();
    assertThat(verification.verify(FIRST).firstBreak())
        .isEqualTo(new Break(6, Damage.NOT_AS_ANCHORED));
    assertThat(verification.verify(SECOND).firstBreak())
        .isEqualTo(new Break(6, Damage.NOT_AS_ANCHORED));
  }

  @Test
  void eventsReorderedRemovedOrCutAreNamedByNumber() {
    var third = events().find(Filters.eq("_id", new AuditPosition(FIRST, 3).id())).first();
    var fourth = events().find(Filters.eq("_id", new AuditPosition(FIRST, 4).id())).first();
    assertThat(third).isNotNull();
    assertThat(fourth).isNotNull();
    events().replaceOne(Filters.eq("_id", third.getString("_id")), renamed(fourth, third));
    events().replaceOne(Filters.eq("_id", fourth.getString("_id")), renamed(third, fourth));
    assertThat(verification.verify(FIRST).firstBreak()).isEqualTo(new Break(3, Damage.CHANGED));
    events().deleteOne(Filters.eq("_id", new AuditPosition(SECOND, 6).id()));
    assertThat(verification.verify(SECOND).firstBreak()).isEqualTo(new Break(6, Damage.MISSING));
  }

  @Test
  void anchorThatIsRemovedChangedOrSignedByAnotherIsFound() {
    var first = anchors.find(FIRST).orElseThrow();
    anchorsStored().updateOne(day(FIRST), Updates.set("text", first.text().replace("6", "5")));
    assertThat(damage(FIRST)).isEqualTo(Damage.ANCHOR_FORGED);
    anchorsStored().updateOne(day(FIRST), Updates.set("signature", "AAAA"));
    assertThat(damage(FIRST)).isEqualTo(Damage.ANCHOR_FORGED);
    anchorsStored().deleteOne(day(FIRST));
    assertThat(damage(FIRST)).isEqualTo(Damage.ANCHOR_MISSING);
    anchorsStored().deleteMany(new Document());
    assertThat(damage(SECOND)).as("the node keeps a copy").isEqualTo(Damage.ANCHOR_MISSING);
  }

  @Test
  void dayRemovedAltogetherIsStillAmongThoseToVerify() {
    events().deleteMany(Filters.and(Filters.gte("_id", "20260302"), Filters.lt("_id", "20260303")));
    assertThat(verification.days()).contains(FIRST, SECOND, THIRD);
    assertThat(verification.verify(SECOND).firstBreak()).isEqualTo(new Break(1, Damage.MISSING));
  }

  @Test
  void allDaysAreVerifiedInTheBackgroundAndDamageIsNamedAndOnRecord() {
    events()
        .updateOne(
            Filters.eq("_id", new AuditPosition(SECOND, 3).id()), Updates.set("actor", "me"));
    var whole = node.getBean(WholeVerification.class);
    assertThat(whole.latest()).isEmpty();
    assertThat(whole.start(NURSE)).isTrue();
    assertThat(whole.start(NURSE)).as("one at a time").isFalse();
    whole.work();
    var run = whole.latest().orElseThrow();
    assertThat(run.running()).isFalse();
    assertThat(run.done()).isEqualTo(3).isEqualTo(run.days());
    assertThat(run.broken()).isEqualTo(1);
    assertThat(run.damages())
        .singleElement()
        .satisfies(day -> {
          assertThat(day.day()).isEqualTo(SECOND);
          assertThat(day.firstBreak()).isEqualTo(new Break(3, Damage.CHANGED));
        });
    assertThat(trail.since(new AuditPosition(THIRD, 1), 100))
        .extracting(entry -> entry.event().action())
        .contains(AuditAction.AUDIT_DAMAGED, AuditAction.AUDIT_VERIFIED);
    assertThat(whole.start(NURSE)).as("and another one afterwards").isTrue();
  }

  @Test
  void verificationGoesOnWhereABrokenOffNodeHasStopped() {
    var whole = node.getBean(WholeVerification.class);
    whole.start(NURSE);
    mongo
        .database()
        .getCollection("audit_verification")
        .updateOne(
            Filters.eq("_id", "whole"),
            Updates.combine(Updates.set("verified", "2026-03-02"), Updates.set("done", 2)));
    whole.work();
    var run = whole.latest().orElseThrow();
    assertThat(run.done()).isEqualTo(3);
    assertThat(run.events()).as("of the third day alone").isLessThan(12);
  }

  @Test
  void signatureIsCheckedByOpensslWithoutUs(@TempDir Path out) throws Exception {
    assumeTrue(openssl(List.of("version")), "no openssl here");
    var anchor = anchors.find(SECOND).orElseThrow();
    Files.writeString(out.resolve("key.pem"), anchors.publicKey(anchor).orElseThrow());
    Files.write(out.resolve("day.sig"), anchor.signatureBytes());
    Files.writeString(out.resolve("day.txt"), anchor.text());
    assertThat(openssl(check(out))).isTrue();
    Files.writeString(out.resolve("day.txt"), anchor.text().replace("events: 6", "events: 7"));
    assertThat(openssl(check(out))).isFalse();
  }

  private static List<String> check(Path out) {
    return List.of(
        "pkeyutl",
        "-verify",
        "-pubin",
        "-inkey",
        out.resolve("key.pem").toString(),
        "-rawin",
        "-in",
        out.resolve("day.txt").toString(),
        "-sigfile",
        out.resolve("day.sig").toString());
  }

  private static boolean openssl(List<String> arguments) throws InterruptedException {
    try {
      var command = new ArrayList<String>();
      command.add("openssl");
      command.addAll(arguments);
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException notThere) {
      return false;
    }
  }

  private Damage damage(LocalDate day) {
    var found = verification.verify(day).firstBreak();
    assertThat(found).isNotNull();
    return found.damage();
  }

  private static Document renamed(Document event, Document as) {
    return new Document(event).append("_id", as.getString("_id"));
  }

  private static Bson day(LocalDate day) {
    return Filters.eq("_id", day.toString());
  }

  private MongoCollection<Document> events() {
    return mongo.database().getCollection("audit");
  }

  private MongoCollection<Document> anchorsStored() {
    return mongo.database().getCollection("audit_anchors");
  }
}
