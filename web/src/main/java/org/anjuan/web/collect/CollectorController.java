package org.anjuan.web.collect;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.Right;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.ingest.collect.channel.Listing;
import org.anjuan.ingest.collect.channel.Secret;
import org.anjuan.ingest.collect.collector.Collector;
import org.anjuan.ingest.collect.collector.CollectorId;
import org.anjuan.ingest.collect.collector.CollectorPlan;
import org.anjuan.ingest.collect.collector.Collectors;
import org.anjuan.ingest.collect.run.Collecting;
import org.anjuan.ingest.collect.run.CollectorRuns;
import org.anjuan.ingest.collect.run.ItemState;
import org.anjuan.ingest.collect.run.Trial;
import org.anjuan.web.collect.CollectorViews.CollectorRow;
import org.anjuan.web.collect.CollectorViews.CollectorSettings;
import org.anjuan.web.collect.CollectorViews.ItemRow;
import org.anjuan.web.collect.CollectorViews.RunRow;
import org.anjuan.web.problem.BadRequest;
import org.anjuan.web.problem.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Collectors: set up by the system administrator, watched and started by hand by records staff. */
@RestController
@RequestMapping("/api/collectors")
class CollectorController {
  private static final int PAGE = 50;

  private final Collectors collectors;
  private final Collecting collecting;
  private final CollectorRuns runs;
  private final Trial trial;
  private final CollectorViews views;

  CollectorController(
      Collectors collectors,
      Collecting collecting,
      CollectorRuns runs,
      Trial trial,
      CollectorViews views) {
    this.collectors = collectors;
    this.collecting = collecting;
    this.runs = runs;
    this.trial = trial;
    this.views = views;
  }

  record CollectorRows(List<CollectorRow> items) {}

  record RunRows(List<RunRow> items, @Nullable String next) {}

  record ItemRows(List<ItemRow> items) {}

  record CollectorVersions(List<CollectorSettings> items) {}

  /**
   * What is entered.
   *
   * @param secrets those that are new; the others are kept
   * @param version the one that was changed; 0 for a new collector
   */
  record CollectorForm(CollectorPlan plan, @Nullable Map<Secret, String> secrets, long version) {
    CollectorForm {
      if (plan == null) {
        throw new InvalidValue("plan");
      }
    }

    @Override
    public String toString() {
      return "CollectorForm[masked]";
    }
  }

  /** What to run for; everything where nothing is named. */
  record RunForm(
      @Nullable Instant since,
      @Nullable Instant until,
      @Nullable String admissionNo,
      @Nullable Integer visitNo,
      @Nullable String path) {}

  record PauseForm(boolean paused) {}

  /** What to try with; the first entry that fits where nothing is named. */
  record CollectorTrialForm(
      @Nullable String admissionNo, @Nullable Integer visitNo, @Nullable String path) {}

  /** A step of a trial. */
  record TrialStep(
      Trial.Step step, boolean fine, @Nullable ReasonText trouble, Map<String, String> facts) {}

  record TrialSteps(List<TrialStep> steps) {}

  /**
   * What to try again.
   *
   * @param key one item; left out, all that were given up
   */
  record RetryForm(@Nullable String key) {}

  record Retried(long count) {}

