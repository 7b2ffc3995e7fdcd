package org.anjuan.archive.vault;

import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.anjuan.archive.vault.VaultBucket.Stage;
import org.anjuan.archive.vault.VaultBucket.Unsettled;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes what crashes left behind: chunks of blobs that were never completed, blobs that nobody
 * ever referred to, removals that stopped half-way. Several nodes may sweep at once.
 */
public final class OrphanSweep {

  private static final Logger LOG = LoggerFactory.getLogger(OrphanSweep.class);
  private static final int BATCH = 200;

  private final VaultBucket bucket;
  private final List<BlobReferences> references;
  private final Clock clock;

  OrphanSweep(VaultBucket bucket, List<BlobReferences> references, Clock clock) {
    this.bucket = bucket;
    this.references = List.copyOf(references);
    this.clock = clock;
  }

  /** Settles what was kept since this was done last. */
  void settleKept() {
    bucket.settleKept();
  }

  /** What one sweep did. */
  public record Swept(int removed, int kept) {}

  /**
   * Settles everything that has not moved for so long. A complete blob is only removed when every
   * {@link BlobReferences} was asked and none names it, and never while there is none to ask.
   *
   * @param age at least two minutes in production: younger ones may still be arriving
   */
  public Swept sweep(Duration age) {
    int removed = 0;
    int kept = 0;
    bucket.settleKept();
    var before = clock.instant().minus(age);
    var skipped = new HashSet<BlobId>();
    while (true) {
      var old =
          bucket.unsettledSince(before, BATCH + skipped.size()).stream()
              .filter(it -> !skipped.contains(it.id()))
              .toList();
      if (old.isEmpty()) {
        break;
      }
      var inUse = inUse(old);
      for (var entry : old) {
        if (inUse.contains(entry.id())) {
          bucket.settle(entry.id());
          kept++;
        } else if (mayGo(entry) && bucket.claim(entry, clock.instant())) {
          bucket.delete(entry.id());
          bucket.settle(entry.id());
          removed++;
        } else {
          skipped.add(entry.id());
        }
      }
    }
    if (removed > 0) {
      LOG.info("Removed {} orphaned blobs", removed);
    }
    return new Swept(removed, kept);
  }

  private boolean mayGo(Unsettled entry) {
    return entry.stage() != Stage.STORED || !references.isEmpty() || !bucket.exists(entry.id());
  }

  private Set<BlobId> inUse(List<Unsettled> old) {
    var complete =
        bucket.existing(
            old.stream()
                .filter(it -> it.stage() == Stage.STORED)
                .map(Unsettled::id)
                .collect(Collectors.toSet()));
    var inUse = new HashSet<BlobId>();
    if (!complete.isEmpty()) {
      references.forEach(it -> inUse.addAll(it.referenced(complete)));
    }
    return inUse;
  }
}
