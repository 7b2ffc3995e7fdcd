package org.anjuan.web.access;

import static org.anjuan.web.access.GrantRequest.orNone;
import static org.anjuan.web.access.Granting.required;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.CodeRange;
import org.anjuan.archive.access.RuleId;
import org.anjuan.archive.access.RuleStore;
import org.anjuan.archive.access.TagDefinition;
import org.anjuan.archive.access.TagRule;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.record.MedicalRecords;
import org.anjuan.archive.record.TagRun;
import org.anjuan.web.problem.BadRequest;
import org.anjuan.web.problem.Conflict;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Tags that records can have, and the rules that give them. */
@RestController
class TagController {
  private final RuleStore<TagDefinition> tags;
  private final RuleStore<TagRule> rules;
  private final MedicalRecords records;
  private final TagRun run;
  private final RuleBook book;
  private final AuditTrail trail;
  private final Clock clock;

  TagController(
      RuleStore<TagDefinition> tags,
      RuleStore<TagRule> rules,
      MedicalRecords records,
      TagRun run,
      RuleBook book,
      AuditTrail trail,
      Clock clock) {
    this.tags = tags;
    this.rules = rules;
    this.records = records;
    this.run = run;
    this.book = book;
    this.trail = trail;
    this.clock = clock;
  }

  /** A tag's name and colour, as everybody may know them. */
  record TagName(
      String code,
      String name,
      String english,
      String colour,
      boolean restricting,
      boolean active) {}

  /** All tags. */
  record TagNames(List<TagName> items) {}

  /** A tag with its visitors; {@code revision} as it was read, 0 for a new one. */
  record TagView(
      @Nullable String code,
      @Nullable String name,
      @Nullable String english,
      @Nullable String colour,
      boolean restricting,
      @Nullable AudienceView visitors,
      boolean openToTreating,
      boolean active,
      long revision) {}

  /** All tags with their visitors. */
  record TagList(List<TagView> items) {}

  /**
   * A rule. The people of its list are counted, never shown.
   *
   * @param diagnoses codes, or ranges as B20-B24
   */
  record TagRuleView(
      String code,
      String name,
      @Nullable String tag,
      int confidentiality,
      @Nullable String campus,
      List<String> dispositions,
      List<String> diagnoses,
      int people,
      boolean active,
      long revision) {}

  /** All tag rules. */
  record TagRuleList(List<TagRuleView> items) {}

  /**
   * A rule as wanted.
   *
   * @param addPeople ID card numbers; only a keyed hash of each is kept
   * @param clearPeople forget the list before
   */
  record TagRuleRequest(
      @Nullable String name,
      @Nullable String tag,
      int confidentiality,
      @Nullable String campus,
      @Nullable Set<String> dispositions,
      @Nullable List<String> diagnoses,
      @Nullable Set<String> addPeople,
      boolean clearPeople,
      boolean active,
      long revision) {
    @Override
    public String toString() {
      return "TagRuleRequest[masked]";
    }
  }

  /** How far the run over all records is; null: there never was one. */
  record RunState(TagRun.@Nullable State run) {}

  @GetMapping("/api/tags")
  TagNames names() {
    return new TagNames(
        tags.all().stream()
            .map(tag ->
                new TagName(
                    tag.id().value(),
                    tag.name(),
                    tag.english(),
                    tag.colour(),
                    tag.restricting(),
                    tag.active()))
            .toList());
  }

  @GetMapping("/api/tags/definitions")
  TagList definitions() {
    return new TagList(tags.all().stream().map(TagController::view).toList());
  }

  @PutMapping("/api/tags/{code}")
  TagView put(Actor actor, @PathVariable RuleId code, @RequestBody TagView wanted) {
    var tag =
        new TagDefinition(
            code,
            required(wanted.name(), "name"),
            required(wanted.english(), "english"),
            required(wanted.colour(), "colour").toLowerCase(Locale.ROOT),
            wanted.restricting(),
            AudienceView.audience(wanted.visitors()),
            wanted.openToTreating(),
            wanted.active(),
            wanted.revision() + 1);
    return view(
        book.put(
            actor,
            tags,
            tag,
            "restricting="
                + tag.restricting()
                + " visitors="
                + tag.visitors()
                + " openToTreating="
                + tag.openToTreating()
                + " active="
                + tag.active()));
  }

  @GetMapping("/api/tag-rules")
  TagRuleList rules() {
    return new TagRuleList(rules.all().stream().map(TagController::view).toList());
  }

  @PutMapping("/api/tag-rules/{code}")
  TagRuleView putRule(Actor actor, @PathVariable RuleId code, @RequestBody TagRuleRequest wanted) {
    var tag = wanted.tag() == null || wanted.tag().isBlank() ? null : new RuleId(wanted.tag());
    if (tag != null && tags.find(tag).isEmpty()) {
      throw new BadRequest("tag", "没有这个标签", "No such tag");
    }
    var people = new HashSet<String>();
    if (!wanted.clearPeople()) {
      rules.find(code).ifPresent(known -> people.addAll(known.people()));
    }
    orNone(wanted.addPeople()).stream()
        .map(number -> number.strip().toUpperCase(Locale.ROOT))
        .filter(number -> !number.isEmpty())
        .forEach(number -> people.add(records.personHash(number)));
    var diagnoses = wanted.diagnoses();
    var rule =
        new TagRule(
            code,
            required(wanted.name(), "name"),
            tag,
            wanted.confidentiality(),
            book.campus(actor, wanted.campus()),
            orNone(wanted.dispositions()),
            diagnoses == null ? List.of() : diagnoses.stream().map(CodeRange::new).toList(),
            people,
            wanted.active(),
            wanted.revision() + 1);
    return view(
        book.put(
            actor,
            rules,
            rule,
            "tag="
                + tag
                + " confidentiality="
                + rule.confidentiality()
                + " dispositions="
                + rule.dispositions().stream().sorted().toList()
                + " diagnoses="
                + rule.diagnoses()
                + " people="
                + rule.people().size()
                + " active="
                + rule.active()));
  }

  @GetMapping("/api/tag-rules/run")
  RunState state() {
    return new RunState(run.state().orElse(null));
  }

  /** Asks the rules about all records again, in the background. */
  @PostMapping("/api/tag-rules/run")
  @ResponseStatus(HttpStatus.ACCEPTED)
  RunState start(Actor actor) {
    trail.append(AuditEvent.of(actor, AuditAction.TAG_RULES_RUN, clock.instant()));
    if (!run.start()) {
      throw new Conflict("tag-run-going-on", "规则正在重新计算", "The rules are being run already");
    }
    return state();
  }

  private static TagView view(TagDefinition tag) {
    return new TagView(
        tag.id().value(),
        tag.name(),
        tag.english(),
        tag.colour(),
        tag.restricting(),
        AudienceView.of(tag.visitors()),
        tag.openToTreating(),
        tag.active(),
        tag.revision());
  }

  private static TagRuleView view(TagRule rule) {
    var tag = rule.tag();
    return new TagRuleView(
        rule.id().value(),
        rule.name(),
        tag == null ? null : tag.value(),
        rule.confidentiality(),
        rule.campus(),
        rule.dispositions().stream().sorted().toList(),
        rule.diagnoses().stream().map(CodeRange::value).toList(),
        rule.people().size(),
        rule.active(),
        rule.revision());
  }
}
