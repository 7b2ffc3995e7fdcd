package org.anjuan.web.access;

import java.time.Clock;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.Right;
import org.anjuan.archive.access.Rule;
import org.anjuan.archive.access.RuleStore;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.document.Categories;
import org.anjuan.archive.document.CategoryCode;
import org.anjuan.archive.organisation.Organisation;
import org.anjuan.web.problem.BadRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes rules: on record first, then in force with the next request. */
@Component
class RuleBook {
  private final AuditTrail trail;
  private final Organisation organisation;
  private final Categories categories;
  private final Clock clock;

  RuleBook(AuditTrail trail, Organisation organisation, Categories categories, Clock clock) {
    this.trail = trail;
    this.organisation = organisation;
    this.categories = categories;
    this.clock = clock;
  }

  <R extends Rule> R put(Actor by, RuleStore<R> store, R rule, String detail) {
    trail.append(
        AuditEvent.of(by, AuditAction.ACCESS_RULE_SET, clock.instant())
            .detail(
                rule.getClass().getSimpleName()
                    + " "
                    + rule.id()
                    + " revision="
                    + rule.revision()
                    + " "
                    + detail));
    store.put(rule);
    return rule;
  }

  /** The campus as given, when there is one of this code and this actor may rule there. */
  @Nullable String campus(Actor by, @Nullable String campus) {
    var code = campus == null || campus.isBlank() ? null : campus.strip();
    if (code != null
        && organisation.campuses().stream().noneMatch(known -> known.code().value().equals(code))) {
      throw new BadRequest("campus", "没有这个院区", "No such campus");
    }
    if (!by.holds(Right.ACCESS_RULES_MANAGE)
        && (code == null || !by.campusesWith(Right.GRANT_MANAGE).contains(code))) {
      throw new BadRequest("campus", "只能维护本院区的规则", "Only your own campus's rules");
    }
    return code;
  }

  void checkCategories(Iterable<String> codes) {
    for (var code : codes) {
      if (categories.find(new CategoryCode(code)).isEmpty()) {
        throw new BadRequest("categories", "没有这个分类：" + code, "No such category: " + code);
      }
    }
  }
}
