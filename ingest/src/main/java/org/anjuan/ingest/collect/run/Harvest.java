package org.anjuan.ingest.collect.run;

import com.jayway.jsonpath.JsonPath;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anjuan.ingest.collect.channel.PullChannel;
import org.anjuan.ingest.collect.channel.SourceEntry;
import org.anjuan.ingest.collect.collector.Delay;
import org.anjuan.ingest.collect.mapping.MetaMapper;
import org.anjuan.ingest.collect.run.SourceItems.Found;
import org.anjuan.ingest.collect.run.SourceItems.Known;
import org.anjuan.ingest.intake.MetaRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads a list and compares it with what is known, some hundred entries at a time: what is new or
 * changed is noted, what is unchanged costs one look-up among hundreds and no write.
 */
@Component
class Harvest {
  private static final int BATCH = 500;

  private final SourceItems items;
  private final CollectorStates states;
  private final Completions completions;
  private final TakenBack takenBack;
  private final MetaMapper mapper;

  Harvest(
      SourceItems items,
      CollectorStates states,
      Completions completions,
      TakenBack takenBack,
      MetaMapper mapper) {
    this.items = items;
    this.states = states;
    this.completions = completions;
    this.takenBack = takenBack;
    this.mapper = mapper;
  }

  /** Reads the list of a scope to its end, from where it was broken off if it was. */
  void read(RunContext run, RunScope scope, @Nullable String checkpoint) throws IOException {
    if (checkpoint == null) {
      states.listing(run.id(), scope);
    }
    var seen = new SeenEntries();
    var batches = new Batches(run, scope, seen);
    try {
      run.channel().list(scope.listing(checkpoint), batches);
    } catch (IOException broken) {
      batches.keep(); // the next attempt begins here
      throw broken;
    }
    batches.flush();
    if (checkpoint == null && scope.isSweep() && run.plan().withdrawal().whenGone()) {
      takenBack.whatIsGone(run, scope, seen);
    }
    states.listed(
        run.id(), scope.kind() == RunScope.Kind.SCHEDULED ? watermark(run, batches) : null);
  }

  /**
   * From when the next list is to be read. Only the schedule's own list moves it: what was asked
   * for by hand or for one stay says nothing of the rest. A source whose clock is ahead does not
   * get us to skip what it changes until then.
   */
  private static @Nullable Instant watermark(RunContext run, Batches batches) {
    var latest = batches.latest;
    return latest != null && latest.isAfter(run.now()) ? run.now() : latest;
  }

  /** When an item falls due; empty while it waits. */
  Optional<Instant> due(RunContext run, SourceEntry entry, @Nullable StayKey stay) {
    var delay = run.plan().delay();
    if (delay.since() == Delay.Since.CHANGE || stay == null) {
      var changed = entry.modified() == null ? run.now() : entry.modified();
      return Optional.of(changed.plus(delay.time()));
    }
    return completions.since(delay.since(), stay).map(at -> at.plus(delay.time()));
  }

  /** What waited for its stay, and need not any longer. */
  void wake(RunContext run) {
    var delay = run.plan().delay();
    if (delay.since() == Delay.Since.CHANGE) {
      return;
    }
    var ready = new ArrayList<Found>();
    for (var item : items.waiting(run.id(), 5_000)) {
      var stay = item.stay() == null ? stayOf(run, item.entry()) : StayKey.parse(item.stay());
      due(run, item.entry(), stay)
          .ifPresent(at -> ready.add(new Found(item.entry(), ItemState.FOUND, at, item.stay())));
    }
    for (var found : ready) {
      items
          .find(run.id(), found.entry().key())
          .ifPresent(
              item -> items.change(item, ItemState.FOUND, SourceItemChanges.due(found.due())));
    }
  }

  private @Nullable StayKey stayOf(RunContext run, SourceEntry entry) {
    try {
      var said = new MetaMapper.Said(entry.path(), entry.description(), null);
      return StayKey.of(mapper.read(run.plan().mapping(), said), run.plan().campus());
    } catch (MetaRefused unreadable) {
      return null; // it will be quarantined with the reason when it is taken
    }
  }

  /** Gathers entries, and compares when there are enough or a checkpoint was reached. */
  private final class Batches implements PullChannel.Entries {
    private final RunContext run;
    private final RunScope scope;
    private final SeenEntries seen;
    private final List<SourceEntry> batch = new ArrayList<>(BATCH);
    private @Nullable Instant latest;
    private @Nullable String reached;
    private int sinceWritten;

