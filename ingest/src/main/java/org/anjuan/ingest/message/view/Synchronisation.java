package org.anjuan.ingest.message.view;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.platform.HospitalZone;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.ingest.collect.channel.PullChannels;
import org.anjuan.ingest.collect.channel.SourceTrouble;
import org.anjuan.ingest.collect.channel.ViewPages;
import org.anjuan.ingest.intake.MetaRefused;
import org.anjuan.ingest.message.Listener;
import org.anjuan.ingest.message.ListenerCode;
import org.anjuan.ingest.message.RowStatements;
import org.anjuan.ingest.message.ViewPasswords;
import org.anjuan.ingest.message.ViewSource;
import org.anjuan.ingest.message.view.ViewTrial.TriedRow;
import org.springframework.stereotype.Service;

/** What whoever sets up the reading of a view may ask of it. */
@Service
public class Synchronisation {
  private static final int ROWS = 20;

  private final PullChannels channels;
  private final ViewPasswords passwords;
  private final RowStatements statements;
  private final ViewStates states;
  private final AuditTrail trail;
  private final ZoneId zone;
  private final Clock clock;

  Synchronisation(
      PullChannels channels,
      ViewPasswords passwords,
      RowStatements statements,
      ViewStates states,
      AuditTrail trail,
      HospitalZone zone,
      Clock clock) {
    this.channels = channels;
    this.passwords = passwords;
    this.statements = statements;
    this.states = states;
    this.trail = trail;
    this.zone = zone.id();
    this.clock = clock;
  }

  /** Where its reading stands. */
  public ViewState state(ListenerCode code) {
    return states.find(code);
  }

  /** When its schedule starts it next; empty when it never does. */
  public Optional<Instant> next(Listener listener, ViewSource source) {
    return listener.enabled()
        ? ViewDue.next(source, states.find(listener.code()), zone)
        : Optional.empty();
  }

  /** Has a view read at once, on whichever node comes first. */
  public void ask(Actor by, Listener listener) {
    var now = clock.instant();
    trail.append(
        AuditEvent.of(by, AuditAction.LISTENER_RUN_ASKED, now).detail(listener.code().value()));
    states.asked(listener.code(), now);
  }

  /** Reads the first rows and looks what would become of them; nothing is taken in. */
  public ViewTrial tryOut(Actor by, Listener listener, ViewSource source) {
    trail.append(
        AuditEvent.of(by, AuditAction.LISTENER_TRIED, clock.instant())
            .detail(listener.code().value()));
    var columns = ViewColumns.of(listener, source);
    try {
      var pages = channels.pages(source.query(), passwords.open(listener.code(), source));
      var page = pages.read(null, null, ROWS);
      var rows = page.rows().stream().map(row -> tried(listener, columns, row)).toList();
      return new ViewTrial(
          columns.subject(), page.names(), columns.missing(page), rows, null, null);
    } catch (IOException e) {
      var detail =
          e instanceof SourceTrouble
              ? String.valueOf(e.getMessage())
              : e.getClass().getSimpleName();
      return new ViewTrial(
          columns.subject(), List.of(), List.of(), List.of(), SourceTrouble.of(e), detail);
    }
  }

  private TriedRow tried(Listener listener, ViewColumns columns, ViewPages.Row row) {
    var values = columns.values(row);
    try {
      var foreseen = statements.foresee(listener, columns.subject(), values, clock.instant());
      return new TriedRow(values, row.changed(), foreseen, null);
    } catch (InvalidValue invalid) {
      return new TriedRow(values, row.changed(), null, invalid.field());
    } catch (MetaRefused refused) {
      return new TriedRow(values, row.changed(), null, refused.field());
    }
  }
}
