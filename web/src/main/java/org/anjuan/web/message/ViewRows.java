package org.anjuan.web.message;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.ingest.collect.channel.JdbcView;
import org.anjuan.ingest.collect.channel.Trouble;
import org.anjuan.ingest.collect.collector.Schedule;
import org.anjuan.ingest.message.Listener;
import org.anjuan.ingest.message.ListenerCode;
import org.anjuan.ingest.message.ViewPasswords;
import org.anjuan.ingest.message.ViewSource;
import org.anjuan.ingest.message.view.Synchronisation;
import org.anjuan.ingest.message.view.ViewState;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Views of databases as the screen shows and enters them. */
@Component
class ViewRows {
  private static final int SECONDS = 60;
  private static final int USUAL_OVERLAP = 10;

  private final ViewPasswords passwords;
  private final Synchronisation synchronisation;

  ViewRows(ViewPasswords passwords, Synchronisation synchronisation) {
    this.passwords = passwords;
    this.synchronisation = synchronisation;
  }

  /** A view as it is set up; of its password only that there is one. */
  record ViewRow(
      String url,
      String user,
      String query,
      String key,
      @Nullable String changed,
      int overlapMinutes,
      Schedule.Kind schedule,
      @Nullable Integer everyMinutes,
      @Nullable String cron) {}

  /**
   * What is entered.
   *
   * @param password null or empty keeps the known one
   * @param overlapMinutes 10 when left out
   */
  record ViewForm(
      @Nullable String url,
      @Nullable String user,
      @Nullable String password,
      @Nullable String query,
      @Nullable String key,
      @Nullable String changed,
      @Nullable Integer overlapMinutes,
      Schedule.@Nullable Kind schedule,
      @Nullable Integer everyMinutes,
      @Nullable String cron) {
    @Override
    public String toString() {
      return "ViewForm[masked]";
    }
  }

  /** A trouble in both languages. */
  record TroubleWords(String name, String zh, String en) {
    static TroubleWords of(Trouble trouble) {
      return new TroubleWords(trouble.name(), trouble.zh(), trouble.en());
    }
  }

  /**
   * Where the reading stands.
   *
   * @param waiting somebody has asked for it and it has not begun
   * @param rows that the present or last reading saw
   * @param taken those that were new or changed, and could be taken
   * @param changed those of them that changed anything here
   * @param refused those that could not be taken; the dead messages say why
   */
  record SyncRow(
      boolean unfinished,
      boolean waiting,
      @Nullable Instant startedAt,
      @Nullable Instant endedAt,
      @Nullable Instant succeededAt,
      @Nullable Instant nextAt,
      long rows,
      long taken,
      long changed,
      long refused,
      int failures,
      @Nullable TroubleWords trouble,
      @Nullable String detail) {}

  ViewSource source(ListenerCode code, @Nullable ViewForm form) {
    if (form == null) {
      throw new InvalidValue("view.url");
    }
    var overlap = form.overlapMinutes();
    var view =
        new JdbcView(
            given(form.url(), "view.url"),
            given(form.user(), "view.user"),
            given(form.query(), "view.query"),
            given(form.key(), "view.key"),
            form.changed() == null ? null : form.changed().strip(),
            overlap == null ? USUAL_OVERLAP : overlap);
    return new ViewSource(view, schedule(form), passwords.sealed(code, view, form.password()));
  }

  private static Schedule schedule(ViewForm form) {
    var every = form.everyMinutes();
    var kind = Objects.requireNonNullElse(form.schedule(), Schedule.Kind.BY_HAND);
    try {
      return new Schedule(
          kind,
          every == null ? null : Math.multiplyExact(every, SECONDS),
          form.cron() == null ? null : form.cron().strip(),
          List.of());
    } catch (InvalidValue | ArithmeticException refused) {
      throw new InvalidValue(kind == Schedule.Kind.CRON ? "view.cron" : "view.everyMinutes");
    }
  }

  private static String given(@Nullable String value, String field) {
    if (value == null) {
      throw new InvalidValue(field);
    }
    return value.strip();
  }

  @Nullable ViewRow view(Listener listener) {
    var source = listener.view();
    if (source == null) {
      return null;
    }
    var query = source.query();
    var schedule = source.schedule();
    var every = schedule.everySeconds();
    return new ViewRow(
        query.url(),
        query.user(),
        query.query(),
        query.key(),
        query.changed(),
        query.overlapMinutes(),
        schedule.kind(),
        every == null ? null : every / SECONDS,
        schedule.cron());
  }

  @Nullable SyncRow sync(Listener listener) {
    var source = listener.view();
    return source == null
        ? null
        : sync(
            synchronisation.state(listener.code()),
            synchronisation.next(listener, source).orElse(null));
  }

  private static SyncRow sync(ViewState state, @Nullable Instant next) {
    var figures = state.figures();
    return new SyncRow(
        state.unfinished(),
        state.askedAt() != null,
        state.startedAt(),
        state.endedAt(),
        state.succeededAt(),
        next,
        figures.rows(),
        figures.taken(),
        figures.changed(),
        figures.refused(),
        state.failures(),
        trouble(state.trouble()),
        state.detail());
  }

  private static @Nullable TroubleWords trouble(@Nullable String name) {
    return name == null
        ? null
        : Arrays.stream(Trouble.values())
            .filter(trouble -> trouble.name().equals(name))
            .findFirst()
            .map(TroubleWords::of)
            .orElseGet(() ->
                new TroubleWords(name, "系统内部错误，将自动重试", "An internal error; it is tried again"));
  }
}
