package org.anjuan.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.anjuan.search.AuditQuery.Conditions;
import org.anjuan.search.AuditQuery.Place;
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
    assertThat(archive.audit.find(first(ANY)).items()).isEmpty();
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
        "N1",
        List.of("PHYSICIAN", seq % 2 == 0 ? "QC_REVIEWER" : "NURSE"),
        null,
        seq == 3 ? "DOWNLOAD" : "VIEW",
        "ALLOWED",
        "r" + seq,
        "d1",
        2,
        3,
        null,
        null,
        "127.0.0.1",
        "browser",
        "c" + seq,
        seq == 3 ? "q=急性肺炎 ZY20260003" : "q=骨折");
  }

  private static final Conditions ANY = asked(null, null, Set.of(), null, null, null);

  private static Conditions asked(
      @Nullable String record,
      @Nullable String actor,
      Set<String> actions,
      @Nullable String role,
      @Nullable String text,
      @Nullable Instant from) {
    return new Conditions(
        record,
        actor,
        actions,
        null,
        role,
        null,
        null,
        null,
        text,
        from,
        from == null ? null : from.plusSeconds(86_400));
  }

  private static AuditQuery first(Conditions conditions) {
    return new AuditQuery(conditions, null, 50);
  }

  @Test
  void listsTheNewestFirstAndEachOnce() {
    var seen = new ArrayList<AuditEntry>();
    @Nullable Place last = null;
    AuditPage page;
    do {
      page = archive.audit.find(new AuditQuery(ANY, last, 7));
      seen.addAll(page.items());
      last = new Place(seen.getLast().day(), seen.getLast().seq());
    } while (page.more());
    assertThat(seen).hasSize(30).doesNotHaveDuplicates();
    assertThat(seen.getFirst()).isEqualTo(entry(FIRST.plusDays(2), 9));
    assertThat(seen.getLast()).isEqualTo(entry(FIRST, 0));
  }

  @Test
  void filtersByEachCondition() {
    var from = Instant.parse("2026-03-02T00:00:00Z");
    assertThat(found(asked("r3", null, Set.of(), null, null, null))).isEqualTo(3);
    assertThat(found(asked(null, "1002", Set.of(), null, null, null))).isEqualTo(15);
    assertThat(found(asked(null, "张医生", Set.of(), null, null, null))).isEqualTo(30);
    assertThat(found(asked(null, "1002", Set.of("DOWNLOAD"), null, null, null))).isEqualTo(3);
    assertThat(found(asked(null, null, Set.of("DOWNLOAD", "VIEW"), null, null, null)))
        .isEqualTo(30);
    assertThat(found(asked(null, null, Set.of(), "NURSE", null, null))).isEqualTo(15);
    assertThat(found(asked(null, null, Set.of(), null, null, from))).isEqualTo(10);
  }

  @Test
  void termsAreFoundByWordsAndByBeginnings() {
    for (var text : List.of("肺炎", "急性肺炎", "ZY2026", "zy20260003")) {
      assertThat(found(asked(null, null, Set.of(), null, text, null))).as(text).isEqualTo(3);
    }
    assertThat(found(asked(null, null, Set.of(), null, "肺急", null))).isZero();
  }

  private static long found(Conditions conditions) {
    var items = archive.audit.find(first(conditions)).items().size();
    assertThat(archive.audit.count(conditions)).isEqualTo(items);
    return items;
  }
}
