package org.anjuan.ingest.collect.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.platform.HospitalZone;
import org.anjuan.ingest.CollectingHospital;
import org.anjuan.ingest.collect.collector.Collector;
import org.anjuan.ingest.collect.collector.CollectorPlan;
import org.anjuan.ingest.collect.collector.Collectors;
import org.anjuan.ingest.collect.collector.Plans;
import org.anjuan.ingest.collect.collector.Recollection;
import org.anjuan.ingest.collect.collector.Schedule;
import org.anjuan.ingest.collect.run.CollectorBeat.State;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** MON-3: who watches sees which collector runs, is late, fails or rests. */
@Tag("MON-3")
class CollectorBeatsTests extends CollectingHospital {
  private static final Actor ADMIN = Actor.system("test");
  private static final Collecting.Wish EVERYTHING = new Collecting.Wish(null, null, null, null);

  @Autowired private Collectors collectors;
  @Autowired private CollectorStates states;
  @Autowired private CollectorRuns runs;
  @Autowired private Collecting collecting;
  @Autowired private Runner runner;
  @Autowired private HospitalZone zone;
  @Autowired private Clock clock;

  @Test
  void whatNobodyStartsIsNewUntilItRunsAndThenWell() throws IOException {
    var collector = collectors.add(ADMIN, plan(Schedule.BY_HAND), Map.of());
    assertThat(in(Duration.ofDays(30), collector).state()).isEqualTo(State.NEW);

    collecting.ask(ADMIN, collector.id(), EVERYTHING);
    assertThat(runner.run(collector, () -> false)).isTrue();

    var beat = in(Duration.ofDays(30), collector);
    assertThat(beat.state()).isEqualTo(State.WELL);
    assertThat(beat.ranAt()).isNotNull();
    assertThat(beat.succeededAt()).isNotNull();
    assertThat(beat.dueAt()).isNull();
  }

  @Test
  void whatShouldHaveRunAndDidNotIsLate() throws IOException {
    var collector = collectors.add(ADMIN, plan(hourly(List.of())), Map.of());

    assertThat(in(Duration.ofMinutes(65), collector).state()).isEqualTo(State.NEW);
    var late = in(Duration.ofMinutes(75), collector);
    assertThat(late.state()).isEqualTo(State.LATE);
    assertThat(late.dueAt()).isEqualTo(collector.changedAt().plus(Duration.ofHours(1)));

    runner.sweep(collector);
    assertThat(in(Duration.ofMinutes(30), collector).state()).isEqualTo(State.WELL);
    collecting.pause(ADMIN, collector.id(), true);
    assertThat(in(Duration.ofDays(1), collector).state()).isEqualTo(State.PAUSED);
  }

  @Test
  void whatMayNotRunAtThisHourIsNotLate() throws IOException {
    var local = clock.instant().atZone(zone.id()).toLocalTime();
    var window = new Schedule.Window(Set.of(), local.plusHours(6), local.plusHours(8));
    var collector = collectors.add(ADMIN, plan(hourly(List.of(window))), Map.of());

    assertThat(in(Duration.ofHours(5), collector).state()).isEqualTo(State.NEW);
    assertThat(in(Duration.ofMinutes(6 * 60 + 5), collector).state()).isEqualTo(State.NEW);
    assertThat(in(Duration.ofMinutes(6 * 60 + 15), collector).state()).isEqualTo(State.LATE);
  }

  @Test
  void whatCanNotReachItsSourceFails() throws IOException {
    var source = Source.under(SOURCES);
    var plan = Plans.folder(source.system(), source.folder());
    var collector = collectors.add(ADMIN, plan, Map.of());
    Files.deleteIfExists(source.folder());
    for (var i = 1; i <= 2; i++) {
      runner.sweep(collector);
      var beat = in(Duration.ZERO, collector);
      assertThat(beat.state()).isEqualTo(State.FAILING);
      assertThat(beat.failures()).isEqualTo(i);
      assertThat(beat.succeededAt()).isNull();
    }
  }

  @Test
  void whatANodeIsAtRunsAndIsNotLateAndIsItAgainWhenTheNodeDied() throws IOException {
    var collector = collectors.add(ADMIN, plan(hourly(List.of())), Map.of());
    var begun = collector.changedAt().plus(Duration.ofMinutes(50));
    states.started(collector.id(), begun, false);
    runs.write(
        new CollectorRun(
            collector.id() + ":1",
            collector.id(),
            begun,
            begun.plus(Duration.ofMinutes(29)),
            null,
            "",
            null,
            CollectorRun.Counts.NONE,
            null,
            null,
            null));

    assertThat(in(Duration.ofMinutes(80), collector).state()).isEqualTo(State.RUNNING);
    assertThat(in(Duration.ofMinutes(90), collector).state()).isEqualTo(State.LATE);
  }

  private CollectorBeat in(Duration later, Collector collector) {
    var then = Clock.fixed(collector.changedAt().plus(later), zone.id());
    return new CollectorBeats(collectors, states, runs, zone, then)
        .all().stream()
            .filter(beat -> beat.id().equals(collector.id().value()))
            .findFirst()
            .orElseThrow();
  }

  private static CollectorPlan plan(Schedule schedule) throws IOException {
    var source = Source.under(SOURCES);
    Files.createDirectories(source.folder());
    return Plans.with(Plans.folder(source.system(), source.folder()), schedule, Recollection.NEVER);
  }

  private static Schedule hourly(List<Schedule.Window> windows) {
    return new Schedule(Schedule.Kind.INTERVAL, 3600, null, windows);
  }
}
