package org.anjuan.archive.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.notice.Notice;
import org.anjuan.archive.notice.NoticeKind;
import org.anjuan.archive.notice.NoticeOver;
import org.anjuan.archive.notice.RisingFiguresFixture;
import org.anjuan.archive.work.Leases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * ING-9, MON-3: somebody is told of a silent source and of missing reports, once for all nodes and
 * their restarts, and when it is over.
 */
@Tag("ING-9")
@Tag("MON-3")
class LackNoticesTests {
  private final List<Object> told = new ArrayList<>();
  private Hospital hospital;
  private LackNotices notices;

  @BeforeEach
  void open(@TempDir Path folder) {
    hospital = new Hospital(folder);
    notices = node();
  }

  /** A node that has just started, on the one store. */
  private LackNotices node() {
    return new LackNotices(
        hospital.the(Sources.class),
        hospital.the(CollectionDays.class),
        hospital.the(AuditTrail.class),
        hospital.the(Leases.class),
        RisingFiguresFixture.on(hospital.the(MongoOperations.class), told::add));
  }

  @AfterEach
  void close() {
    hospital.close();
  }

  @Test
  void silentSourceIsToldOnceAndAgainWhenItIsOver() {
    hospital.the(Sources.class).alive("LIS");
    notices.silence();
    assertThat(told).containsExactly(new NoticeOver(NoticeKind.SOURCE_SILENT, "LIS"));
    told.clear();

    hospital.clock.advance(Duration.ofHours(25));
    notices.silence();
    node().silence();
    notices.silence();
    assertThat(told)
        .singleElement()
        .isInstanceOfSatisfying(
            Notice.class,
            notice -> {
              assertThat(notice.kind()).isEqualTo(NoticeKind.SOURCE_SILENT);
              assertThat(notice.place()).isEqualTo("/monitoring/heartbeats");
            });
    told.clear();
    hospital.the(Sources.class).alive("LIS");
    node().silence();
    notices.silence();
    assertThat(told).containsExactly(new NoticeOver(NoticeKind.SOURCE_SILENT, "LIS"));
  }

  @Test
  void missingReportsAreToldAgainOnlyWhenThereAreMore() {
    hospital.expects("lis", "LIS", 0, 1);
    var first = hospital.stay("ZY1", "CARD", "2026-03-09T03:00:00Z");
    hospital.catchUp();
    notices.lack();
    notices.lack();
    node().lack();
    assertThat(told)
        .singleElement()
        .isInstanceOfSatisfying(
            Notice.class,
            notice -> {
              assertThat(notice.campus()).isEqualTo("MAIN");
              assertThat(notice.text().en()).startsWith("1 reports of source LIS");
            });
    told.clear();
    hospital.stay("ZY2", "CARD", "2026-03-09T03:00:00Z");
    hospital.catchUp();
    notices.lack();
    assertThat(told).hasSize(1);
    told.clear();

    hospital.report(first.id(), "LIS", "L1");
    hospital.catchUp();
    notices.lack();
    assertThat(told).as("fewer are no news").isEmpty();
  }
}
