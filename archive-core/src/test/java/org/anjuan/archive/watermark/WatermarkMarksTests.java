package org.anjuan.archive.watermark;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import org.anjuan.archive.Engines;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.ActorId;
import org.anjuan.archive.access.StaffNumber;
import org.anjuan.archive.organisation.CampusCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("QRY-2")
class WatermarkMarksTests {
  private static final Engines.Mongo MONGO = Engines.mongo();
  private static final Instant NOW = Instant.parse("2026-11-21T02:00:00Z");

  private final WatermarkMarks marks = new WatermarkMarks(MONGO.operations());

  @AfterAll
  static void drop() {
    MONGO.close();
  }

  @Test
  void markSaysAfterwardsWhoSawWhichPageWhen() {
    var doctor = Actor.person(new ActorId("wang"), new StaffNumber("1001"), "王医生", Set.of(), 0);
    var viewing = new Viewing(doctor, new CampusCode("MAIN"), "r1", "100482", "d1", 2, 7);

    var id = marks.add(viewing, 7, NOW, "10.0.0.8");

    assertThat(marks.find(id))
        .contains(new Mark(id, NOW, "wang", "王医生", "1001", "10.0.0.8", "r1", "d1", 2, 7));
    assertThat(marks.add(viewing, 7, NOW, null)).isNotEqualTo(id);
  }

  @Test
  void unknownMarkIsNobodys() {
    assertThat(marks.find(new MarkId("00000000"))).isEmpty();
  }
}
