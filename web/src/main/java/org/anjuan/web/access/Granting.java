package org.anjuan.web.access;

import static org.anjuan.web.access.GrantRequest.orNone;

import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import org.anjuan.archive.access.AccessRules;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.Beneficiary;
import org.anjuan.archive.access.CategoryTemplate;
import org.anjuan.archive.access.Grant;
import org.anjuan.archive.access.Grants;
import org.anjuan.archive.access.Right;
import org.anjuan.archive.access.Role;
import org.anjuan.archive.access.RuleId;
import org.anjuan.archive.access.RuleStore;
import org.anjuan.archive.access.TagDefinition;
import org.anjuan.archive.access.Visit;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.document.Categories;
import org.anjuan.archive.document.CategoryCode;
import org.anjuan.archive.organisation.Organisation;
import org.anjuan.security.account.Accounts;
import org.anjuan.security.account.Username;
import org.anjuan.web.problem.BadRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Giving and taking of grants. Who gives rules grants within the campuses where he has the right,
 * what he may do himself, never to himself; the security administrator within the whole hospital.
 */
@Component
class Granting {
  private final Grants grants;
  private final AccessRules rules;
  private final GrantReach reaches;
  private final RuleStore<CategoryTemplate> templates;
  private final RuleStore<TagDefinition> tags;
  private final Categories categories;
  private final Organisation organisation;
  private final Accounts accounts;
  private final AuditTrail trail;
  private final Clock clock;

  Granting(
      Grants grants,
      AccessRules rules,
      GrantReach reaches,
      RuleStore<CategoryTemplate> templates,
      RuleStore<TagDefinition> tags,
      Categories categories,
      Organisation organisation,
      Accounts accounts,
      AuditTrail trail,
      Clock clock) {
    this.grants = grants;
    this.rules = rules;
    this.reaches = reaches;
    this.templates = templates;
    this.tags = tags;
    this.categories = categories;
    this.organisation = organisation;
    this.accounts = accounts;
    this.trail = trail;
    this.clock = clock;
  }

  Grant give(Actor grantor, GrantRequest wanted) {
    var to = beneficiary(grantor, wanted);
    var kind = required(wanted.kind(), "kind");
    var actions = orNone(wanted.actions());
    var parts = parts(grantor, wanted);
    var visit = rules.visit(grantor);
    var reach = reaches.of(new GrantReach.Giver(grantor, visit), kind, wanted, parts);
    var clearance = wanted.clearance() == null ? 0 : wanted.clearance();
    if (clearance > grantor.clearance()) {
      throw new BadRequest("clearance", "不能超过您本人的密级", "Not above your own clearance");
    }
    checkTags(grantor, visit, orNone(wanted.opensTags()));
    var now = clock.instant();
    var from = wanted.from() == null ? now : wanted.from();
    var until = required(wanted.until(), "until");
    if (!until.isAfter(now)) {
      throw new BadRequest("until", "截止时间已过", "This has ended before it begins");
    }
    var template = wanted.template();
    var grant =
        grants.draft(
            to,
            kind,
            reach,
            actions,
            parts,
            template == null ? null : new RuleId(template),
            clearance,
            orNone(wanted.opensTags()),
            from,
            until,
            required(wanted.reason(), "reason").strip(),
            Grant.Origin.DIRECT,
            grantor);
    note(grantor, AuditAction.GRANT_GIVEN, grant, grant.reason());
    grants.add(grant);
    return grant;
  }

  /** False when it has ended before. */
  boolean withdraw(Actor by, Grant grant, String reason) {
    note(by, AuditAction.GRANT_WITHDRAWN, grant, reason);
    return grants.withdraw(
        grant.id(), new Grant.Withdrawal(by.id().value(), clock.instant(), reason));
  }

  private void note(Actor by, AuditAction action, Grant grant, String reason) {
    var event =
        AuditEvent.of(by, action, clock.instant())
            .detail(
                grant.id()
                    + " "
                    + grant.holder()
                    + " "
                    + grant.kind()
                    + " "
                    + grant.actions().stream().sorted().toList()
                    + " "
                    + grant.categories().stream().sorted().toList()
                    + " "
                    + grant.from()
                    + "/"
                    + grant.until()
                    + " records="
                    + grant.reach().records().size()
                    + " clearance="
                    + grant.clearance()
                    + " opensTags="
                    + grant.opensTags().stream().sorted().toList()
                    + " reason="
                    + reason);
    var ids = grant.reach().records();
    trail.append(ids.size() == 1 ? event.record(ids.iterator().next()) : event);
  }

  private Beneficiary beneficiary(Actor grantor, GrantRequest wanted) {
    var toKind = required(wanted.beneficiaryKind(), "beneficiaryKind");
    var named = required(wanted.beneficiary(), "beneficiary").strip();
    var to =
        new Beneficiary(
            toKind, toKind == Beneficiary.Kind.PERSON ? username(named).value() : named);
    var own =
        switch (to.kind()) {
          case PERSON -> to.code().equals(grantor.id().value());
          case ROLE -> grantor.roles().contains(Role.valueOf(to.code()));
          case DEPARTMENT -> grantor.departments().contains(to.code());
        };
    if (own) {
      throw new BadRequest("beneficiary", "不能授权给自己", "Nobody grants anything to himself");
    }
    var known =
        switch (to.kind()) {
          case PERSON -> isReader(to.code());
          case ROLE -> true;
          case DEPARTMENT -> organisation.department(to.code()).isPresent();
        };
    if (!known) {
      throw new BadRequest("beneficiary", "没有这样的用户或科室", "No such reader or department");
    }
    return to;
  }

  private boolean isReader(String name) {
    return accounts
        .actor(username(name))
        .filter(actor -> actor.holds(Right.RECORD_VIEW))
        .isPresent();
  }

  static Username username(String typed) {
    try {
      return new Username(typed);
    } catch (IllegalArgumentException malformed) {
      throw new BadRequest("beneficiary", "没有这样的用户", "No such user");
    }
  }

  private Set<String> parts(Actor grantor, GrantRequest wanted) {
    var all = new HashSet<>(orNone(wanted.categories()));
    var template = wanted.template();
    if (template != null) {
      var found =
          templates
              .find(new RuleId(template))
              .filter(CategoryTemplate::active)
              .filter(known -> isWithin(grantor, known.campus()))
              .orElseThrow(() -> new BadRequest("template", "没有这个分类模板", "No such template"));
      all.addAll(found.categories());
    }
    for (var code : all) {
      if (categories.find(new CategoryCode(code)).isEmpty()) {
        throw new BadRequest("categories", "没有这个分类：" + code, "No such category: " + code);
      }
    }
    return all;
  }

  private static boolean isWithin(Actor grantor, @Nullable String campus) {
    var confines = GrantReach.confines(grantor);
    return campus == null || confines.isEmpty() || confines.contains(campus);
  }

  private void checkTags(Actor grantor, Visit visit, Set<String> opened) {
    var closed = grantor.holds(Right.ACCESS_RULES_MANAGE) ? Set.<String>of() : visit.closedTags();
    for (var tag : opened) {
      if (closed.contains(tag) || tags.find(new RuleId(tag)).isEmpty()) {
        throw new BadRequest(
            "opensTags", "没有这个标签，或它对您本人也不开放", "No such tag, or it is closed to you");
      }
    }
  }

  static <T> T required(@Nullable T value, String field) {
    if (value == null || value instanceof String text && text.isBlank()) {
      throw new BadRequest(field, "请填写：" + field, "Missing: " + field);
    }
    return value;
  }
}
