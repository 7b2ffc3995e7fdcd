package org.anjuan.archive.reconciliation;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.notice.Notice;
import org.anjuan.archive.notice.NoticeKind;
import org.anjuan.archive.notice.NoticeOver;
import org.anjuan.archive.notice.NoticeText;
import org.anjuan.archive.work.Leases;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Tells of silent sources and of reports that lack (ING-9); one node does it. Of a source and
 * campus the same is told again only when more lacks than before.
 */
@Component
class LackNotices {
  private static final Logger LOG = LoggerFactory.getLogger(LackNotices.class);
  private static final Duration LEASE = Duration.ofMinutes(3);
  private static final int DAYS = 30;

  private final Sources sources;
  private final CollectionDays days;
  private final AuditTrail trail;
  private final Leases leases;
  private final ApplicationEventPublisher events;
  private final Map<String, Integer> known = new HashMap<>();

  LackNotices(
      Sources sources,
      CollectionDays days,
      AuditTrail trail,
      Leases leases,
      ApplicationEventPublisher events) {
    this.sources = sources;
    this.days = days;
    this.trail = trail;
    this.leases = leases;
    this.events = events;
  }

  @Scheduled(initialDelayString = "PT2M", fixedDelayString = "PT1M")
  void look() {
    try {
      if (leases.hold("lack-notices", LEASE)) {
        silence();
        lack();
      }
    } catch (RuntimeException away) {
      LOG.warn("Nobody is told of what lacks for now: {}", away.toString());
    }
  }

  void silence() {
    for (var source : sources.all()) {
      var watch = source.watch();
      note(
          NoticeKind.SOURCE_SILENT,
          null,
          watch.system(),
          source.silent() ? 1 : 0,
          new NoticeText(
              "来源系统“%s”超过 %d 分钟没有消息".formatted(watch.name(), watch.silentAfterMinutes()),
              "Source %s was not heard of for more than %d minutes"
                  .formatted(watch.name(), watch.silentAfterMinutes())),
          "/monitoring/heartbeats");
    }
  }

  void lack() {
    var sums = new TreeMap<Place, Integer>();
    var today = trail.today();
    for (var row : days.rows(today.minusDays(DAYS), today)) {
      var lacks = row.reportsMissing() + row.reportsFailed();
      sums.merge(new Place(row.campus(), row.system()), lacks, Integer::sum);
    }
    sums.forEach((place, lacks) ->
        note(
            NoticeKind.REPORTS_MISSING,
            place.campus(),
            place.campus() + " " + place.system(),
            lacks,
            new NoticeText(
                "来源系统 %s 近 %d 天有 %d 份报告缺失或采集失败".formatted(place.system(), DAYS, Math.max(1, lacks)),
                "%d reports of source %s are missing or failed, of %d days"
                    .formatted(Math.max(1, lacks), place.system(), DAYS)),
            "/monitoring/records?standing=MISSING&system=" + place.system()));
  }

  private void note(
      NoticeKind kind,
      @Nullable String campus,
      String subject,
      int now,
      NoticeText text,
      String place) {
    var before = known.put(kind + " " + subject, now);
    if (now == 0) {
      if (before == null || before > 0) {
        events.publishEvent(new NoticeOver(kind, subject));
      }
    } else if (before == null || now > before) {
      events.publishEvent(new Notice(kind, campus, subject, text, place));
    }
  }

  private record Place(String campus, String system) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      var byCampus = campus.compareTo(other.campus);
      return byCampus == 0 ? system.compareTo(other.system) : byCampus;
    }
  }
}