  @GetMapping
  CollectorRows list(Actor actor) {
    return new CollectorRows(
        collectors.all().stream()
            .filter(collector -> isVisible(actor, collector))
            .map(views::row)
            .toList());
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  CollectorSettings add(Actor actor, @RequestBody CollectorForm form) {
    return CollectorViews.settings(collectors.add(actor, form.plan(), secrets(form)));
  }

  @GetMapping("/{id}")
  CollectorSettings get(@PathVariable String id) {
    return CollectorViews.settings(collectors.find(new CollectorId(id)).orElseThrow(NotFound::new));
  }

  @PutMapping("/{id}")
  CollectorSettings change(Actor actor, @PathVariable String id, @RequestBody CollectorForm form) {
    return CollectorViews.settings(
        collectors.change(actor, new CollectorId(id), form.version(), form.plan(), secrets(form)));
  }

  @GetMapping("/{id}/versions")
  CollectorVersions versions(@PathVariable String id) {
    return new CollectorVersions(
        collectors.history(new CollectorId(id)).stream().map(CollectorViews::settings).toList());
  }

  @GetMapping("/{id}/state")
  CollectorRow state(Actor actor, @PathVariable String id) {
    return views.row(visible(actor, id));
  }

  @PostMapping("/{id}/pause")
  CollectorRow pause(Actor actor, @PathVariable String id, @RequestBody PauseForm form) {
    collecting.pause(actor, new CollectorId(id), form.paused());
    return views.row(visible(actor, id));
  }

  @PostMapping("/{id}/trial")
  TrialSteps tryOut(Actor actor, @PathVariable String id, @RequestBody CollectorTrialForm form) {
    var steps =
        trial.run(
            actor,
            new CollectorId(id),
            stay(form.admissionNo(), form.visitNo()),
            text(form.path(), "path"));
    return new TrialSteps(
        steps.stream()
            .map(step ->
                new TrialStep(
                    step.step(),
                    step.trouble() == null,
                    ReasonText.ofOrNull(step.trouble()),
                    step.facts()))
            .toList());
  }

  @GetMapping("/{id}/runs")
  RunRows runs(
      Actor actor,
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String before) {
    var collector = visible(actor, id).id();
    if (before != null && !before.matches(collector + ":\\d{1,16}")) {
      throw new InvalidValue("before");
    }
    var found = runs.list(collector, before, PAGE + 1);
    return new RunRows(
        found.stream().limit(PAGE).map(views::run).toList(),
        found.size() > PAGE ? found.get(PAGE - 1).id() : null);
  }

  @PostMapping("/{id}/runs")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void run(Actor actor, @PathVariable String id, @RequestBody RunForm form) {
    if (form.since() != null && form.until() != null && !form.since().isBefore(form.until())) {
      throw new BadRequest("until", "结束时间应晚于开始时间", "The end must come after the beginning");
    }
    collecting.ask(
        actor,
        visible(actor, id).id(),
        new Collecting.Wish(
            form.since(),
            form.until(),
            stay(form.admissionNo(), form.visitNo()),
            text(form.path(), "path")));
  }

  @GetMapping("/{id}/items")
  ItemRows items(Actor actor, @PathVariable String id, @RequestParam ItemState state) {
    var collector = visible(actor, id);
    // Paths name patients: whoever may read what lies in quarantine may see them.
    var withPath = actor.campusesWith(Right.QUARANTINE_MANAGE).contains(collector.plan().campus());
    return new ItemRows(
        collecting.look(actor, collector.id(), state).stream()
            .map(item -> CollectorViews.item(item, withPath))
            .toList());
  }

  @PostMapping("/{id}/items/retry")
  Retried retry(Actor actor, @PathVariable String id, @RequestBody RetryForm form) {
    var key = form.key();
    if (key != null && !key.matches("[0-9a-f]{32}")) {
      throw new InvalidValue("key");
    }
    return new Retried(collecting.retry(actor, visible(actor, id).id(), key));
  }

  private Collector visible(Actor actor, String id) {
    return collectors
        .find(new CollectorId(id))
        .filter(collector -> isVisible(actor, collector))
        .orElseThrow(NotFound::new);
  }

  private static boolean isVisible(Actor actor, Collector collector) {
    return actor.holds(Right.COLLECTOR_MANAGE)
        || actor.campusesWith(Right.COLLECTOR_RUN).contains(collector.plan().campus());
  }

  private static Map<Secret, String> secrets(CollectorForm form) {
    return form.secrets() == null ? Map.of() : form.secrets();
  }

  private static Listing.@Nullable Stay stay(
      @Nullable String admissionNo, @Nullable Integer visitNo) {
    var number = text(admissionNo, "admissionNo");
    return number == null ? null : new Listing.Stay(number, visitNo == null ? 1 : visitNo);
  }

  private static @Nullable String text(@Nullable String text, String field) {
    if (text == null || text.isBlank()) {
      return null;
    }
    if (text.length() > 500 || text.chars().anyMatch(Character::isISOControl)) {
      throw new InvalidValue(field);
    }
    return text.strip();
  }
}
