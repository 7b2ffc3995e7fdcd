package org.anjuan.ingest.collect.run;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.anjuan.ingest.collect.channel.HttpPullSettings;
import org.anjuan.ingest.collect.channel.JdbcSettings;
import org.anjuan.ingest.collect.collector.Collector;
import org.anjuan.ingest.collect.run.RunRequests.Request;
import org.jspecify.annotations.Nullable;

/**
 * What there is to do for a collector at a moment.
 *
 * @param goesOn a list that was broken off
 * @param items something noted is to be fetched
 */
record Due(
    boolean goesOn,
    boolean scheduled,
    boolean recollection,
    boolean items,
    List<Request> requests) {
  private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  static Due of(
      Collector collector,
      CollectorState state,
      List<Request> requests,
      boolean items,
      Instant now,
      ZoneId zone) {
    var plan = collector.plan();
    if (!plan.enabled() || state.paused()) {
      return new Due(false, false, false, false, List.of());
    }
    var rests = rests(state, now);
    var byItself = plan.schedule().isOpen(now, zone) && !rests;
    var scheduled =
        byItself && state.nextRun(collector, zone).filter(next -> !next.isAfter(now)).isPresent();
    return new Due(
        byItself && state.unfinished() != null,
        scheduled,
        byItself && isRecollection(collector, state, now, zone),
        byItself && items,
        rests ? requests.stream().filter(request -> isNew(request, state)).toList() : requests);
  }

  /** Whoever asks while it rests wants to see at once whether it works again. */
  private static boolean isNew(Request request, CollectorState state) {
    return state.endedAt() == null || !request.askedAt().isBefore(state.endedAt());
  }

  /** After failures it rests, longer each time. */
  private static boolean rests(CollectorState state, Instant now) {
    var ended = state.endedAt();
    if (state.failures() == 0 || ended == null) {
      return false;
    }
    var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(state.failures() - 1, 6));
    return now.isBefore(ended.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE));
  }

  private static boolean isRecollection(
      Collector collector, CollectorState state, Instant now, ZoneId zone) {
    var again = collector.plan().recollection();
    var time = again.at();
    if (again.days() == 0 || time == null) {
      return false;
    }
    var today = now.atZone(zone).with(time).toInstant();
    var last = today.isAfter(now) ? now.atZone(zone).minusDays(1).with(time).toInstant() : today;
    var done = state.recollectedAt() == null ? collector.changedAt() : state.recollectedAt();
    return done.isBefore(last);
  }

  boolean isAnything() {
    return goesOn || scheduled || recollection || items || !requests.isEmpty();
  }

  /** Whether somebody asked for it, so that it runs outside its window too. */
  boolean isByHand() {
    return requests.stream().anyMatch(r -> r.scope().kind() == RunScope.Kind.BY_HAND);
  }

  /** From when a list needs to be read; null where the source always gives all of it. */
  static @Nullable Instant since(Collector collector, CollectorState state) {
    return switch (collector.plan().channel()) {
      case HttpPullSettings http when http.list().contains("{since}") -> state.watermark();
      case JdbcSettings jdbc when jdbc.watermark() != null -> state.watermark();
      default -> null;
    };
  }
}
