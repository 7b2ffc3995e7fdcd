package org.anjuan.security.account;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the log-in.
 *
 * @param attempts so many wrong passwords lock the name
 * @param lock for so long; failures older than this no longer count
 * @param addressFailures so many failures from one address within that time, whatever the names,
 *     shut the door to it
 */
@ConfigurationProperties("anjuan.security.login")
record LogInProperties(
    @DefaultValue("5") int attempts,
    @DefaultValue("15m") Duration lock,
    @DefaultValue("300") int addressFailures) {
  LogInProperties {
    if (attempts < 1 || attempts > 100) {
      throw new IllegalArgumentException("anjuan.security.login.attempts: 1 to 100");
    }
    if (addressFailures < attempts) {
      throw new IllegalArgumentException(
          "anjuan.security.login.address-failures: at least the attempts");
    }
    if (lock.compareTo(Duration.ofSeconds(10)) < 0 || lock.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException("anjuan.security.login.lock: 10s to 1d");
    }
  }
}
