package org.anjuan.security.link;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of links from other systems.
 *
 * @param window how far a link's time may be off, either way
 * @param idle a visit unused for so long ends
 * @param absolute a visit ends after so long, used or not
 * @param badLinks so many bad links from one address are each put on record; more are only counted
 * @param badLinksForgotten how long they are counted together
 */
@ConfigurationProperties("anjuan.security.link")
record LinkProperties(
    @DefaultValue("5m") Duration window,
    @DefaultValue("30m") Duration idle,
    @DefaultValue("8h") Duration absolute,
    @DefaultValue("30") int badLinks,
    @DefaultValue("10m") Duration badLinksForgotten) {
  LinkProperties {
    if (window.compareTo(Duration.ofSeconds(10)) < 0
        || window.compareTo(Duration.ofMinutes(15)) > 0) {
      throw new IllegalArgumentException("anjuan.security.link.window: 10s to 15m");
    }
    if (idle.compareTo(Duration.ofMinutes(1)) < 0 || absolute.compareTo(idle) < 0) {
      throw new IllegalArgumentException(
          "anjuan.security.link: idle at least 1m, absolute at least idle");
    }
    if (badLinks < 1 || !badLinksForgotten.isPositive()) {
      throw new IllegalArgumentException("anjuan.security.link.bad-links: at least 1, and a time");
    }
  }
}
