package org.anjuan.web.access;

import static org.anjuan.web.access.Granting.required;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.anjuan.archive.access.AccessRules;
import org.anjuan.archive.access.Action;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.Right;
import org.anjuan.archive.access.RuleId;
import org.anjuan.archive.access.RuleStore;
import org.anjuan.archive.access.TagDefinition;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.record.Marking;
import org.anjuan.archive.record.MedicalRecord;
import org.anjuan.archive.record.MedicalRecords;
import org.anjuan.archive.record.RecordId;
import org.anjuan.archive.work.WorkKind;
import org.anjuan.archive.work.WorkQueue;
import org.anjuan.web.problem.BadRequest;
import org.anjuan.web.problem.Conflict;
import org.anjuan.web.problem.NotFound;
import org.anjuan.web.record.RecordAccess;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tags and confidentiality of one record, by hand. */
@RestController
@RequestMapping("/api/records/{id}")
class MarkController {
  private static final int HIGHEST = 9;
  private static final Duration GRACE = Duration.ofMinutes(1);

  private final RecordAccess access;
  private final AccessRules rules;
  private final MedicalRecords records;
  private final RuleStore<TagDefinition> tags;
  private final WorkQueue queue;
  private final AuditTrail trail;
  private final Clock clock;

  MarkController(
      RecordAccess access,
      AccessRules rules,
      MedicalRecords records,
      RuleStore<TagDefinition> tags,
      WorkQueue queue,
      AuditTrail trail,
      Clock clock) {
    this.access = access;
    this.rules = rules;
    this.records = records;
    this.tags = tags;
    this.queue = queue;
    this.trail = trail;
    this.clock = clock;
  }

  /** A tag to give ({@code given}) or to take away. */
  record TagMarkRequest(@Nullable String tag, boolean given, @Nullable String reason) {}

  /** A level; null gives it back to the rules. */
  record LevelRequest(@Nullable Integer level, @Nullable String reason) {}

  /** What the record has now. */
  record Marked(List<String> tags, int confidentiality) {}

  @PostMapping("/tags")
  Marked tag(Actor actor, @PathVariable RecordId id, @RequestBody TagMarkRequest wanted) {
    var record = markable(actor, id);
    var code = new RuleId(required(wanted.tag(), "tag"));
    var reason = required(wanted.reason(), "reason").strip();
    var tag =
        tags.find(code)
            .filter(known -> known.active() || !wanted.given())
            .orElseThrow(() -> new BadRequest("tag", "没有这个标签", "No such tag"));
    if (wanted.given()
        && tag.restricting()
        && rules.visit(actor).closedTags().contains(code.value())) {
      throw new Conflict(
          "would-close-to-you",
          "加上该标签后您将无法再查看这份病案，请由该标签的可见人员操作",
          "This tag would close the record to you: one of its visitors has to give it");
    }
    var mark =
        new Marking.TagMark(
            code.value(), wanted.given(), actor.id().value(), clock.instant(), reason);
    return marked(
        actor,
        record,
        (wanted.given() ? "+" : "-") + code + " reason=" + reason,
        () -> records.mark(id, mark));
  }

  @PostMapping("/confidentiality")
  Marked level(Actor actor, @PathVariable RecordId id, @RequestBody LevelRequest wanted) {
    var record = markable(actor, id);
    var reason = required(wanted.reason(), "reason").strip();
    var level = wanted.level();
    if (level != null && (level < 0 || level > HIGHEST || level > actor.clearance())) {
      throw new BadRequest("level", "不能超过您本人的密级", "Not above your own clearance");
    }
    var mark =
        level == null
            ? null
            : new Marking.Level(level, actor.id().value(), clock.instant(), reason);
    return marked(
        actor,
        record,
        "confidentiality=" + level + " reason=" + reason,
        () -> records.mark(id, mark));
  }

  private MedicalRecord markable(Actor actor, RecordId id) {
    var record = access.require(actor, Action.VIEW, id);
    if (!actor.campusesWith(Right.RECORD_MARK).contains(record.stay().campus().value())) {
      throw new NotFound();
    }
    return record;
  }

  private Marked marked(
      Actor actor, MedicalRecord record, String detail, Supplier<MedicalRecord> marking) {
    var id = record.id().value();
    trail.append(
        AuditEvent.of(actor, AuditAction.RECORD_MARKED, clock.instant()).record(id).detail(detail));
    queue.announce(WorkKind.INDEX_RECORD, id, GRACE);
    var after = marking.get();
    queue.ask(WorkKind.INDEX_RECORD, id);
    return new Marked(after.tags(), after.confidentiality());
  }
}
