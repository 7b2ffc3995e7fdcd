package org.anjuan.demo.stay;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.anjuan.demo.hospital.Hospital;
import org.anjuan.demo.hospital.Hospital.Department;
import org.anjuan.demo.hospital.Hospital.Staff;
import org.anjuan.demo.story.Dice;
import org.anjuan.demo.story.Panels;
import org.anjuan.demo.story.Story;
import org.anjuan.demo.story.Template;
import org.jspecify.annotations.Nullable;

/**
 * One stay with everything decided: people, dates, values, orders, fees.
 *
 * @param dischargedAt when it ends or is planned to end; {@link #over()} tells whether it has
 * @param now the moment that the demonstration stops at
 */
public record Stay(
    long seed,
    int number,
    Hospital hospital,
    Story story,
    Patient patient,
    int visitNo,
    String admissionNo,
    Department department,
    Department lastDepartment,
    String bed,
    Team team,
    LocalDateTime admittedAt,
    LocalDateTime dischargedAt,
    LocalDateTime now,
    Map<String, String> known,
    List<Diagnosis> diagnoses,
    List<LabReport> labs,
    List<Vital> vitals,
    List<Order> orders,
    @Nullable Surgery surgery,
    Fees fees) {

  public record Team(Staff chief, Staff attending, Staff resident, Staff nurse) {}

  public record Diagnosis(String code, String name, String condition, boolean main) {}

  /** Panels of one day, drawn at {@code drawn}, reported at {@code reported}. */
  public record LabReport(LocalDateTime drawn, LocalDateTime reported, List<Measured> panels) {}

  public record Measured(Panels.Panel panel, List<Result> results) {}

  /** A value as written, its reference as written, and ↑, ↓, * or nothing. */
  public record Result(Panels.Item item, String value, String reference, String flag) {}

  public record Vital(
      LocalDateTime at, double temperature, int pulse, int breath, int systolic, int diastolic) {}

  /** An order; {@code stoppedAt} is absent for those given once. */
  public record Order(
      LocalDateTime at,
      @Nullable LocalDateTime stoppedAt,
      String text,
      String usage,
      double price,
      char kind) {}

  public record Surgery(
      LocalDateTime start,
      LocalDateTime end,
      int blood,
      Staff surgeon,
      Staff first,
      Staff anaesthetist,
      Staff scrub,
      Staff rounds) {}

  public boolean over() {
    return !dischargedAt.isAfter(now);
  }

  public boolean died() {
    return story.death() != null;
  }

  /** The end that papers may speak of: discharge, or the present for a patient still here. */
  public LocalDateTime until() {
    return over() ? dischargedAt : now;
  }

  public int days() {
    return (int)
        Math.max(1, ChronoUnit.DAYS.between(admittedAt.toLocalDate(), dischargedAt.toLocalDate()));
  }

  public LocalDate date(int day) {
    return admittedAt.toLocalDate().plusDays(Math.min(day, days()));
  }

  /** A day as the stories write it; {@code *} is the last. */
  public int day(String written) {
    return written.equals("*") ? days() : Math.min(days(), Integer.parseInt(written));
  }

  public String fill(String text, String purpose) {
    return Template.fill(text, known, dice(purpose));
  }

  public Dice dice(String purpose) {
    return Dice.of(seed * 31 + number, purpose);
  }

  public String mainDiagnosis() {
    return diagnoses.getFirst().name();
  }

  public String age() {
    return patient.age(admittedAt.toLocalDate());
  }

  public int years() {
    return patient.years(admittedAt.toLocalDate());
  }

  public String operationName() {
    var operation = story.operation();
    return operation == null ? "" : fill(operation.name(), "name");
  }

  /** The vital signs next to a moment. */
  public Vital vital(LocalDateTime at) {
    Vital best = vitals.getFirst();
    for (var vital : vitals) {
      if (!vital.at().isAfter(at)) best = vital;
    }
    return best;
  }
}