    Batches(RunContext run, RunScope scope, SeenEntries seen) {
      this.run = run;
      this.scope = scope;
      this.seen = seen;
    }

    @Override
    public void entry(SourceEntry entry) {
      var mapping = run.plan().mapping();
      if (mapping.sideCar() != null && entry.name().endsWith(mapping.sideCar())) {
        return;
      }
      run.tally().listed.increment();
      if (!mapper.fits(mapping, entry.path())) {
        run.tally().passedOver.increment();
        return;
      }
      batch.add(entry);
      if (batch.size() >= BATCH) {
        flush();
      }
    }

    // A folder with three files is no reason to write: some hundred entries, or twenty folders,
    // are.
    @Override
    public void reached(String checkpoint) {
      reached = checkpoint;
      if (++sinceWritten >= 20 || batch.size() >= BATCH / 2) {
        keep();
      }
    }

    /** Notes what was read, and how far. */
    void keep() {
      flush();
      if (reached != null) {
        states.reached(run.id(), reached);
      }
      sinceWritten = 0;
    }

    void flush() {
      run.check();
      if (batch.isEmpty()) {
        return;
      }
      var known = items.known(run.id(), batch);
      var found = new ArrayList<Found>();
      for (var entry : batch) {
        compare(entry, known).ifPresent(found::add);
      }
      items.found(run.id(), found, run.now());
      batch.clear();
    }

    private Optional<Found> compare(SourceEntry entry, Map<String, Known> all) {
      seen.add(entry.key());
      var modified = entry.modified();
      if (modified != null && (latest == null || modified.isAfter(latest))) {
        latest = modified;
      }
      if (!isAsked(entry)) {
        return Optional.empty();
      }
      var known = all.get(entry.key());
      if (isTakenBack(entry)) {
        return takenBack.stated(run, entry, known);
      }
      if (known != null && !isToBeTaken(entry, known)) {
        run.tally().unchanged.increment();
        return Optional.empty();
      }
      if (!entry.settled()) {
        return Optional.empty(); // still being written: the next list has it again
      }
      (known == null ? run.tally().added : run.tally().changed).increment();
      return Optional.of(found(entry));
    }

    private boolean isToBeTaken(SourceEntry entry, Known known) {
      var changed = !known.mark().equals(entry.mark());
      return switch (known.state()) {
        case FOUND, WAITING, ACKNOWLEDGING -> changed;
        case TAKEN -> changed || scope.byContent() || run.plan().afterwards().consumes();
        case FAILED, QUARANTINED -> changed || scope.kind() == RunScope.Kind.BY_HAND;
        case WITHDRAWN -> true;
      };
    }

    private Found found(SourceEntry entry) {
      var stay = stayOf(run, entry);
      var due =
          scope.kind() == RunScope.Kind.BY_HAND ? Optional.of(run.now()) : due(run, entry, stay);
      if (due.isEmpty()) {
        run.tally().waiting.increment();
      }
      return new Found(
          entry,
          due.isPresent() ? ItemState.FOUND : ItemState.WAITING,
          due.orElse(null),
          stay == null ? null : stay.text());
    }

    /** Where a source can't narrow its list, we do. */
    private boolean isAsked(SourceEntry entry) {
      var at = entry.modified();
      if (scope.path() != null) {
        return scope.path().equals(entry.path());
      }
      if (scope.stay() != null) {
        var stay = stayOf(run, entry);
        return stay == null
            || (stay.admissionNo().equals(scope.stay().admissionNo())
                && stay.visitNo() == scope.stay().visitNo());
      }
      return scope.kind() == RunScope.Kind.SCHEDULED
          || at == null
          || ((scope.since() == null || !at.isBefore(scope.since()))
              && (scope.until() == null || at.isBefore(scope.until())));
    }

    private boolean isTakenBack(SourceEntry entry) {
      var field = run.plan().withdrawal().field();
      if (field == null || entry.description() == null) {
        return false;
      }
      Object columns = JsonPath.parse(entry.description()).json();
      return columns instanceof Map<?, ?> map
          && map.entrySet().stream()
              .anyMatch(column ->
                  String.valueOf(column.getKey()).equalsIgnoreCase(field)
                      && run.plan()
                          .withdrawal()
                          .values()
                          .contains(String.valueOf(column.getValue())));
    }
  }
}
