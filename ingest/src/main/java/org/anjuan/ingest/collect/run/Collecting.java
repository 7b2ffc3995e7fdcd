package org.anjuan.ingest.collect.run;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.ingest.collect.channel.HttpPullSettings;
import org.anjuan.ingest.collect.channel.JdbcSettings;
import org.anjuan.ingest.collect.channel.Listing;
import org.anjuan.ingest.collect.collector.Collector;
import org.anjuan.ingest.collect.collector.CollectorId;
import org.anjuan.ingest.collect.collector.CollectorRefused;
import org.anjuan.ingest.collect.collector.CollectorRefused.Reason;
import org.anjuan.ingest.collect.collector.Collectors;
import org.anjuan.ingest.collect.collector.Delay;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What people and systems may ask of collectors; each is on record before it is done. */
@Service
public class Collecting {
  private static final int MOST_SHOWN = 200;

  private final Collectors collectors;
  private final CollectorStates states;
  private final RunRequests requests;
  private final SourceItems items;
  private final Completions completions;
  private final CollectionNotices notices;
  private final AuditTrail audit;
  private final Clock clock;

  Collecting(
      Collectors collectors,
      CollectorStates states,
      RunRequests requests,
      SourceItems items,
      Completions completions,
      CollectionNotices notices,
      AuditTrail audit,
      Clock clock) {
    this.collectors = collectors;
    this.states = states;
    this.requests = requests;
    this.items = items;
    this.completions = completions;
    this.notices = notices;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * What a run by hand is about; everything where nothing is named.
   *
   * @param path one entry
   */
  public record Wish(
      @Nullable Instant since,
      @Nullable Instant until,
      Listing.@Nullable Stay stay,
      @Nullable String path) {

    /** For the audit trail, where neither a stay's number nor a path has a place. */
    @Override
    public String toString() {
      if (path != null) {
        return "one entry";
      }
      var whose = stay == null ? "all" : "one stay";
      return since == null && until == null ? whose : whose + " " + since + " to " + until;
    }
  }

  /** Asks for a run now, outside its windows too. */
  public void ask(Actor by, CollectorId id, Wish wish) {
    find(id);
    record(by, AuditAction.COLLECTOR_RUN_ASKED, id + " " + wish);
    var scope =
        new RunScope(
            RunScope.Kind.BY_HAND, wish.since(), wish.until(), wish.stay(), wish.path(), false);
    requests.ask(id, scope, by.name(), clock.instant());
  }

  /** Stops a collector, or lets it go on; its settings stay as they are. */
  public void pause(Actor by, CollectorId id, boolean paused) {
    find(id);
    record(by, AuditAction.COLLECTOR_PAUSED, id + (paused ? " paused" : " goes on"));
    states.pause(id, paused);
  }

  /**
   * Lets what was given up be tried again.
   *
   * @param key one item; null for all of them
   * @return how many
   */
  public long retry(Actor by, CollectorId id, @Nullable String key) {
    find(id);
    record(by, AuditAction.COLLECTOR_ITEMS_RETRIED, id + " " + (key == null ? "all" : key));
    var count = items.retry(id, key, clock.instant());
    if (key == null) {
      notices.retried(id);
    }
    return count;
  }

  /** Items in a state, some of them: their paths name patients, so who looks is on record. */
  public List<SourceItem> look(Actor by, CollectorId id, ItemState state) {
    find(id);
    record(by, AuditAction.COLLECTOR_ITEMS_LISTED, id + " " + state);
    return items.inState(id, state, MOST_SHOWN);
  }

  /** A source says that the papers of a stay are complete. Saying so again changes nothing. */
  public void completed(Actor by, StayKey stay, Instant at) {
    record(by, AuditAction.COMPLETION_STATED, "stay of campus " + stay.campus() + " at " + at);
    completions.state(stay, at);
    for (var collector : collectors.all()) {
      var delay = collector.plan().delay();
      if (delay.since() == Delay.Since.COMPLETION
          && collector.plan().campus().equals(stay.campus())) {
        askAfter(by, collector, stay, at.plus(delay.time()));
      }
    }
  }

  private void askAfter(Actor by, Collector collector, StayKey stay, Instant due) {
    for (var item : items.ofStay(stay)) {
      if (item.collector().equals(collector.id()) && item.state() == ItemState.WAITING) {
        items.change(item, ItemState.FOUND, SourceItemChanges.due(due));
      }
    }
    // Where a source can be asked for one stay it is; elsewhere the next list has it.
    if (canNarrow(collector)) {
      var scope =
          new RunScope(
              RunScope.Kind.EVENT,
              null,
              null,
              new Listing.Stay(stay.admissionNo(), stay.visitNo()),
              null,
              false);
      requests.ask(collector.id(), scope, by.name(), due);
    }
  }

  /** Whether a collector's source can be asked for one stay. */
  public static boolean canNarrow(Collector collector) {
    return switch (collector.plan().channel()) {
      case HttpPullSettings http -> http.recordList() != null;
      case JdbcSettings jdbc -> jdbc.recordQuery() != null;
      default -> false;
    };
  }

  private Collector find(CollectorId id) {
    return collectors.find(id).orElseThrow(() -> new CollectorRefused(Reason.NO_SUCH_COLLECTOR));
  }

  private void record(Actor by, AuditAction action, String detail) {
    audit.append(AuditEvent.of(by, action, clock.instant()).detail(detail));
  }
}
