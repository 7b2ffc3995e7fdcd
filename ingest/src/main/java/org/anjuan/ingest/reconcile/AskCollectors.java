package org.anjuan.ingest.reconcile;

import org.anjuan.archive.access.Actor;
import org.anjuan.archive.reconciliation.CollectAgain;
import org.anjuan.archive.record.MedicalRecord;
import org.anjuan.ingest.collect.channel.Listing;
import org.anjuan.ingest.collect.collector.Collector;
import org.anjuan.ingest.collect.collector.Collectors;
import org.anjuan.ingest.collect.run.Collecting;
import org.anjuan.ingest.collect.run.ItemState;
import org.anjuan.ingest.collect.run.SourceItems;
import org.anjuan.ingest.collect.run.StayKey;
import org.springframework.stereotype.Component;

/**
 * Asks the collectors of a source for one stay again: those whose source can be asked for one stay
 * list it anew, and what was given up of it is tried again.
 */
@Component
class AskCollectors implements CollectAgain {
  private final Collectors collectors;
  private final Collecting collecting;
  private final SourceItems items;

  AskCollectors(Collectors collectors, Collecting collecting, SourceItems items) {
    this.collectors = collectors;
    this.collecting = collecting;
    this.items = items;
  }

  @Override
  public int ask(Actor by, MedicalRecord record, String system) {
    var stay = record.stay();
    var campus = stay.campus().value();
    var tries = 0;
    for (var collector : collectors.all()) {
      var plan = collector.plan();
      if (plan.enabled() && plan.system().equals(system) && plan.campus().equals(campus)) {
        tries += retry(by, collector, new StayKey(campus, stay.admissionNo(), stay.visitNo()));
        if (Collecting.canNarrow(collector)) {
          var narrowed = new Listing.Stay(stay.admissionNo(), stay.visitNo());
          collecting.ask(by, collector.id(), new Collecting.Wish(null, null, narrowed, null));
          tries++;
        }
      }
    }
    return tries;
  }

  private int retry(Actor by, Collector collector, StayKey stay) {
    var tries = 0;
    for (var item : items.ofStay(stay)) {
      var givenUp = item.state() == ItemState.FAILED || item.state() == ItemState.QUARANTINED;
      if (givenUp && item.collector().equals(collector.id())) {
        tries += (int) collecting.retry(by, collector.id(), item.key());
      }
    }
    return tries;
  }
}
