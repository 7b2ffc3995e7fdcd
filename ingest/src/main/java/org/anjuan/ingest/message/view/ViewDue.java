package org.anjuan.ingest.message.view;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.anjuan.ingest.collect.collector.Schedule;
import org.anjuan.ingest.message.Listener;
import org.anjuan.ingest.message.ViewSource;

/**
 * What there is to do for a view at a moment.
 *
 * @param scheduled its schedule starts it
 * @param asked somebody does
 * @param goesOn a reading was broken off
 */
record ViewDue(boolean scheduled, boolean asked, boolean goesOn) {
  private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
  private static final int MOST_DOUBLINGS = 6;

  static ViewDue of(
      Listener listener, ViewSource source, ViewState state, Instant now, ZoneId zone) {
    if (!listener.enabled()) {
      return new ViewDue(false, false, false);
    }
    var byItself = source.schedule().isOpen(now, zone) && !rests(state, now);
    var isTime = next(source, state, zone).filter(next -> !next.isAfter(now)).isPresent();
    return new ViewDue(byItself && isTime, state.askedAt() != null, byItself && state.unfinished());
  }

  /** When its schedule starts it next, or should have; empty when it never does. */
  static Optional<Instant> next(ViewSource source, ViewState state, ZoneId zone) {
    var planned = state.plannedAt();
    var scheduled = state.scheduledAt();
    if (planned == null) {
      return Optional.empty();
    }
    if (source.schedule().kind() == Schedule.Kind.INTERVAL && scheduled == null) {
      return Optional.of(planned);
    }
    var from = scheduled == null || scheduled.isBefore(planned) ? planned : scheduled;
    return source.schedule().next(from, zone);
  }

  /** After failures it rests, longer each time; whoever asks by hand wants to see at once. */
  private static boolean rests(ViewState state, Instant now) {
    var ended = state.endedAt();
    if (state.failures() == 0 || ended == null) {
      return false;
    }
    var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(state.failures() - 1, MOST_DOUBLINGS));
    return now.isBefore(ended.plus(pause));
  }

  boolean isAnything() {
    return scheduled || asked || goesOn;
  }
}
