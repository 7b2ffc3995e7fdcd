package org.anjuan.web.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.Role;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEntry;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditPosition;
import org.anjuan.web.Doors;
import org.anjuan.web.trace.TraceEntry.TracePaper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("TML-1")
@Tag("TML-2")
class FoldingTests {
  private static final Instant START = Instant.parse("2026-03-01T02:00:00Z");
  private final Actor nurse = Doors.someone(Role.NURSE);
  private final Actor doctor = Doors.someone(Role.PHYSICIAN);
  private final List<AuditEntry> events = new ArrayList<>();

  @Test
  void viewsOfOnePersonThatFollowEachOtherAreOneEntryWithPagesAndDuration() {
    add(0, event(nurse, AuditAction.VIEW_RECORD, 0));
    for (var page = 1; page <= 4; page++) {
      add(page, event(nurse, AuditAction.VIEW_PAGE, page).document("d1").version(1).page(page));
      add(page, event(doctor, AuditAction.VIEW_PAGE, page).document("d1").version(1).page(9));
    }
    add(
        5,
        event(nurse, AuditAction.VIEW_PAGE, 5)
            .document("d1")
            .version(1)
            .page(77)
            .detail("thumbnail"));
    add(
        5,
        event(nurse, AuditAction.PAGES_READ, 5).document("d2").version(3).pages("2,6-7", 90_000));
    var entries = folded();
    assertThat(entries).hasSize(2);
    var mine = entries.getFirst();
    assertThat(mine.actor()).isEqualTo("nurse");
    assertThat(mine.kind()).isEqualTo(TraceKind.VIEW);
    assertThat(mine.events()).isEqualTo(7);
    assertThat(mine.millis()).isEqualTo(90_000);
    assertThat(mine.at()).isEqualTo(START);
    assertThat(mine.until()).isEqualTo(START.plusSeconds(300));
    assertThat(mine.papers())
        .containsExactly(
            new TracePaper("d2", null, 3, "2,6-7"), new TracePaper("d1", "入院记录", 1, "1-4"));
  }

  @Test
  void anotherDeedOrALongPauseBeginsAnotherEntry() {
    add(0, event(nurse, AuditAction.VIEW_RECORD, 0));
    add(1, event(nurse, AuditAction.DOWNLOAD, 1).document("d1").version(1));
    add(2, event(nurse, AuditAction.VIEW_RECORD, 2));
    add(60, event(nurse, AuditAction.VIEW_RECORD, 60));
    assertThat(folded())
        .extracting(TraceEntry::kind)
        .containsExactly(TraceKind.VIEW, TraceKind.VIEW, TraceKind.EXPORT, TraceKind.VIEW);
  }

  @Test
  void arrivalsAndRefusalsAreEntriesOfTheirKind() {
    add(0, event(Actor.system("collector"), AuditAction.INTAKE, 0).document("d1").version(1));
    add(1, event(nurse, AuditAction.ACCESS_REFUSED, 1).detail("VIEW OUT_OF_SCOPE"));
    assertThat(folded())
        .extracting(TraceEntry::kind)
        .containsExactly(TraceKind.REFUSED, TraceKind.ARCHIVE);
  }

  private List<TraceEntry> folded() {
    var folding = new Folding(Map.of("d1", "入院记录"));
    events.reversed().forEach(folding::add);
    return folding.entries();
  }

  private void add(int minute, AuditEvent event) {
    var place = new AuditPosition(LocalDate.parse("2026-03-01"), events.size() + 1L);
    assertThat(event.at()).isEqualTo(START.plusSeconds(minute * 60L));
    events.add(new AuditEntry(place, event));
  }

  private static AuditEvent event(Actor who, AuditAction action, int minute) {
    return AuditEvent.of(who, action, START.plusSeconds(minute * 60L)).record("r1");
  }
}
