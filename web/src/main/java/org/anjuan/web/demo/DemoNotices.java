package org.anjuan.web.demo;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.Audience;
import org.anjuan.archive.access.Role;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.notice.NoticeKind;
import org.anjuan.archive.notice.NoticeRule;
import org.anjuan.archive.notice.NoticeRules;
import org.anjuan.archive.notice.Severity;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/**
 * Who is told of what in the demonstration hospital: each what he can do something about. Done
 * again, it adds what is missing.
 */
@Component
@ConditionalOnBooleanProperty("anjuan.demo.enabled")
class DemoNotices {
  private final NoticeRules rules;
  private final AuditTrail audit;
  private final Clock clock;

  DemoNotices(NoticeRules rules, AuditTrail audit, Clock clock) {
    this.rules = rules;
    this.audit = audit;
    this.clock = clock;
  }

  /** Puts the rules in force. */
  void put(Actor by) {
    add(
        by,
        "records-office",
        "病案室：收集与隔离",
        Set.of(NoticeKind.QUARANTINED, NoticeKind.COLLECTION_FAILED),
        Role.RECORDS_STAFF);
    add(
        by,
        "machine-room",
        "信息科：采集与处理",
        Set.of(NoticeKind.COLLECTION_FAILED, NoticeKind.WORK_STUCK),
        Role.SYSTEM_ADMIN);
    add(by, "log-ins", "安全管理员：异常登录", Set.of(NoticeKind.ABNORMAL_LOG_IN), Role.SECURITY_ADMIN);
    add(
        by,
        "auditors",
        "审计管理员：审计异常与异常登录",
        Set.of(NoticeKind.ANOMALY, NoticeKind.ABNORMAL_LOG_IN),
        Role.AUDIT_ADMIN);
  }

  private void add(Actor by, String code, String name, Set<NoticeKind> kinds, Role told) {
    if (rules.find(code).isPresent()) {
      return;
    }
    var rule =
        new NoticeRule(
            code,
            name,
            kinds,
            null,
            Severity.INFO,
            Audience.roles(told),
            Set.of(),
            Duration.ofHours(4),
            null,
            true,
            1);
    audit.append(
        AuditEvent.of(by, AuditAction.NOTICE_RULE_SET, clock.instant()).detail(rule.toString()));
    rules.put(rule);
  }
}
