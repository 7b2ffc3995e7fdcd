package org.anjuan.ingest.collect.run;

import java.util.Arrays;
import org.anjuan.archive.notice.Notice;
import org.anjuan.archive.notice.NoticeKind;
import org.anjuan.archive.notice.NoticeOver;
import org.anjuan.archive.notice.NoticeText;
import org.anjuan.ingest.collect.channel.Trouble;
import org.anjuan.ingest.collect.collector.Collector;
import org.anjuan.ingest.collect.collector.CollectorId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Says when a collector can't do its work, and when it works again; and when reports were given up.
 * Once in a row is nothing: networks break off.
 */
@Component
class CollectionNotices {
  private static final int ONCE_TOO_OFTEN = 2;

  private final ApplicationEventPublisher events;

  CollectionNotices(ApplicationEventPublisher events) {
    this.events = events;
  }

  /** A run is over. */
  void ran(Collector collector, CollectorState before, CollectorState now, long givenUp) {
    if (now.failures() >= ONCE_TOO_OFTEN) {
      publish(collector, subject(collector.id()), failing(collector, now));
    } else if (before.failures() >= ONCE_TOO_OFTEN && now.failures() == 0) {
      events.publishEvent(new NoticeOver(NoticeKind.COLLECTION_FAILED, subject(collector.id())));
    }
    if (givenUp > 0) {
      publish(collector, itemsSubject(collector.id()), givenUp(collector, givenUp));
    }
  }

  /** What was given up is tried again. */
  void retried(CollectorId id) {
    events.publishEvent(new NoticeOver(NoticeKind.COLLECTION_FAILED, itemsSubject(id)));
  }

  private void publish(Collector collector, String subject, NoticeText text) {
    var place = "/collectors/" + collector.id();
    events.publishEvent(
        new Notice(NoticeKind.COLLECTION_FAILED, collector.plan().campus(), subject, text, place));
  }

  private static String subject(CollectorId id) {
    return "collector:" + id;
  }

  private static String itemsSubject(CollectorId id) {
    return "collector-items:" + id;
  }

  private static NoticeText failing(Collector collector, CollectorState state) {
    var name = collector.plan().name();
    var times = state.failures();
    var known =
        Arrays.stream(Trouble.values()).filter(t -> t.name().equals(state.trouble())).findFirst();
    var zh = known.map(Trouble::zh).orElse(String.valueOf(state.trouble()));
    var en = known.map(Trouble::en).orElse(String.valueOf(state.trouble()));
    return new NoticeText(
        "采集器“%s”连续失败 %d 次：%s".formatted(name, times, zh),
        "Collector “%s” has failed %d times in a row: %s".formatted(name, times, en));
  }

  private static NoticeText givenUp(Collector collector, long count) {
    var name = collector.plan().name();
    return new NoticeText(
        "采集器“%s”有 %d 件文书多次未能采集".formatted(name, count),
        "Collector “%s” has given up %d reports".formatted(name, count));
  }
}
