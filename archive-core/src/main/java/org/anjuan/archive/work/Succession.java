package org.anjuan.archive.work;

import jakarta.annotation.PostConstruct;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Frees what the process before this one had leased when it was killed, before anything is leased
 * anew: otherwise a start after a crash would stand idle until those leases run out.
 */
@Component
class Succession {
  private static final Logger LOG = LoggerFactory.getLogger(Succession.class);

  private final Node node;
  private final Leases leases;
  private final WorkQueue queue;

  Succession(Node node, Leases leases, WorkQueue queue) {
    this.node = node;
    this.leases = leases;
    this.queue = queue;
  }

  @PostConstruct
  void succeed() {
    node.predecessor()
        .ifPresent(gone -> {
          leases.releaseAll(gone);
          var freed = queue.releaseAll(gone);
          if (freed > 0) {
            LOG.info("The last run was broken off: {} pieces of work are taken up again", freed);
          }
        });
    node.leaveName();
  }
}
