package org.anjuan.archive.reconciliation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.record.MedicalRecord;
import org.anjuan.archive.record.RecordId;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/**
 * What is expected against what was received. Figures hold no patient's data; whose record it is
 * callers ask the rule book about.
 */
@Service
public class Reconciliation {
  private static final int BATCH = 500;

  private final Reconciling reconciling;
  private final CollectionSheets sheets;
  private final CollectionDays days;
  private final ArrivalDays arrivals;
  private final ObjectProvider<CollectAgain> again;
  private final AuditTrail trail;
  private final Clock clock;

  Reconciliation(
      Reconciling reconciling,
      CollectionSheets sheets,
      CollectionDays days,
      ArrivalDays arrivals,
      ObjectProvider<CollectAgain> again,
      AuditTrail trail,
      Clock clock) {
    this.reconciling = reconciling;
    this.sheets = sheets;
    this.days = days;
    this.arrivals = arrivals;
    this.again = again;
    this.trail = trail;
    this.clock = clock;
  }

  /** One record: its sources, and each of their reports. */
  public record Compared(
      Standing standing,
      @Nullable LocalDate day,
      List<SourceFigures> sources,
      List<ReportLine> lines) {}

  /** A record in a list. */
  public record Listed(
      RecordId id,
      LocalDate day,
      String department,
      Standing standing,
      List<SourceFigures> sources) {}

  /**
   * Which records are asked for; what is null or empty does not narrow.
   *
   * @param campuses null: all
   */
  public record Question(
      LocalDate from,
      LocalDate to,
      @Nullable Set<String> campuses,
      @Nullable String system,
      @Nullable String department,
      Set<Standing> standings) {
    public Question {
      standings = Set.copyOf(standings);
    }

    boolean mayFind(DayRow row) {
      return isWithin(row.campus(), row.department())
          && (system == null || system.equals(row.system()))
          && (standings.isEmpty() || standings.stream().anyMatch(one -> row.count(one) > 0));
    }

    boolean finds(CollectionSheet sheet) {
      return isWithin(sheet.campus(), sheet.department())
          && (system == null
              ? standings.isEmpty() || standings.contains(sheet.standing())
              : sheet.sources().stream().anyMatch(this::finds));
    }

    private boolean finds(SourceFigures figures) {
      return figures.system().equals(system)
          && (standings.isEmpty() || standings.contains(figures.standing()));
    }

    private boolean isWithin(String ofCampus, String ofDepartment) {
      return (campuses == null || campuses.contains(ofCampus))
          && (department == null || department.equals(ofDepartment));
    }
  }

  /** Compares a record as it stands at this moment. */
  public Compared compare(MedicalRecord record) {
    var reckoning = reconciling.reckon(record);
    var sheet = reckoning.sheet();
    var day = sheet.day();
    return new Compared(
        sheet.standing(),
        day == null ? null : LocalDate.parse(day),
        sheet.sources(),
        reckoning.lines());
  }

  /** The sums of a span of days, both ends included. */
  public List<DayRow> rows(LocalDate from, LocalDate to) {
    return days.rows(from, to);
  }

  /** The stays of a span of days, both ends included. */
  public List<DayStays> stays(LocalDate from, LocalDate to) {
    return days.stays(from, to);
  }

  /** What came in on a span of days, both ends included. */
  public List<ArrivalRow> arrivals(LocalDate from, LocalDate to) {
    return arrivals.rows(from, to);
  }

  /** How many deliveries went into quarantine on each day of a span that had any deliveries. */
  public Map<String, Long> quarantined(LocalDate from, LocalDate to) {
    return arrivals.quarantined(from, to);
  }

  /**
   * Records that a question asks for, the latest day first. The sums tell which days have any.
   *
   * @param after day and record of the last one of the former page
   */
  public List<Listed> list(Question question, @Nullable Place after, int most) {
    var found = new ArrayList<Listed>();
    for (var day : daysFor(question)) {
      if (after == null || !day.isAfter(after.day())) {
        var last = after != null && day.equals(after.day()) ? after.record() : null;
        collect(question, day, last, most, found);
      }
      if (found.size() >= most) {
        break;
      }
    }
    return found;
  }

  private NavigableSet<LocalDate> daysFor(Question question) {
    var found = new TreeSet<LocalDate>();
    for (var row : days.rows(question.from(), question.to())) {
      if (question.mayFind(row)) {
        found.add(LocalDate.parse(row.day()));
      }
    }
    return found.descendingSet();
  }

  private void collect(
      Question question, LocalDate day, @Nullable String after, int most, List<Listed> found) {
    var last = after;
    List<CollectionSheet> batch;
    do {
      batch = sheets.ofDay(day, last, BATCH);
      for (var sheet : batch) {
        if (found.size() < most && question.finds(sheet)) {
          found.add(listed(sheet, day));
        }
        last = sheet.id().value();
      }
    } while (batch.size() == BATCH && found.size() < most);
  }

  /** A place in a list. */
  public record Place(LocalDate day, String record) {}

  private static Listed listed(CollectionSheet sheet, LocalDate day) {
    return new Listed(sheet.id(), day, sheet.department(), sheet.standing(), sheet.sources());
  }

  /**
   * Asks for another try with a source for one record; on record before it is done.
   *
   * @return how many things will be tried
   */
  public int collectAgain(Actor by, MedicalRecord record, String system) {
    trail.append(
        AuditEvent.of(by, AuditAction.COLLECTED_AGAIN, clock.instant())
            .record(record.id().value())
            .detail(system));
    return again.orderedStream().mapToInt(one -> one.ask(by, record, system)).sum();
  }
}
