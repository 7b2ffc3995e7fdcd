package org.anjuan.archive.notice;

import java.time.Clock;
import java.time.Duration;
import org.anjuan.archive.work.Leases;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes what is older than is kept; one node does it. */
@Component
class NoticeTidying {
  private static final Duration LEASE = Duration.ofHours(1);

  private final Inbox inbox;
  private final Pushes pushes;
  private final Leases leases;
  private final NoticeProperties properties;
  private final Clock clock;

  NoticeTidying(
      Inbox inbox, Pushes pushes, Leases leases, NoticeProperties properties, Clock clock) {
    this.inbox = inbox;
    this.pushes = pushes;
    this.leases = leases;
    this.properties = properties;
    this.clock = clock;
  }

  @Scheduled(initialDelayString = "PT20M", fixedDelayString = "PT12H")
  void tidy() {
    if (leases.hold("notice-tidying", LEASE)) {
      var end = clock.instant().minus(properties.keep());
      inbox.removeBefore(end);
      pushes.removeBefore(end);
    }
  }
}
