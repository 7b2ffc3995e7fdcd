package org.anjuan.ingest.message.view;

import java.util.Arrays;
import org.anjuan.archive.notice.Notice;
import org.anjuan.archive.notice.NoticeKind;
import org.anjuan.archive.notice.NoticeOver;
import org.anjuan.archive.notice.NoticeText;
import org.anjuan.ingest.collect.channel.Trouble;
import org.anjuan.ingest.message.Listener;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells that a view could not be read several times in a row, and when it can be again. */
@Component
class ViewNotices {
  /** Once may be a restart of the source. */
  private static final int ONCE_TOO_OFTEN = 2;

  private final ApplicationEventPublisher events;

  ViewNotices(ApplicationEventPublisher events) {
    this.events = events;
  }

  /** A reading is over. */
  void ran(Listener listener, ViewState before, ViewState now) {
    var subject = "view:" + listener.code();
    if (now.failures() >= ONCE_TOO_OFTEN) {
      var campus = listener.campus().value();
      events.publishEvent(
          new Notice(
              NoticeKind.COLLECTION_FAILED,
              campus,
              subject,
              failing(listener, now),
              "/messages/listeners"));
    } else if (before.failures() >= ONCE_TOO_OFTEN && now.failures() == 0) {
      events.publishEvent(new NoticeOver(NoticeKind.COLLECTION_FAILED, subject));
    }
  }

  private static NoticeText failing(Listener listener, ViewState state) {
    var name = String.valueOf(state.trouble());
    var known = Arrays.stream(Trouble.values()).filter(t -> t.name().equals(name)).findFirst();
    return new NoticeText(
        "数据库视图“%s”连续 %d 次未能同步：%s"
            .formatted(listener.name(), state.failures(), known.map(Trouble::zh).orElse(name)),
        "Database view “%s” has not been synchronised %d times in a row: %s"
            .formatted(listener.name(), state.failures(), known.map(Trouble::en).orElse(name)));
  }
}
