package org.anjuan.web.message;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.Right;
import org.anjuan.ingest.message.Listener;
import org.anjuan.ingest.message.ListenerCode;
import org.anjuan.ingest.message.Listeners;
import org.anjuan.ingest.message.RowStatements;
import org.anjuan.ingest.message.RowSubject;
import org.anjuan.ingest.message.ViewSource;
import org.anjuan.ingest.message.view.Synchronisation;
import org.anjuan.ingest.message.view.ViewTrial;
import org.anjuan.web.message.ViewRows.TroubleWords;
import org.anjuan.web.problem.NotFound;
import org.anjuan.web.problem.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Views of databases: tried, and read at once, by who sets them up. */
@RestController
@RequestMapping("/api/listeners/{code}")
class ViewController {
  private final Listeners listeners;
  private final Synchronisation synchronisation;

  ViewController(Listeners listeners, Synchronisation synchronisation) {
    this.listeners = listeners;
    this.synchronisation = synchronisation;
  }

  /**
   * The first rows and what would become of them.
   *
   * @param masked whether values were made unreadable, because they are of patients
   */
  record ViewTrialView(
      RowSubject subject,
      List<String> columns,
      List<String> missing,
      List<TriedRowView> rows,
      boolean masked,
      @Nullable TroubleWords trouble,
      @Nullable String detail) {}

  /** A row; without what is foreseen it would be refused for a field. */
  record TriedRowView(
      Map<String, String> values,
      @Nullable Instant changed,
      RowStatements.@Nullable Foreseen foreseen,
      @Nullable String refused) {
    @Override
    public String toString() {
      return "TriedRowView[masked]";
    }
  }

  @PostMapping("/trial")
  ViewTrialView tryOut(Actor actor, @PathVariable ListenerCode code) {
    var listener = listener(code);
    var trial = synchronisation.tryOut(actor, listener, view(listener));
    var masked = isOfPatients(trial.subject()) && !mayRead(actor, listener);
    var trouble = trial.trouble();
    return new ViewTrialView(
        trial.subject(),
        trial.columns(),
        trial.missing(),
        trial.rows().stream().map(row -> row(row, masked)).toList(),
        masked,
        trouble == null ? null : TroubleWords.of(trouble),
        trial.detail());
  }

  @PostMapping("/runs")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void run(Actor actor, @PathVariable ListenerCode code) {
    var listener = listener(code);
    view(listener);
    if (!listener.enabled()) {
      throw new SwitchedOff();
    }
    synchronisation.ask(actor, listener);
  }

  @ExceptionHandler(SwitchedOff.class)
  ProblemDetail switchedOff() {
    return Problems.of(
        HttpStatus.CONFLICT,
        "listener-disabled",
        "该接收端已停用，请先启用",
        "This listener is switched off: switch it on first");
  }

  private static final class SwitchedOff extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private Listener listener(ListenerCode code) {
    return listeners.find(code).orElseThrow(NotFound::new);
  }

  private static ViewSource view(Listener listener) {
    var view = listener.view();
    if (view == null) {
      throw new NotFound();
    }
    return view;
  }

  private static boolean isOfPatients(RowSubject subject) {
    return subject == RowSubject.PATIENTS || subject == RowSubject.STAYS;
  }

  private static boolean mayRead(Actor actor, Listener listener) {
    return actor.campusesWith(Right.RECORD_VIEW).contains(listener.campus().value());
  }

  private static TriedRowView row(ViewTrial.TriedRow row, boolean masked) {
    var values = new LinkedHashMap<String, String>();
    row.values()
        .forEach((field, value) ->
            values.put(field, masked ? value.replaceAll("[\\p{L}\\p{N}]", "•") : value));
    return new TriedRowView(values, row.changed(), row.foreseen(), row.refused());
  }
}
