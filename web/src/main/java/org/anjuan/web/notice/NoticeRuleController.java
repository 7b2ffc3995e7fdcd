package org.anjuan.web.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.Audience;
import org.anjuan.archive.access.Role;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.notice.NoticeKind;
import org.anjuan.archive.notice.NoticeRule;
import org.anjuan.archive.notice.NoticeRules;
import org.anjuan.archive.notice.QuietHours;
import org.anjuan.archive.notice.Severity;
import org.anjuan.archive.notice.Way;
import org.anjuan.archive.organisation.Organisation;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.security.account.Username;
import org.anjuan.web.problem.BadRequest;
import org.anjuan.web.problem.Conflict;
import org.anjuan.web.problem.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who is told of what, and how. */
@RestController
@RequestMapping("/api/notices/rules")
class NoticeRuleController {
  private final NoticeRules rules;
  private final Organisation organisation;
  private final AuditTrail trail;
  private final Clock clock;

  NoticeRuleController(
      NoticeRules rules, Organisation organisation, AuditTrail trail, Clock clock) {
    this.rules = rules;
    this.organisation = organisation;
    this.trail = trail;
    this.clock = clock;
  }

  /** Whom a rule names: log-in names, roles, codes of departments. */
  record NoticeAudience(
      @Nullable Set<String> persons, @Nullable Set<Role> roles, @Nullable Set<String> departments) {
    static NoticeAudience of(Audience audience) {
      return new NoticeAudience(audience.persons(), audience.roles(), audience.departments());
    }

    Audience audience() {
      return new Audience(
          orNone(persons).stream()
              .map(name -> new Username(name).value())
              .collect(Collectors.toSet()),
          orNone(roles),
          orNone(departments));
    }
  }

  /**
   * A rule; {@code revision} as it was read, 0 for a new one. Quiet hours as {@code 22:00}, both or
   * none.
   */
  record NoticeRuleView(
      @Nullable String code,
      @Nullable String name,
      @Nullable Set<NoticeKind> kinds,
      @Nullable String campus,
      @Nullable Severity least,
      @Nullable NoticeAudience audience,
      @Nullable Set<Way> ways,
      int repeatAfterMinutes,
      @Nullable String quietFrom,
      @Nullable String quietTo,
      boolean active,
      long revision) {}

  /** A kind of notice, in both languages. */
  record NoticeKindView(String kind, String zh, String en, String severity) {}

  /** All rules, and what they may be about. */
  record NoticeRuleList(List<NoticeRuleView> items, List<NoticeKindView> kinds) {}

  @GetMapping
  NoticeRuleList list() {
    return new NoticeRuleList(
        rules.all().stream().map(NoticeRuleController::view).toList(),
        Arrays.stream(NoticeKind.values())
            .map(kind ->
                new NoticeKindView(
                    kind.name(), kind.text().zh(), kind.text().en(), kind.severity().name()))
            .toList());
  }

  @PutMapping("/{code}")
  NoticeRuleView put(Actor actor, @PathVariable String code, @RequestBody NoticeRuleView wanted) {
    var rule =
        new NoticeRule(
            code,
            required(wanted.name(), "name"),
            orNone(wanted.kinds()),
            campus(wanted.campus()),
            wanted.least() == null ? Severity.INFO : wanted.least(),
            required(wanted.audience(), "audience").audience(),
            orNone(wanted.ways()),
            pause(wanted.repeatAfterMinutes()),
            quiet(wanted.quietFrom(), wanted.quietTo()),
            wanted.active(),
            wanted.revision() + 1);
    note(actor, AuditAction.NOTICE_RULE_SET, rule.toString());
    if (!rules.put(rule)) {
      throw changedMeanwhile();
    }
    return view(rule);
  }

  @DeleteMapping("/{code}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(Actor actor, @PathVariable String code, @RequestParam long revision) {
    if (rules.find(code).isEmpty()) {
      throw new NotFound();
    }
    note(actor, AuditAction.NOTICE_RULE_REMOVED, code);
    if (!rules.remove(code, revision)) {
      throw changedMeanwhile();
    }
  }

  private void note(Actor actor, AuditAction action, String detail) {
    trail.append(AuditEvent.of(actor, action, clock.instant()).detail(detail));
  }

  private @Nullable String campus(@Nullable String given) {
    var code = given == null || given.isBlank() ? null : given.strip();
    if (code != null
        && organisation.campuses().stream().noneMatch(known -> known.code().value().equals(code))) {
      throw new BadRequest("campus", "没有这个院区", "No such campus");
    }
    return code;
  }

  private static Duration pause(int minutes) {
    if (minutes < 5 || minutes > Duration.ofDays(30).toMinutes()) {
      throw new BadRequest(
          "repeatAfterMinutes", "再次通知的间隔为 5 分钟至 30 天", "Told again after 5 minutes to 30 days");
    }
    return Duration.ofMinutes(minutes);
  }

  private static @Nullable QuietHours quiet(@Nullable String from, @Nullable String to) {
    if ((from == null || from.isBlank()) && (to == null || to.isBlank())) {
      return null;
    }
    try {
      return new QuietHours(
          LocalTime.parse(String.valueOf(from)), LocalTime.parse(String.valueOf(to)));
    } catch (DateTimeParseException | InvalidValue e) {
      throw new BadRequest(
          "quietFrom", "免打扰时段请写成 22:00 这样的起止时间", "Quiet hours are two times like 22:00");
    }
  }

  private static Conflict changedMeanwhile() {
    return new Conflict(
        "notice-rule-changed",
        "该规则已被他人修改，请刷新后重试",
        "Somebody else has changed this rule: reload and try again");
  }

  private static <T> T required(@Nullable T value, String field) {
    if (value == null) {
      throw new InvalidValue(field);
    }
    return value;
  }

  private static <T> Set<T> orNone(@Nullable Set<T> given) {
    return given == null ? Set.of() : given;
  }

  private static NoticeRuleView view(NoticeRule rule) {
    var quiet = rule.quiet();
    return new NoticeRuleView(
        rule.id(),
        rule.name(),
        rule.kinds(),
        rule.campus(),
        rule.least(),
        NoticeAudience.of(rule.audience()),
        rule.ways(),
        Math.toIntExact(rule.repeatAfter().toMinutes()),
        quiet == null ? null : quiet.from().toString(),
        quiet == null ? null : quiet.to().toString(),
        rule.active(),
        rule.revision());
  }
}
