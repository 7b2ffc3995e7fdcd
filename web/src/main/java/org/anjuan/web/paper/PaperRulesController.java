package org.anjuan.web.paper;

import java.time.Clock;
import java.util.List;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.Right;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.document.Categories;
import org.anjuan.archive.document.CategoryCode;
import org.anjuan.archive.organisation.CampusCode;
import org.anjuan.archive.paper.CampusPaperRules;
import org.anjuan.archive.paper.LabelTemplate;
import org.anjuan.archive.paper.PaperRules;
import org.anjuan.web.problem.BadRequest;
import org.anjuan.web.problem.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a campus says of its paper. */
@RestController
@RequestMapping("/api/paper/rules/{campus}")
class PaperRulesController {
  private static final int MOST_REQUIRED = 60;

  private final CampusPaperRules rules;
  private final Categories categories;
  private final AuditTrail trail;
  private final Clock clock;

  PaperRulesController(
      CampusPaperRules rules, Categories categories, AuditTrail trail, Clock clock) {
    this.rules = rules;
    this.categories = categories;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * The rules of a campus.
   *
   * @param label how record labels look; left out: as they come with Anjuan
   * @param reviewed whether somebody looks at the images of what was scanned; left out: yes
   * @param archivedAtOnce whether a record whose images pass is archived with that; left out: no
   * @param revision to be sent back with a change
   */
  record PaperRulesView(
      @Nullable String campus,
      @Nullable List<RequiredCategory> required,
      @Nullable LabelTemplate label,
      @Nullable Boolean reviewed,
      @Nullable Boolean archivedAtOnce,
      long revision) {}

  /** A category that a record must have before its scanning can be finished. */
  record RequiredCategory(@Nullable String category, @Nullable Boolean onlyOperated) {}

  @GetMapping
  PaperRulesView rules(Actor actor, @PathVariable CampusCode campus) {
    requireCampus(actor, campus);
    note(actor, AuditAction.PAPER_RULES_VIEWED, campus.value());
    return view(rules.of(campus));
  }

  @PutMapping
  PaperRulesView change(
      Actor actor, @PathVariable CampusCode campus, @RequestBody PaperRulesView wanted) {
    requireCampus(actor, campus);
    var required =
        (wanted.required() == null ? List.<RequiredCategory>of() : wanted.required())
            .stream().map(this::required).distinct().toList();
    if (required.size() > MOST_REQUIRED) {
      throw new BadRequest("required", "必备类别过多", "Too many required categories");
    }
    note(
        actor,
        AuditAction.PAPER_RULES_CHANGED,
        campus
            + " required=%d reviewed=%s archivedAtOnce=%s"
                .formatted(required.size(), wanted.reviewed(), wanted.archivedAtOnce()));
    return view(
        rules.put(
            new PaperRules(
                campus,
                required,
                wanted.label(),
                wanted.reviewed(),
                wanted.archivedAtOnce(),
                wanted.revision())));
  }

  private PaperRules.Required required(RequiredCategory wanted) {
    var code = new CategoryCode(wanted.category() == null ? "" : wanted.category());
    if (categories.find(code).isEmpty()) {
      throw new BadRequest("required", "没有此文书类别：" + code, "No such category: " + code);
    }
    return new PaperRules.Required(code, Boolean.TRUE.equals(wanted.onlyOperated()));
  }

  private static void requireCampus(Actor actor, CampusCode campus) {
    if (!actor.campusesWith(Right.PAPER_MANAGE).contains(campus.value())) {
      throw new NotFound();
    }
  }

  private void note(Actor actor, AuditAction action, String detail) {
    trail.append(AuditEvent.of(actor, action, clock.instant()).detail(detail));
  }

  private static PaperRulesView view(PaperRules rules) {
    return new PaperRulesView(
        rules.campus().value(),
        rules.required().stream()
            .map(one -> new RequiredCategory(one.category().value(), one.onlyOperated()))
            .toList(),
        rules.labelOrInitial(),
        rules.isReviewed(),
        rules.isArchivedAtOnce(),
        rules.revision());
  }
}
