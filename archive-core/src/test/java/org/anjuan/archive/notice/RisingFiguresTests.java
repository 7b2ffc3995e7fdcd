package org.anjuan.archive.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.anjuan.archive.Engines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** ING-9: what was told is known to every node and after every restart. */
@Tag("ING-9")
class RisingFiguresTests {
  private static final Notice STUCK =
      new Notice(
          NoticeKind.WORK_STUCK,
          null,
          "EXTRACT",
          new NoticeText("处理任务中断", "Work is stuck"),
          "/system");
  private static final NoticeOver OVER = new NoticeOver(NoticeKind.WORK_STUCK, "EXTRACT");

  private final Engines.Mongo mongo = Engines.mongo();
  private final List<Object> told = new ArrayList<>();
  private final RisingFigures one = new RisingFigures(mongo.operations(), told::add);
  private final RisingFigures other = new RisingFigures(mongo.operations(), told::add);

  @AfterEach
  void drop() {
    mongo.close();
  }

  @Test
  void theSameFigureIsToldOnceWhicheverNodeSeesIt() {
    one.note(STUCK, 3);
    other.note(STUCK, 3);
    new RisingFigures(mongo.operations(), told::add).note(STUCK, 3);
    assertThat(told).containsExactly(STUCK);
  }

  @Test
  void onlyMoreThanBeforeIsNews() {
    one.note(STUCK, 3);
    other.note(STUCK, 2);
    assertThat(told).hasSize(1);
    one.note(STUCK, 3);
    other.note(STUCK, 4);
    assertThat(told).containsExactly(STUCK, STUCK, STUCK);
  }

  @Test
  void itsEndIsToldOnceAndWhatBeginsAfterItAnew() {
    one.note(STUCK, 1);
    other.note(STUCK, 0);
    one.note(STUCK, 0);
    other.note(STUCK, 1);
    assertThat(told).containsExactly(STUCK, OVER, STUCK);
  }
}
