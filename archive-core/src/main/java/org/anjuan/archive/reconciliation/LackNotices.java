package org.anjuan.archive.reconciliation;

import java.time.Duration;
import java.util.TreeMap;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.notice.Notice;
import org.anjuan.archive.notice.NoticeKind;
import org.anjuan.archive.notice.NoticeText;
import org.anjuan.archive.notice.RisingFigures;
import org.anjuan.archive.work.Leases;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Tells of silent sources and of reports that lack (ING-9); one node does it. Of a source and
 * campus the same is told again only when more lacks than before, whichever node looks.
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
  private final RisingFigures figures;

  LackNotices(
      Sources sources,
      CollectionDays days,
      AuditTrail trail,
      Leases leases,
      RisingFigures figures) {
    this.sources = sources;
    this.days = days;
    this.trail = trail;
    this.leases = leases;
    this.figures = figures;
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
      var silent =
          new Notice(
              NoticeKind.SOURCE_SILENT,
              null,
              watch.system(),
              new NoticeText(
                  "来源系统“%s”超过 %d 分钟没有消息".formatted(watch.name(), watch.silentAfterMinutes()),
                  "Source %s was not heard of for more than %d minutes"
                      .formatted(watch.name(), watch.silentAfterMinutes())),
              "/monitoring/heartbeats");
      figures.note(silent, source.silent() ? 1 : 0);
    }
  }

  void lack() {
    var sums = new TreeMap<Place, Integer>();
    var today = trail.today();
    for (var row : days.rows(today.minusDays(DAYS), today)) {
      var lacks = row.reportsMissing() + row.reportsFailed();
      sums.merge(new Place(row.campus(), row.system()), lacks, Integer::sum);
    }
    sums.forEach((place, lacks) -> figures.note(lack(place, lacks), lacks));
  }

  private static Notice lack(Place place, int lacks) {
    return new Notice(
        NoticeKind.REPORTS_MISSING,
        place.campus(),
        place.campus() + " " + place.system(),
        new NoticeText(
            "来源系统 %s 近 %d 天有 %d 份报告缺失或采集失败".formatted(place.system(), DAYS, Math.max(1, lacks)),
            "%d reports of source %s are missing or failed, of %d days"
                .formatted(Math.max(1, lacks), place.system(), DAYS)),
        "/monitoring/records?standing=MISSING&system=" + place.system());
  }

  private record Place(String campus, String system) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      var byCampus = campus.compareTo(other.campus);
      return byCampus == 0 ? system.compareTo(other.system) : byCampus;
    }
  }
}
