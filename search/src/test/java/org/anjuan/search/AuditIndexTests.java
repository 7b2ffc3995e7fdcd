package org.anjuan.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("SEC-3")
class AuditIndexTests {

  private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);

  private static TestArchive archive;

  @BeforeAll
  static void fill() {
    archive = new TestArchive();
    assertThat(archive.audit.find(everything(10, null)).items()).isEmpty();
    var entries = new ArrayList<AuditEntry>();
    for (int i = 0; i < 30; i++) {
      entries.add(entry(FIRST.plusDays(i / 10), i % 10));
    }
    archive.audit.put(entries.subList(0, 20));
    archive.audit.put(entries); // again, as after a crash
    archive.audit.refresh();
  }

  @AfterAll
  static void drop() {
    archive.close();
  }

  private static AuditEntry entry(LocalDate day, long seq) {
    var at = Instant.parse(day + "T01:00:00Z").plusSeconds(seq * 60);
    return new AuditEntry(
        day,
        seq,
        at,
        seq % 2 == 0 ? "1001" : "1002",
        "张医生",
        seq == 3 ? "DOWNLOAD" : "VIEW",
        "ALLOWED",
        "r" + seq,
        "d1",
        2,
        3,
        "127.0.0.1",
        "x=y");
  }

  private static AuditQuery everything(int size, @Nullable String cursor) {
    return new AuditQuery(null, null, null, null, null, size, cursor);
  }

  @Test
  void listsTheNewestFirstAndEachOnce() {
    var seen = new ArrayList<AuditEntry>();
    @Nullable String cursor = null;
    do {
      var page = archive.audit.find(everything(7, cursor));
      seen.addAll(page.items());
      cursor = page.next();
    } while (cursor != null);
    assertThat(seen).hasSize(30).doesNotHaveDuplicates();
    assertThat(seen.getFirst()).isEqualTo(entry(FIRST.plusDays(2), 9));
    assertThat(seen.getLast()).isEqualTo(entry(FIRST, 0));
  }

  @Test
  void filtersByRecordActorActionAndTime() {
    assertThat(archive.audit.find(new AuditQuery("r3", null, null, null, null, 50, null)).items())
        .hasSize(3);
    assertThat(archive.audit.find(new AuditQuery(null, "1002", null, null, null, 50, null)).items())
        .hasSize(15);
    assertThat(
            archive
                .audit
                .find(new AuditQuery(null, "1002", "DOWNLOAD", null, null, 50, null))
                .items())
        .hasSize(3);
    var from = Instant.parse("2026-03-02T00:00:00Z");
    assertThat(
            archive
                .audit
                .find(new AuditQuery(null, null, null, from, from.plusSeconds(86_400), 50, null))
                .items())
        .hasSize(10);
  }

  @Test
  void aCursorOfAnotherQuestionIsRefused() {
    var cursor = archive.audit.find(everything(7, null)).next();
    for (var bad : List.of("", "AAAA", cursor.substring(1))) {
      assertThatExceptionOfType(InvalidCursor.class)
          .isThrownBy(() -> archive.audit.find(everything(7, bad)));
    }
    assertThatExceptionOfType(InvalidCursor.class)
        .isThrownBy(
            () -> archive.audit.find(new AuditQuery("r3", null, null, null, null, 7, cursor)));
  }
}
