package org.anjuan.archive.notice;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of notices that are the installer's.
 *
 * @param publicUrl how browsers reach the archive, for links in messages; left out, messages have
 *     none
 * @param allowPlain hosts of message interfaces or relays that may be called without TLS, and on
 *     this very machine: {@code host} or {@code host:port}
 * @param connectTimeout for reaching a message interface
 * @param answerTimeout the longest silence within its answer
 * @param keep how long messages and pushes are kept
 */
@ConfigurationProperties("anjuan.notice")
record NoticeProperties(
    @DefaultValue("") String publicUrl,
    @DefaultValue List<String> allowPlain,
    @DefaultValue("3s") Duration connectTimeout,
    @DefaultValue("10s") Duration answerTimeout,
    @DefaultValue("180d") Duration keep) {

  NoticeProperties {
    allowPlain = List.copyOf(allowPlain);
    if (!publicUrl.isEmpty() && !publicUrl.matches("https?://[^/?#\\s]+")) {
      throw new IllegalArgumentException("anjuan.notice.public-url: https://host, no path");
    }
    if (keep.toDays() < 1) {
      throw new IllegalArgumentException("anjuan.notice.keep: at least 1d");
    }
  }
}
