package org.anjuan.ingest.reconcile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.anjuan.archive.reconciliation.ListedReport;
import org.anjuan.archive.reconciliation.ListedReport.State;
import org.anjuan.archive.reconciliation.ListedReports;
import org.anjuan.archive.record.StayNumber;
import org.anjuan.ingest.collect.collector.Collectors;
import org.anjuan.ingest.collect.run.ItemState;
import org.anjuan.ingest.collect.run.SourceItem;
import org.anjuan.ingest.collect.run.SourceItems;
import org.anjuan.ingest.collect.run.StayKey;
import org.springframework.stereotype.Component;

/** What collectors have seen in their sources' lists. */
@Component
class CollectorLists implements ListedReports {
  private final SourceItems items;
  private final Collectors collectors;

  CollectorLists(SourceItems items, Collectors collectors) {
    this.items = items;
    this.collectors = collectors;
  }

  @Override
  public List<ListedReport> of(StayNumber stay) {
    var found =
        items.ofStay(new StayKey(stay.campus().value(), stay.admissionNo(), stay.visitNo()));
    if (found.isEmpty()) {
      return List.of();
    }
    var systems = systems();
    return found.stream().map(item -> listed(item, systems)).toList();
  }

  private Map<String, String> systems() {
    var systems = new HashMap<String, String>();
    collectors.all().forEach(one -> systems.put(one.id().value(), one.plan().system()));
    return systems;
  }

  private static ListedReport listed(SourceItem item, Map<String, String> systems) {
    var collector = item.collector().value();
    var system = item.system();
    return new ListedReport(
        system == null ? systems.getOrDefault(collector, collector) : system,
        item.entry().name(),
        state(item.state()),
        item.documentId(),
        item.reason(),
        item.firstSeen(),
        item.dueAt());
  }

  private static State state(ItemState state) {
    return switch (state) {
      case WAITING -> State.WAITING;
      case FOUND -> State.AWAITED;
      case ACKNOWLEDGING, TAKEN -> State.RECEIVED;
      case FAILED -> State.FAILED;
      case QUARANTINED -> State.QUARANTINED;
      case WITHDRAWN -> State.WITHDRAWN;
    };
  }
}
