package org.anjuan.archive.notice;

/** What notices there are. */
public enum NoticeKind {
  COLLECTION_FAILED(Severity.WARNING, "采集失败", "Collection failed"),
  QUARANTINED(Severity.WARNING, "文书进入隔离区", "Documents in quarantine"),
  SOURCE_SILENT(Severity.WARNING, "来源静默", "Source is silent"),
  REPORTS_MISSING(Severity.WARNING, "报告缺失", "Reports are missing"),
  WORK_STUCK(Severity.SERIOUS, "处理任务中断", "Work is stuck"),
  ABNORMAL_LOG_IN(Severity.SERIOUS, "异常登录", "Abnormal log-in"),
  ANOMALY(Severity.SERIOUS, "审计异常", "Anomaly in the audit trail");

  private final Severity severity;
  private final NoticeText name;

  NoticeKind(Severity severity, String zh, String en) {
    this.severity = severity;
    this.name = new NoticeText(zh, en);
  }

  public Severity severity() {
    return severity;
  }

  public NoticeText text() {
    return name;
  }
}
