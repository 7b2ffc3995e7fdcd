package org.anjuan.ingest.collect.run;

import java.util.concurrent.atomic.LongAdder;

/** Counts while a run goes on. */
final class Tally {
  final LongAdder listed = new LongAdder();
  final LongAdder passedOver = new LongAdder();
  final LongAdder added = new LongAdder();
  final LongAdder changed = new LongAdder();
  final LongAdder unchanged = new LongAdder();
  final LongAdder waiting = new LongAdder();
  final LongAdder taken = new LongAdder();
  final LongAdder quarantined = new LongAdder();
  final LongAdder failed = new LongAdder();
  final LongAdder withdrawn = new LongAdder();
  final LongAdder bytes = new LongAdder();

  CollectorRun.Counts counts() {
    return new CollectorRun.Counts(
        listed.sum(),
        passedOver.sum(),
        added.sum(),
        changed.sum(),
        unchanged.sum(),
        waiting.sum(),
        taken.sum(),
        quarantined.sum(),
        failed.sum(),
        withdrawn.sum(),
        bytes.sum());
  }
}
