package org.anjuan.archive.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.anjuan.archive.Engines;
import org.anjuan.archive.access.CodeRange;
import org.anjuan.archive.access.RuleId;
import org.anjuan.archive.access.RuleStore;
import org.anjuan.archive.access.RulesFixture;
import org.anjuan.archive.access.TagRule;
import org.anjuan.archive.organisation.CampusCode;
import org.anjuan.archive.platform.IdentifiersFixture;
import org.anjuan.archive.vault.KeyRingFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tags and confidentiality, by rule and by hand. */
@Tag("TAG-1")
@Tag("SEC-5")
class MarkingTests {
  private static final Instant NOW = Instant.parse("2026-03-01T02:00:00Z");
  private static final String ID_CARD = "999999195804020011";

  private final Engines.Mongo mongo = Engines.mongo();
  private final RuleStore<TagRule> rules = RulesFixture.stored(mongo.operations());
  private final MedicalRecords records =
      new MedicalRecords(
          new Records(mongo.operations()),
          IdentifiersFixture.on(mongo.operations()),
          ChartsFixture.on(mongo.operations()),
          KeyRingFixture.fieldCipher(),
          KeyRingFixture.keyedHash(),
          RulesFixture.tagRules(mongo.operations()),
          stay -> {},
          Clock.fixed(NOW, ZoneOffset.UTC));

  @AfterEach
  void drop() {
    mongo.close();
  }

  @Test
  void deathAndDiagnosesAreTaggedWhenTheFrontPageSaysSo() {
    put("DEATH", 0, Set.of("5"), List.of(), Set.of());
    put("HIV", 3, Set.of(), List.of("B20-B24", "Z21"), Set.of());
    var plain = records.state(said(0, "1", "I10"), false);
    assertThat(plain.tags()).isEmpty();
    var died = records.state(said(1, "5", "B22.1"), false);
    assertThat(died.tags()).containsExactly("DEATH", "HIV");
    assertThat(died.confidentiality()).isEqualTo(3);
    var corrected = records.state(said(2, "5", "I10"), false);
    assertThat(corrected.tags()).containsExactly("DEATH");
    assertThat(corrected.confidentiality()).isZero();
  }

  @Test
  void peopleOfAListAreKnownByTheHashOfTheirIdCardOnly() {
    var hash = records.personHash(ID_CARD);
    put("STAFF", 0, Set.of(), List.of(), Set.of(hash));
    assertThat(hash).doesNotContain(ID_CARD);
    assertThat(records.state(said(0, "1", "I10"), false).tags()).containsExactly("STAFF");
  }

  @Test
  void whatPeopleSayByHandHoldsAgainstRulesInBothDirections() {
    put("HIV", 3, Set.of(), List.of("B20-B24"), Set.of());
    var record = records.state(said(0, "1", "B22.1"), false);
    records.mark(record.id(), new Marking.TagMark("HIV", false, "records", NOW, "误诊"));
    records.mark(record.id(), new Marking.TagMark("DISPUTE", true, "records", NOW, "投诉"));
    var marked = records.mark(record.id(), new Marking.Level(1, "records", NOW, "误诊"));
    assertThat(marked.tags()).containsExactly("DISPUTE");
    assertThat(marked.confidentiality()).isEqualTo(1);
    var later = records.state(said(1, "5", "B22.1"), false);
    assertThat(later.tags()).containsExactly("DISPUTE");
    assertThat(later.confidentiality()).isEqualTo(1);
    assertThat(records.mark(record.id(), (Marking.Level) null).confidentiality()).isEqualTo(3);
    assertThat(records.find(record.id()).orElseThrow().markingOrNone().tags())
        .extracting(Marking.TagMark::reason)
        .containsExactlyInAnyOrder("误诊", "投诉");
  }

  @Test
  void ruleMadeLaterReachesOlderRecordsWhenTheyAreJudgedAgain() {
    var record = records.state(said(0, "5", "I10"), false);
    put("DEATH", 0, Set.of("5"), List.of(), Set.of());
    var held = records.find(record.id()).orElseThrow();
    assertThat(records.needsJudging(held)).isTrue();
    assertThat(records.judgeAgain(held)).isTrue();
    var judged = records.find(record.id()).orElseThrow();
    assertThat(judged.tags()).containsExactly("DEATH");
    assertThat(judged.revision()).isEqualTo(held.revision() + 1);
    assertThat(records.needsJudging(judged)).isFalse();
    assertThat(records.judgeAgain(judged)).isFalse();
  }

  private void put(
      String tag, int level, Set<String> dispositions, List<String> codes, Set<String> people) {
    rules.put(
        new TagRule(
            new RuleId(tag),
            tag,
            new RuleId(tag),
            level,
            null,
            dispositions,
            codes.stream().map(CodeRange::new).toList(),
            people,
            true,
            1));
  }

  private static RecordStatement said(int minute, @Nullable String disposition, String code) {
    var at = NOW.plusSeconds(60L * minute);
    return new RecordStatement(
        new StayNumber(new CampusCode("MAIN"), "ZY1", 1),
        at,
        null,
        new RecordStatement.Person("张建国", "1", null, ID_CARD, null),
        new Encounter(
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            Stated.of(disposition, at),
            Stated.of(List.of(new Diagnosis(code, "诊断", null, true)), at),
            null),
        Map.of());
  }
}
