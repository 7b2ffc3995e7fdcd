package org.anjuan.security.sso;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of single sign-on that are the installer's, not the security administrator's.
 *
 * @param publicUrl how browsers reach the archive, e.g. {@code https://anjuan.hospital.example};
 *     left out, as the request came
 * @param allowPlain hosts that may be called without TLS, and on this very machine: {@code host} or
 *     {@code host:port}
 * @param connectTimeout for reaching a provider
 * @param answerTimeout for its whole answer
 * @param answerLimit a longer answer is refused
 */
@ConfigurationProperties("anjuan.sso")
record SignOnProperties(
    @DefaultValue("") String publicUrl,
    @DefaultValue List<String> allowPlain,
    @DefaultValue("3s") Duration connectTimeout,
    @DefaultValue("8s") Duration answerTimeout,
    @DefaultValue("1MB") DataSize answerLimit) {

  SignOnProperties {
    allowPlain = allowPlain.stream().map(host -> host.strip().toLowerCase(Locale.ROOT)).toList();
    if (!publicUrl.isEmpty() && !publicUrl.matches("https?://[^/?#\\s]+")) {
      throw new IllegalArgumentException("anjuan.sso.public-url: https://host, no path");
    }
    if (connectTimeout.toMillis() < 100
        || answerTimeout.toMillis() < 100
        || answerTimeout.compareTo(Duration.ofMinutes(1)) > 0) {
      throw new IllegalArgumentException("anjuan.sso: timeouts of 100ms to 1m");
    }
    if (answerLimit.toKilobytes() < 16 || answerLimit.toMegabytes() > 16) {
      throw new IllegalArgumentException("anjuan.sso.answer-limit: 16KB to 16MB");
    }
  }
}
