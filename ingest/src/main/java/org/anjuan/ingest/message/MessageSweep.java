package org.anjuan.ingest.message;

import java.time.Clock;
import java.time.Duration;
import org.anjuan.archive.vault.Vault;
import org.anjuan.archive.work.Leases;
import org.anjuan.ingest.intake.HeaderUnread;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Takes up what a crash left unhandled, gives what waits another try, and forgets the text of what
 * was handled long ago. One node at a time.
 */
@Component
class MessageSweep {
  private static final Logger LOG = LoggerFactory.getLogger(MessageSweep.class);
  private static final String LEASE = "message-sweep";
  private static final Duration LEASE_TIME = Duration.ofMinutes(5);
  private static final Duration STILL_IN_HAND = Duration.ofMinutes(3);
  private static final int AT_ONCE = 200;

  private final Messages messages;
  private final Listeners listeners;
  private final Inbox inbox;
  private final Vault vault;
  private final Leases leases;
  private final Clock clock;
  private final MessageProperties properties;

  MessageSweep(
      Messages messages,
      Listeners listeners,
      Inbox inbox,
      Vault vault,
      Leases leases,
      Clock clock,
      MessageProperties properties) {
    this.messages = messages;
    this.listeners = listeners;
    this.inbox = inbox;
    this.vault = vault;
    this.leases = leases;
    this.clock = clock;
    this.properties = properties;
  }

  @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
  void sweep() {
    try {
      if (properties.enabled() && leases.hold(LEASE, LEASE_TIME)) {
        takeUp(MessageState.RECEIVED, STILL_IN_HAND);
        takeUp(MessageState.WAITING, Duration.ZERO);
        forget(MessageState.DONE);
        forget(MessageState.IGNORED);
      }
    } catch (RuntimeException away) {
      LOG.warn("Messages can't be looked through now: {}", away.toString());
    }
  }

  void takeUp(MessageState state, Duration age) {
    for (var message : messages.inState(state, clock.instant().minus(age), AT_ONCE)) {
      if (!leases.hold(LEASE, LEASE_TIME)) {
        return;
      }
      try {
        listeners
            .find(message.listener())
            .ifPresent(listener -> inbox.handle(message, listener, listener.actor()));
      } catch (HeaderUnread noWorkers) {
        LOG.warn("A message waits: {}", noWorkers.getMessage());
      }
    }
  }

  // The entry first: a blob that nobody refers to is swept away in time.
  private void forget(MessageState state) {
    var limit = clock.instant().minus(properties.keep());
    for (var message : messages.inState(state, limit, AT_ONCE)) {
      messages.remove(message);
      vault.remove(message.content());
    }
  }
}
