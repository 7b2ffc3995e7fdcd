package org.anjuan.search.projection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("QRY-1")
class RefreshPaceTests {

  private int refreshed;
  private boolean away;

  private final RefreshPace pace = new RefreshPace(this::refresh);

  private void refresh() {
    refreshed++;
    if (away) {
      throw new IllegalStateException("no answer");
    }
  }

  @AfterEach
  void close() {
    pace.close();
  }

  @Test
  void oneDocumentIsFoundAtTheNextLook() {
    pace.look();
    assertThat(refreshed).as("nothing new").isZero();

    pace.wrote(2);
    pace.look();
    pace.look();
    assertThat(refreshed).isEqualTo(1);
  }

  @Test
  void ofMuchTheLastIsFoundAsSoonAsItEnds() {
    for (int i = 0; i < 10; i++) {
      pace.wrote(300);
      pace.look();
    }
    assertThat(refreshed).as("the index does it by itself").isZero();

    pace.look();
    pace.look();
    assertThat(refreshed).isEqualTo(1);
  }

  @Test
  void anIndexThatDoesNotAnswerIsLeftAloneForAWhile() {
    away = true;
    pace.wrote(1);
    for (int i = 0; i < 10; i++) {
      pace.look();
    }
    assertThat(refreshed).isEqualTo(1);

    away = false;
    for (int i = 0; i < 20; i++) {
      pace.look();
    }
    assertThat(refreshed).as("and what was written is not forgotten").isEqualTo(2);
  }
}
