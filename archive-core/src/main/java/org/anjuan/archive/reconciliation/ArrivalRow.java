package org.anjuan.archive.reconciliation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came in from a source on one day.
 *
 * @param documents new ones
 * @param versions further versions of documents that were there
 * @param repeated deliveries of what was there already
 * @param latency how many versions took up to {@link #LATENCIES} from their source's clock until
 *     they were received; the last counts those that took longer
 * @param lastAt when the last of them came
 */
public record ArrivalRow(
    String day,
    String system,
    long documents,
    long versions,
    long repeated,
    List<Long> latency,
    @Nullable Instant lastAt) {

  /** The upper ends of what {@code latency} counts. */
  public static final List<Duration> LATENCIES =
      List.of(
          Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofHours(1), Duration.ofDays(1));

  public ArrivalRow {
    latency = List.copyOf(latency);
  }

  static ArrivalRow none(String day, String system) {
    return new ArrivalRow(day, system, 0, 0, 0, List.of(0L, 0L, 0L, 0L, 0L), null);
  }

  ArrivalRow with(Arrived arrived) {
    return new ArrivalRow(
        day,
        system,
        documents + (arrived.kind() == Arrived.Kind.DOCUMENT ? 1 : 0),
        versions + (arrived.kind() == Arrived.Kind.VERSION ? 1 : 0),
        repeated + (arrived.kind() == Arrived.Kind.REPEATED ? 1 : 0),
        counted(arrived.took()),
        lastAt == null || arrived.at().isAfter(lastAt) ? arrived.at() : lastAt);
  }

  private List<Long> counted(@Nullable Duration took) {
    if (took == null) {
      return latency;
    }
    var place = 0;
    while (place < LATENCIES.size() && took.compareTo(LATENCIES.get(place)) > 0) {
      place++;
    }
    var counts = new ArrayList<>(latency);
    counts.set(place, counts.get(place) + 1);
    return counts;
  }

  /**
   * A delivery.
   *
   * @param took from the source's clock until it was received; null where the source told no time,
   *     and of what was there already
   */
  record Arrived(String system, Kind kind, @Nullable Duration took, Instant at) {
    enum Kind {
      DOCUMENT,
      VERSION,
      REPEATED
    }
  }
}
