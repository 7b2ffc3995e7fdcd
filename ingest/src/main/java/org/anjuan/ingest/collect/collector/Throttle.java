package org.anjuan.ingest.collect.collector;

import org.anjuan.ingest.collect.channel.Form;

/**
 * How gently a source is treated.
 *
 * @param requestsPerSecond questions and downloads; 0 for no limit
 * @param kibPerSecond of all downloads together; 0 for no limit
 * @param atOnce downloads
 */
public record Throttle(int requestsPerSecond, int kibPerSecond, int atOnce) {
  public static final Throttle GENTLE = new Throttle(0, 0, 2);

  public Throttle {
    Form.within(requestsPerSecond, 0, 10_000, "throttle.requestsPerSecond");
    Form.within(kibPerSecond, 0, 10_000_000, "throttle.kibPerSecond");
    Form.within(atOnce, 1, 32, "throttle.atOnce");
  }
}
