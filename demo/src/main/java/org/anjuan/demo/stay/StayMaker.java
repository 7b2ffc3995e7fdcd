package org.anjuan.demo.stay;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.anjuan.demo.hospital.Hospital;
import org.anjuan.demo.hospital.Hospital.Department;
import org.anjuan.demo.hospital.Hospital.Position;
import org.anjuan.demo.story.Dice;
import org.anjuan.demo.story.Range;
import org.anjuan.demo.story.Story;
import org.anjuan.demo.story.StoryLibrary;
import org.anjuan.demo.story.Template;
import org.jspecify.annotations.Nullable;

/** Makes stays of stories and patients. */
public final class StayMaker {

  private final long seed;
  private final Hospital hospital;
  private final StoryLibrary library;
  private final LocalDateTime now;

  public StayMaker(long seed, Hospital hospital, StoryLibrary library, LocalDateTime now) {
    this.seed = seed;
    this.hospital = hospital;
    this.library = library;
    this.now = now;
  }

  public Stay make(
      int number,
      Story story,
      Patient patient,
      int visitNo,
      LocalDateTime admittedAt,
      boolean east) {
    var dice = Dice.of(seed * 31 + number, "stay");
    var department = department(story, east);
    int days = dice.between(story.los().getFirst(), story.los().getLast());
    var dischargedAt =
        admittedAt
            .toLocalDate()
            .plusDays(days)
            .atTime(story.death() == null ? 10 : 3 + dice.between(0, 15), dice.between(0, 59));
    var last = department;
    if (story.transfer() != null && department.campus().equals("MAIN")) {
      last = hospital.department(story.transfer().department());
    }
    var known = new HashMap<String, String>();
    roll(story, patient, dice, known);
    var surgery = surgery(story, department, admittedAt, dice);
    var labs =
        new LabWork(library.panels(), story, patient, admittedAt, days, dice, known).reports();
    known.put("name", patient.name());
    var orders = orders(story, admittedAt, dischargedAt, days, known, dice);
    var vitals =
        new VitalSigns(
                story,
                patient.years(admittedAt.toLocalDate()),
                admittedAt,
                dischargedAt,
                surgery,
                dice)
            .chart();
    return new Stay(
        seed,
        number,
        hospital,
        story,
        patient,
        visitNo,
        String.format(Locale.ROOT, "ZY%d%06d", admittedAt.getYear(), number + 1),
        department,
        last,
        String.format(Locale.ROOT, "%02d", dice.between(1, 48)),
        team(department),
        admittedAt,
        dischargedAt,
        now,
        Map.copyOf(known),
        diagnoses(story, known, dice),
        labs,
        vitals,
        orders,
        surgery,
        fees(story, days, labs, orders, surgery, patient, dice));
  }

  private Department department(Story story, boolean east) {
    var codes = story.departments();
    return hospital.department(east && codes.size() > 1 ? codes.getLast() : codes.getFirst());
  }

  private Stay.Team team(Department department) {
    return new Stay.Team(
        hospital.staff(department.code(), Position.CHIEF).getFirst(),
        hospital.staff(department.code(), Position.ATTENDING).getFirst(),
        hospital.staff(department.code(), Position.RESIDENT).getFirst(),
        hospital.staff(department.code(), Position.NURSE).getFirst());
  }

  private static void roll(Story story, Patient patient, Dice dice, Map<String, String> known) {
    story.vars().forEach((name, choices) -> known.put(name, rolled(choices, dice)));
    String side = known.get("side");
    if (side != null) known.put("opposite", side.equals("左") ? "右" : "左");
    known.put("sex", patient.sexName());
    known.put("allergy", patient.allergy());
  }

  private static String rolled(String choices, Dice dice) {
    int dash = choices.indexOf('-');
    if (choices.indexOf('|') >= 0 || dash < 1) return dice.pick(List.of(choices.split("\\|")));
    String low = choices.substring(0, dash);
    int point = low.indexOf('.');
    double value =
        dice.between(Double.parseDouble(low), Double.parseDouble(choices.substring(dash + 1)));
    return Range.write(value, point < 0 ? 0 : low.length() - point - 1);
  }

  private static List<Stay.Diagnosis> diagnoses(Story story, Map<String, String> known, Dice dice) {
    var list = new ArrayList<Stay.Diagnosis>();
    list.add(
        new Stay.Diagnosis(
            story.main().code(), Template.fill(story.main().name(), known, dice), "1", true));
    for (var other : story.others()) {
      if (other.certain() || dice.chance(other.p())) {
        String condition = other.condition() == null ? "1" : other.condition();
        list.add(
            new Stay.Diagnosis(
                other.code(), Template.fill(other.name(), known, dice), condition, false));
      }
    }
    return List.copyOf(list);
  }

