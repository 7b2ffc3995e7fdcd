package org.anjuan.archive.notice;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.anjuan.archive.work.Leases;
import org.anjuan.archive.work.WorkKind;
import org.anjuan.archive.work.WorkQueue;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks whether work was put aside that nobody has dealt with; one node does it. */
@Component
class StuckWork {
  private static final Duration LEASE = Duration.ofMinutes(3);

  /** A notice about notices would not arrive either. */
  private static final Set<WorkKind> OWN = EnumSet.of(WorkKind.TELL_NOTICE, WorkKind.PUSH_NOTICE);

  private final WorkQueue queue;
  private final Leases leases;
  private final RisingFigures figures;

  StuckWork(WorkQueue queue, Leases leases, RisingFigures figures) {
    this.queue = queue;
    this.leases = leases;
    this.figures = figures;
  }

  @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
  void look() {
    if (!leases.hold("stuck-work", LEASE)) {
      return;
    }
    queue
        .backlog()
        .forEach((kind, backlog) -> {
          if (!OWN.contains(kind)) {
            note(kind, backlog.dead());
          }
        });
  }

  private void note(WorkKind kind, long dead) {
    var stuck = new Notice(NoticeKind.WORK_STUCK, null, kind.name(), text(kind, dead), "/system");
    figures.note(stuck, dead);
  }

  private static NoticeText text(WorkKind kind, long dead) {
    var name =
        switch (kind) {
          case EXTRACT -> new NoticeText("文书提取", "extraction of documents");
          case INDEX_DOCUMENT -> new NoticeText("文书索引", "indexing of documents");
          case INDEX_RECORD -> new NoticeText("病案索引", "indexing of records");
          case EXPORT -> new NoticeText("导出副本", "copies of exports");
          default -> new NoticeText(kind.name(), kind.name());
        };
    return new NoticeText(
        "%d 项处理任务（%s）中断，需要人工处理".formatted(dead, name.zh()),
        "%d pieces of work (%s) can't go on by themselves".formatted(dead, name.en()));
  }
}
