package org.anjuan.ingest.message;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Counts messages by the minute, on this node. */
@Component
public class Pace {
  private static final long MINUTE = 60_000;

  private final Clock clock;
  private final Map<ListenerCode, Minute> minutes = new ConcurrentHashMap<>();

  Pace(Clock clock) {
    this.clock = clock;
  }

  private record Minute(long number, int messages) {}

  /** Whether one more may come now. */
  public boolean admits(Listener listener) {
    var number = clock.millis() / MINUTE;
    var minute =
        minutes.merge(
            listener.code(),
            new Minute(number, 1),
            (before, one) ->
                before.number() == number ? new Minute(number, before.messages() + 1) : one);
    return minute.messages() <= listener.perMinute();
  }
}