  private Stay.@Nullable Surgery surgery(
      Story story, Department department, LocalDateTime admittedAt, Dice dice) {
    var operation = story.operation();
    if (operation == null) return null;
    LocalDate day = admittedAt.toLocalDate().plusDays(operation.day());
    var start =
        operation.day() == 0
            ? admittedAt.plusMinutes(dice.between(50, 150)).truncatedTo(ChronoUnit.MINUTES)
            : day.atTime(dice.between(8, 14), dice.between(0, 11) * 5);
    String[] minutes = operation.minutes().split("-");
    String[] blood = operation.blood().split("-");
    var end =
        start.plusMinutes(dice.between(Integer.parseInt(minutes[0]), Integer.parseInt(minutes[1])));
    var team = team(department);
    boolean great = operation.level().equals("4");
    var anaesthetists = hospital.staff("2600", Position.ANAESTHETIST);
    var nurses = hospital.staff("2600", Position.NURSE);
    return new Stay.Surgery(
        start,
        end,
        dice.between(Integer.parseInt(blood[0]), Integer.parseInt(blood[1])) / 5 * 5,
        great ? team.chief() : team.attending(),
        great ? team.attending() : team.resident(),
        dice.pick(anaesthetists),
        nurses.getFirst(),
        nurses.getLast());
  }

  private static List<Stay.Order> orders(
      Story story,
      LocalDateTime admittedAt,
      LocalDateTime dischargedAt,
      int days,
      Map<String, String> known,
      Dice dice) {
    var orders = new ArrayList<Stay.Order>();
    var first = admittedAt.plusMinutes(25);
    for (String care : story.care()) {
      orders.add(new Stay.Order(first, dischargedAt, Template.fill(care, known, dice), "", 0, 'N'));
    }
    for (String line : story.orders()) {
      String[] part = line.split("\\|", -1);
      String[] span = part[2].split("-", -1);
      int start = Math.min(days - 1, Integer.parseInt(span[0]));
      int stop = span[1].equals("*") ? days : Math.min(days, Integer.parseInt(span[1]));
      var from =
          start == 0
              ? first
              : admittedAt.toLocalDate().plusDays(start).atTime(9, dice.between(5, 50));
      var to =
          stop >= days
              ? dischargedAt
              : admittedAt.toLocalDate().plusDays(stop).atTime(16, dice.between(5, 50));
      if (!to.isAfter(from)) to = from.plusHours(6);
      orders.add(
          new Stay.Order(
              from,
              to,
              Template.fill(part[0], known, dice),
              Template.fill(part[1], known, dice),
              Double.parseDouble(part[3]),
              part[4].charAt(0)));
    }
    for (String line : story.once()) {
      String[] part = line.split("\\|", -1);
      int day = Integer.parseInt(part[1]);
      var at =
          day == 0
              ? first.plusMinutes(10)
              : admittedAt
                  .toLocalDate()
                  .plusDays(Math.min(day, days))
                  .atTime(8, dice.between(10, 55));
      orders.add(
          new Stay.Order(
              at,
              null,
              Template.fill(part[0], known, dice),
              "",
              Double.parseDouble(part[2]),
              part[3].charAt(0)));
    }
    return List.copyOf(orders);
  }

  private static Fees fees(
      Story story,
      int days,
      List<Stay.LabReport> labs,
      List<Stay.Order> orders,
      Stay.@Nullable Surgery surgery,
      Patient patient,
      Dice dice) {
    var fees = new Fees();
    boolean intensive = story.care().stream().anyMatch(care -> care.equals("特级护理"));
    fees.add("D11", (intensive ? 140 : 68) * days);
    fees.add("D12", 14.5 * days);
    fees.add("D13", (intensive ? 168 : 32) * days);
    fees.add("D32", 11.8 * days);
    for (var report : labs)
      for (var panel : report.panels()) fees.add("D16", panel.panel().price());
    for (var image : story.imaging())
      fees.add(image.kind().matches("CT|MRI|DR|超声") ? "D17" : "D18", image.price());
    for (var order : orders) {
      double times =
          order.stoppedAt() == null
              ? 1
              : Math.max(
                  1,
                  ChronoUnit.DAYS.between(
                      order.at().toLocalDate(), order.stoppedAt().toLocalDate()));
      double yuan = Math.round(order.price() * times * 100) / 100.0;
      switch (order.kind()) {
        case 'A' -> {
          fees.add("D23", yuan);
          fees.add("D23x01", yuan);
        }
        case 'W' -> fees.add("D23", yuan);
        case 'C' -> fees.add("D24", yuan);
        case 'B' -> fees.add("D26", yuan);
        case 'H' -> fees.add("D27", yuan);
        case 'L' -> fees.add("D16", yuan);
        case 'X' -> fees.add("D18", yuan);
        case 'R' -> fees.add("D21", yuan);
        case 'T' -> fees.add("D12", yuan);
        default -> {}
      }
    }
    var operation = story.operation();
    if (operation != null && surgery != null) {
      double anaesthesia =
          operation.anaesthesia().startsWith("全")
              ? 860
              : operation.anaesthesia().startsWith("椎") ? 520 : 120;
      fees.add("D20", operation.price() + anaesthesia);
      fees.add("D20x01", anaesthesia);
      fees.add("D20x02", operation.price());
      fees.add("D33", operation.material());
    }
    if (story.pathology() != null) fees.add("D15", 320);
    fees.share(patient.payer().equals("7") ? 1 : dice.between(0.24, 0.46));
    return fees;
  }
}
