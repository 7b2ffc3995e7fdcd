package org.anjuan.archive.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.anjuan.archive.Engines;
import org.anjuan.archive.organisation.CampusCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Merges of patients, and their contrary, whatever the order they come in. */
@Tag("ING-11")
class ChartMergeTests {
  private static final Engines.Mongo MONGO = Engines.mongo();
  private static final Instant NOW = Instant.parse("2026-03-01T02:00:00Z");
  private static final CampusCode MAIN = new CampusCode("MAIN");

  private final MedicalRecords records =
      MedicalRecordsFixture.on(MONGO.operations(), Clock.fixed(NOW, ZoneOffset.UTC));
  private final String name = RecordId.next().value().substring(0, 10);

  @AfterAll
  static void drop() {
    MONGO.close();
  }

  @Test
  void theOldNumberFindsTheRecordAndTheSurvivingOneFindsBoth() {
    var old = stay("B", 0);
    var other = stay("A", 0);
    relate("B", "A", true, 1);

    assertThat(of("A")).containsExactlyInAnyOrder(old, other);
    assertThat(of("B")).containsExactlyInAnyOrder(old, other);
    assertThat(patients("A", "B")).containsOnly(patient("A"));
    assertThat(records.otherCharts(records.find(old).orElseThrow())).containsExactly(chart("A"));
    assertThat(records.find(old).orElseThrow().recordNo())
        .extracting(Stated::value)
        .as("the prior number stays with its record")
        .isEqualTo(chart("B"));
  }

  @Test
  void anUnMergeGivesEachItsOwnBack() {
    var old = stay("B", 0);
    stay("A", 0);
    var before = patient("B");
    relate("B", "A", true, 1);
    relate("B", "A", false, 2);

    assertThat(of("B")).containsExactly(old);
    assertThat(patient("B")).isEqualTo(before).isNotEqualTo(patient("A"));
  }

  @Test
  void theInverseOfAMergeMakesTheOtherSurvive() {
    stay("A", 0);
    stay("B", 0);
    relate("A", "B", true, 1);
    var b = patient("B");
    relate("B", "A", true, 2);

    assertThat(patients("A", "B")).hasSize(1).doesNotContain(b);
  }

  @Test
  void aCircleOfMergesEndsAtTheLastSurvivor() {
    for (var chart : List.of("A", "B", "C")) {
      stay(chart, 0);
    }
    var c = patient("C");
    relate("A", "B", true, 3);
    relate("B", "C", true, 2);
    relate("C", "A", true, 1);

    assertThat(patients("A", "B", "C")).containsExactly(c);
  }

  @Test
  void aStayThatItsSourceMovesToTheSurvivingNumberIsNoContradiction() {
    var moved = stay("B", 0);
    stay("A", 0);
    assertThatExceptionOfType(ContradictoryStatement.class)
        .isThrownBy(() -> state("B", "A", 5, null));
    relate("B", "A", true, 1);
    state("B", "A", 5, null);

    assertThat(of("B")).contains(moved);
    assertThat(of("A")).contains(moved);
  }

  @Test
  void detailsOfMergedPatientsAreNotMixed() {
    state("A", "A", 0, "甲");
    state("B", "B", 9, "乙");
    relate("B", "A", true, 10);
    relate("B", "A", false, 11);

    assertThat(of("A"))
        .extracting(id -> Stated.valueOf(records.find(id).orElseThrow().patient().name()))
        .containsExactly("甲");
  }

  @Test
  void everyOrderAndRepetitionOfMergesAndUnMergesEndsAlike() {
    var random = new Random(20260301);
    for (int round = 0; round < 12; round++) {
      var said = new ArrayList<Said>();
      for (int i = 0; i < 8; i++) {
        var from = random.nextInt(5);
        var to = (from + 1 + random.nextInt(4)) % 5;
        said.add(new Said("" + from, "" + to, random.nextInt(4) > 0, i));
      }
      Map<String, List<String>> first = null;
      for (int order = 0; order < 3; order++) {
        var copy = new ArrayList<>(said);
        copy.addAll(said.subList(0, 3));
        Collections.shuffle(copy, random);
        var ends = end(round + "x" + order + "x", copy);
        first = first == null ? ends : first;
        assertThat(ends).as("round %s, %s", round, said).isEqualTo(first);
      }
    }
  }

  private record Said(String from, String to, boolean merged, int minute) {}

  /** The charts by the one that stands for them. */
  private Map<String, List<String>> end(String world, List<Said> said) {
    var random = new Random(said.hashCode());
    var stays = new ArrayList<>(List.of("0", "1", "2", "3", "4"));
    Collections.shuffle(stays, random);
    for (var chart : stays.subList(0, 2)) {
      stay(world + chart, 0);
    }
    said.forEach(s -> relate(world + s.from, world + s.to, s.merged, s.minute));
    for (var chart : stays.subList(2, 5)) {
      stay(world + chart, 0);
    }
    var names = new TreeMap<String, String>();
    var ends = new TreeMap<String, List<String>>();
    for (var chart : List.of("0", "1", "2", "3", "4")) {
      names.putIfAbsent(patient(world + chart), chart);
      ends.computeIfAbsent(names.get(patient(world + chart)), any -> new ArrayList<>()).add(chart);
    }
    return ends;
  }

  private RecordId stay(String chart, int minute) {
    return state(chart, chart, minute, null);
  }

  private RecordId state(String stay, String chart, int minute, @Nullable String patient) {
    var said =
        new RecordStatement(
            new StayNumber(MAIN, name + stay, 1),
            NOW.plusSeconds(60L * minute),
            chart(chart),
            new RecordStatement.Person(patient, null, null, null, null),
            Encounter.unknown(),
            Map.of());
    return records.state(said, false).id();
  }

  private RecordNumber chart(String letter) {
    return new RecordNumber(name + "-" + letter);
  }

  private void relate(String from, String to, boolean merged, int minute) {
    records.relate(MAIN, chart(from), chart(to), merged, NOW.plusSeconds(60L * minute));
  }

  private List<RecordId> of(String chart) {
    return records.ofChart(MAIN, chart(chart)).stream().map(MedicalRecord::id).toList();
  }

  private List<String> patients(String... charts) {
    return List.of(charts).stream().map(this::patient).distinct().toList();
  }

  private String patient(String chart) {
    return String.valueOf(
        records.find(new StayNumber(MAIN, name + chart, 1)).orElseThrow().patientId());
  }
}
