package org.anjuan.archive.notice;

import java.time.Clock;
import org.anjuan.archive.work.WorkKind;
import org.anjuan.archive.work.WorkQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/**
 * Takes the notices that capabilities publish. Whatever happens to a notice, who published it goes
 * on: nothing is thrown.
 */
@Service
class Notices {
  private static final Logger LOG = LoggerFactory.getLogger(Notices.class);

  private final NoticeBook book;
  private final WorkQueue work;
  private final Clock clock;

  Notices(NoticeBook book, WorkQueue work, Clock clock) {
    this.book = book;
    this.work = work;
    this.clock = clock;
  }

  @EventListener
  void take(Notice notice) {
    try {
      book.count(notice, clock.instant());
      work.ask(WorkKind.TELL_NOTICE, notice.id().value());
    } catch (RuntimeException e) {
      LOG.warn("A notice of kind {} is lost: {}", notice.kind(), e.toString());
    }
  }

  @EventListener
  void take(NoticeOver over) {
    try {
      book.clear(over.id());
    } catch (RuntimeException e) {
      LOG.warn("A notice of kind {} can't be cleared: {}", over.kind(), e.toString());
    }
  }
}
