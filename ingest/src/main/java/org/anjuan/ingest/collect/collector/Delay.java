package org.anjuan.ingest.collect.collector;

import java.time.Duration;
import org.anjuan.ingest.collect.channel.Form;

/**
 * How long a report is left with its source before it is collected, and since when: pathology
 * writes late.
 */
public record Delay(Since since, int minutes) {
  /** No delay. */
  public static final Delay NONE = new Delay(Since.CHANGE, 0);

  /** What the delay begins with. */
  public enum Since {
    /** The report's last change. */
    CHANGE,
    /** The source said that the stay's papers are complete. Until then the report waits. */
    COMPLETION,
    /** The patient was discharged. Until then the report waits. */
    DISCHARGE
  }

  public Delay {
    Form.present(since, "delay.since");
    Form.within(minutes, 0, 90 * 24 * 60, "delay.minutes");
  }

  public Duration time() {
    return Duration.ofMinutes(minutes);
  }
}
