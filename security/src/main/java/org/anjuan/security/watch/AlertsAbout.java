package org.anjuan.security.watch;

import org.anjuan.archive.handover.OpenWork;
import org.anjuan.archive.handover.Person;
import org.anjuan.archive.handover.WorkItem;
import org.anjuan.archive.handover.WorkType;
import org.springframework.stereotype.Component;

/**
 * Abnormal log-ins of a person that nobody has looked at: seen to by the administrators on their
 * own page, whoever leaves.
 */
@Component
class AlertsAbout implements OpenWork {
  private static final WorkType TYPE =
      new WorkType("log-in-alerts", "其未核查的异常登录", "Abnormal log-ins not looked at");

  private final AlertBook alerts;

  AlertsAbout(AlertBook alerts) {
    this.alerts = alerts;
  }

  @Override
  public WorkType type() {
    return TYPE;
  }

  @Override
  public Found of(Person person, int most) {
    return Found.of(
        alerts.openAbout(person.id().value(), most + 1).stream().map(AlertsAbout::item).toList(),
        most);
  }

  private static WorkItem item(LogInAlert alert) {
    return new WorkItem(
        alert.id(),
        alert.rule().chinese() + " · " + alert.at(),
        alert.rule().english() + " · " + alert.at());
  }
}
