package org.anjuan.security.session;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of sessions.
 *
 * @param idle a session unused for so long ends
 * @param absolute a session ends after so long, used or not
 */
@ConfigurationProperties("anjuan.security.session")
record SessionProperties(
    @DefaultValue("30m") Duration idle, @DefaultValue("12h") Duration absolute) {
  SessionProperties {
    if (idle.compareTo(Duration.ofMinutes(1)) < 0 || absolute.compareTo(idle) < 0) {
      throw new IllegalArgumentException(
          "anjuan.security.session: idle at least 1m, absolute at least idle");
    }
  }
}
