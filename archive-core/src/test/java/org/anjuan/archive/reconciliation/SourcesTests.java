package org.anjuan.archive.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.archive.reconciliation.Sources.Heard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** MON-3: sources are heard of by what they send and by what they say, and their silence shows. */
@Tag("MON-3")
class SourcesTests {
  private Hospital hospital;
  private Sources sources;

  @BeforeEach
  void open(@TempDir Path folder) {
    hospital = new Hospital(folder);
    sources = hospital.the(Sources.class);
  }

  @AfterEach
  void close() {
    hospital.close();
  }

  @Test
  void sourceThatSendsNothingForTooLongIsSilentUntilItIsHeardAgain() {
    var record = hospital.stay("ZY1", "CARD", null);
    hospital.report(record.id(), "LIS", "L1");
    hospital.catchUp();
    assertThat(the("LIS").silent()).isFalse();
    assertThat(the("LIS").arrivedAt()).isEqualTo(hospital.clock.instant());

    hospital.clock.advance(Duration.ofHours(25));
    assertThat(the("LIS").silent()).isTrue();
    sources.alive("LIS");
    assertThat(the("LIS").silent()).as("it says that it is alive").isFalse();
    assertThat(the("LIS").lastAt()).isEqualTo(hospital.clock.instant());
  }

  @Test
  void eachSourceMayBeSilentForItsOwnTimeOrNotBeWatched() {
    hospital.expects("pacs", "PACS", 3, 1);
    assertThat(the("PACS").silent()).as("a rule names it, and nothing ever came").isTrue();

    sources.alive("PACS");
    var known = the("PACS").watch();
    var longer = new SourceWatch("PACS", "影像系统", 48 * 60, true, known.version());
    var set = sources.change(Hospital.CHIEF, longer).orElseThrow();
    assertThat(sources.change(Hospital.CHIEF, longer)).as("somebody was faster").isEmpty();
    hospital.clock.advance(Duration.ofHours(47));
    assertThat(the("PACS").silent()).isFalse();
    assertThat(the("PACS").watch().name()).isEqualTo("影像系统");
    hospital.clock.advance(Duration.ofHours(2));
    assertThat(the("PACS").silent()).isTrue();
    sources
        .change(Hospital.CHIEF, new SourceWatch("PACS", "影像系统", 60, false, set.version()))
        .orElseThrow();
    assertThat(the("PACS").silent()).isFalse();
  }

  @Test
  void nonsenseIsRefusedWithItsField() {
    assertThatExceptionOfType(InvalidValue.class)
        .isThrownBy(() -> sources.alive("no such name!"))
        .satisfies(refused -> assertThat(refused.field()).isEqualTo("system"));
    assertThatExceptionOfType(InvalidValue.class)
        .isThrownBy(() -> new SourceWatch("LIS", "LIS", 0, true, 0))
        .satisfies(refused -> assertThat(refused.field()).isEqualTo("silentAfterMinutes"));
  }

  private Heard the(String system) {
    return sources.all().stream()
        .filter(one -> one.watch().system().equals(system))
        .findFirst()
        .orElseThrow();
  }
}
