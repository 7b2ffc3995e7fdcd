package org.anjuan.ingest.message.view;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.BooleanSupplier;
import org.anjuan.archive.platform.HospitalZone;
import org.anjuan.archive.work.Leases;
import org.anjuan.ingest.collect.channel.PullChannels;
import org.anjuan.ingest.collect.channel.SourceTrouble;
import org.anjuan.ingest.collect.channel.Trouble;
import org.anjuan.ingest.collect.channel.ViewPages;
import org.anjuan.ingest.message.Inbox;
import org.anjuan.ingest.message.Listener;
import org.anjuan.ingest.message.Listeners;
import org.anjuan.ingest.message.MessageHead;
import org.anjuan.ingest.message.MessageProperties;
import org.anjuan.ingest.message.RowTally;
import org.anjuan.ingest.message.ViewPasswords;
import org.anjuan.ingest.message.ViewSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Reads a view page by page: what is new in a page is kept as a message and handled, then noted as
 * taken, then the place is. Whatever stops it in between, the next reading goes on from the last
 * place noted, and what comes twice by that leads to the same.
 */
@Component
class ViewReading {
  private static final Logger LOG = LoggerFactory.getLogger(ViewReading.class);
  private static final Duration LEASE = Duration.ofMinutes(5);

  private final Listeners listeners;
  private final Inbox inbox;
  private final PullChannels channels;
  private final ViewPasswords passwords;
  private final ViewStates states;
  private final RowPrints prints;
  private final ViewNotices notices;
  private final Leases leases;
  private final MessageProperties properties;
  private final ZoneId zone;
  private final Clock clock;

  ViewReading(
      Listeners listeners,
      Inbox inbox,
      PullChannels channels,
      ViewPasswords passwords,
      ViewStates states,
      RowPrints prints,
      ViewNotices notices,
      Leases leases,
      MessageProperties properties,
      HospitalZone zone,
      Clock clock) {
    this.listeners = listeners;
    this.inbox = inbox;
    this.channels = channels;
    this.passwords = passwords;
    this.states = states;
    this.prints = prints;
    this.notices = notices;
    this.leases = leases;
    this.properties = properties;
    this.zone = zone.id();
    this.clock = clock;
  }

  ViewDue due(Listener listener, ViewSource source) {
    // What fell due while it was switched off is not made up for.
    var schedule = source.schedule() + (listener.enabled() ? "" : " off");
    states.planned(listener.code(), schedule, clock.instant());
    return ViewDue.of(listener, source, states.find(listener.code()), clock.instant(), zone);
  }

  /** Does what is due, if nobody else does; false when another node has the lease. */
  boolean run(Listener listener, ViewSource source, BooleanSupplier nodeStops) {
    var lease = "view:" + listener.code();
    if (!leases.hold(lease, LEASE)) {
      return false;
    }
    try {
      var due = due(listener, source); // as it is now that nobody else is at it
      if (due.isAnything()) {
        read(listener, source, due, () -> nodeStops.getAsBoolean() || isOver(listener, lease));
      }
      return true;
    } finally {
      leases.release(lease);
    }
  }

  private boolean isOver(Listener listener, String lease) {
    var present = listeners.find(listener.code()).map(Listener::version).orElse(-1L);
    return present != listener.version() || !leases.hold(lease, LEASE);
  }

  private void read(Listener listener, ViewSource source, ViewDue due, BooleanSupplier stops) {
    var code = listener.code();
    var startedAt = clock.instant();
    var before = states.find(code);
    states.started(code, startedAt, due.scheduled());
    try {
      var pages = channels.pages(source.query(), passwords.open(code, source));
      if (readOn(listener, source, pages, stops)) {
        var now = clock.instant();
        states.ended(code, startedAt, now, notAfter(now, states.find(code).latest()));
      }
    } catch (IOException e) {
      var known = e instanceof SourceTrouble;
      var detail = known ? String.valueOf(e.getMessage()) : e.getClass().getSimpleName();
      states.failed(code, startedAt, clock.instant(), SourceTrouble.of(e).name(), detail);
    } catch (RuntimeException e) {
      LOG.warn("The reading of view {} was broken off: {}", code, e.toString());
      var name = e.getClass().getSimpleName();
      states.failed(code, startedAt, clock.instant(), "INTERNAL", name);
    }
    notices.ran(listener, before, states.find(code));
  }

  /** A time of change that lies ahead is a mistake: going by it, all later changes were missed. */
  private static @Nullable Instant notAfter(Instant now, @Nullable Instant latest) {
    return latest == null || latest.isBefore(now) ? latest : now;
  }

  /** Reads from where it stands; false when it was stopped before the end. */
  private boolean readOn(
      Listener listener, ViewSource source, ViewPages pages, BooleanSupplier stops)
      throws IOException {
    var code = listener.code();
    var columns = ViewColumns.of(listener, source);
    var meaning = ViewColumns.meaning(listener, source);
    var before = states.find(code);
    if (!before.unfinished() || !meaning.equals(before.meaning())) {
      var since = meaning.equals(before.meaning()) ? before.watermark() : null;
      states.begun(code, meaning, clock.instant(), since);
    }
    while (!stops.getAsBoolean()) {
      var state = states.find(code);
      var page = pages.read(state.since(), state.checkpoint(), properties.viewPage());
      var missing = columns.missing(page);
      if (!missing.isEmpty()) {
        throw new SourceTrouble(Trouble.NOT_UNDERSTOOD, "no column " + String.join(", ", missing));
      }
      var figures = take(listener, columns, meaning, page, state);
      states.reached(code, page.end(), latest(state, page), figures);
      if (page.end() == null) {
        return true;
      }
    }
    return false;
  }

  private ViewState.Figures take(
      Listener listener,
      ViewColumns columns,
      String meaning,
      ViewPages.Page page,
      ViewState state) {
    var news = prints.news(listener.code(), meaning, columns, page.rows());
    if (news.isEmpty()) {
      return state.figures().plus(page.rows().size(), 0, 0, 0);
    }
    var rows = news.stream().map(RowPrints.Printed::row).toList();
    var raw = inbox.store(new ByteArrayInputStream(columns.table(rows)));
    var number = state.begunAt() + " " + (state.figures().pages() + 1);
    var head =
        new MessageHead(
            columns.subject().name(), number, listener.sourceSystem(), listener.actor(), null);
    var count = RowTally.Count.of(inbox.take(listener, head, raw), rows.size());
    prints.taken(news);
    return state
        .figures()
        .plus(page.rows().size(), count.taken(), count.changed(), count.refused());
  }

  private static @Nullable Instant latest(ViewState state, ViewPages.Page page) {
    var latest = state.latest();
    for (var row : page.rows()) {
      var changed = row.changed();
      if (changed != null && (latest == null || changed.isAfter(latest))) {
        latest = changed;
      }
    }
    return latest;
  }
}
