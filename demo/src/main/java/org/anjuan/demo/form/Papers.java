package org.anjuan.demo.form;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.anjuan.demo.hospital.Hospital.Staff;
import org.anjuan.demo.paper.PaperFont;
import org.anjuan.demo.paper.Print;
import org.anjuan.demo.stay.Stay;
import org.anjuan.demo.story.Story;

/** Decides which papers a stay has and when each comes; only those that are written by now. */
public final class Papers {

  private final Stay stay;
  private final Desk desk;
  private final List<Sheet> sheets = new ArrayList<>();

  private Papers(Stay stay, PaperFont font) {
    this.stay = stay;
    this.desk = new Desk(stay, font);
  }

  /**
   * The stay's papers in the order of their times.
   *
   * @param film whether the operation, if it has a film, is filmed
   * @param documents how many documents there shall be, or 0 for what the story brings: less are
   *     left out from the end of the order of importance, more are further nursing records
   */
  public static List<Sheet> of(Stay stay, PaperFont font, boolean film, int documents) {
    var papers = new Papers(stay, font);
    papers.doctors();
    papers.orders();
    papers.reports();
    papers.operation(film);
    papers.consents();
    papers.ending();
    papers.sheets.removeIf(sheet -> sheet.at().isAfter(stay.now()));
    if (documents > 0) papers.scale(documents);
    papers.sheets.sort(
        Comparator.comparing(Sheet::at).thenComparing(Sheet::key).thenComparing(Sheet::version));
    return List.copyOf(papers.sheets);
  }

  static boolean grave(Stay stay) {
    return stay.story().care().contains("特级护理");
  }

  static LocalDateTime examined(Stay stay, Story.Imaging image, int index) {
    int day = stay.day(image.day());
    if (day == 0) return stay.admittedAt().plusMinutes(35 + 25L * index);
    return stay.admittedAt()
        .toLocalDate()
        .plusDays(day == stay.days() ? day - 1 : day)
        .atTime(10 + index % 5, 20);
  }

  private void doctors() {
    var team = stay.team();
    var text = new Narratives(desk);
    var admitted = stay.admittedAt();
    var first = admitted.plusMinutes(150 + stay.number() % 90);
    add("first", first, "C0037", "首次病程记录", "EMR", team.resident(), () -> text.firstCourse(first));
    var written = admitted.plusMinutes(320 + stay.number() % 200);
    add(
        "admission",
        written,
        "C0034",
        "入院记录",
        "EMR",
        team.resident(),
        () -> text.admission(written));
    for (String line : stay.story().rounds()) {
      int day = Integer.parseInt(line.substring(0, line.indexOf('|')));
      if (day >= stay.days()) continue;
      var chief = line.contains("|主任|");
      var at = stay.date(day).atTime(chief ? 11 : 9, 25 + day % 20);
      add(
          "round" + day + chief,
          at,
          "C0039",
          chief ? "主任医师查房记录" : "主治医师查房记录",
          "EMR",
          chief ? team.chief() : team.attending(),
          () -> text.round(line));
    }
    var transfer = stay.story().transfer();
    if (transfer != null
        && !stay.department().equals(stay.lastDepartment())
        && transfer.day() < stay.days()) {
      var at =
          transfer.day() == 0 ? admitted.plusHours(7) : stay.date(transfer.day()).atTime(10, 15);
      add("transfer", at, "C0042", "转科记录", "EMR", team.attending(), () -> text.transfer(at));
    }
    if (stay.over() || stay.now().isAfter(admitted.plusDays(2))) {
      add(
          "course",
          stay.until().minusMinutes(95),
          "C0038",
          "日常病程记录",
          "EMR",
          team.resident(),
          text::course);
    }
  }

  private void orders() {
    var ward = new WardPapers(desk);
    var team = stay.team();
    var end = stay.until().minusMinutes(30);
    add("standing", end, "C0052", "长期医嘱单", "HIS", team.resident(), ward::standingOrders);
    add("single", end.plusMinutes(2), "C0052", "临时医嘱单", "HIS", team.resident(), ward::singleOrders);
    add(
        "nursing",
        end.plusMinutes(5),
        grave(stay) ? "C0018" : "C0017",
        grave(stay) ? "病重（病危）护理记录" : "一般护理记录",
        "NIS",
        team.nurse(),
        () -> ward.nursing(stay.admittedAt(), stay.until()));
    add(
        "chart",
        end.plusMinutes(8),
        "X0001",
        "体温单",
        "NIS",
        team.nurse(),
        () -> new TemperatureChart(desk).compose());
  }

  private void reports() {
    var reports = new Reports(desk);
    int index = 0;
    for (var report : stay.labs()) {
      int number = index++;
      String names =
          String.join("、", report.panels().stream().map(panel -> panel.panel().name()).toList());
      add(
          "lab" + number,
          report.reported(),
          "C0007",
          "检验报告（" + names + "）",
          "LIS",
          reports.technician("3000", 1),
          () -> reports.laboratory(report, number));
    }
    index = 0;
    for (var image : stay.story().imaging()) {
      int number = index++;
      var at = examined(stay, image, number);
      String title = image.kind() + "检查报告（" + stay.fill(image.part(), "part" + number) + "）";
      add(
          "image" + number,
          at.plusMinutes(95),
          "C0006",
          title,
          "RIS",
          reports.technician("3200", 0),
          () -> reports.imaging(image, number, at, false));
      if (image.revised() != null && stay.number() % 3 == 0
          || stay.number() % 13 == 5 && number == 0) {
        sheets.add(
            new Sheet(
                "image" + number,
                2,
                at.plusMinutes(1480),
                "C0006",
                title,
                "RIS",
                reports.technician("3200", 1),
                Sheet.Medium.TEXT,
                () -> Sheet.Content.of(reports.imaging(image, number, at, true))));
      }
    }
  }

  private void operation(boolean film) {
    var surgery = stay.surgery();
    var operation = stay.story().operation();
    if (surgery == null || operation == null) return;
    var papers = new OperationPapers(desk);
    boolean anaesthetist =
        !operation.anaesthesia().startsWith("局") && !operation.anaesthesia().startsWith("表");
    if (operation.day() > 0) {
      var eve = surgery.start().toLocalDate().minusDays(1).atTime(15, 40);
      var earliest = stay.admittedAt().plusMinutes(130);
      var at = eve.isBefore(earliest) ? earliest : eve;
      add(
          "discussion",
          at,
          "C0047",
          "术前讨论记录",
          "EMR",
          stay.team().chief(),
          () -> papers.discussion(at));
    }
    add(
        "safety",
        surgery.end().plusMinutes(5),
        "X0003",
        "手术安全核查表",
        "AIMS",
        surgery.rounds(),
        papers::safety);
    if (anaesthetist)
      add(
          "anaesthesia",
          surgery.end().plusMinutes(15),
          "C0011",
          "麻醉记录单",
          "AIMS",
          surgery.anaesthetist(),
          papers::anaesthesia);
    var after = surgery.end().plusMinutes(45);
    add(
        "afterwards",
        after,
        "C0048",
        "术后首次病程记录",
        "EMR",
        surgery.first(),
        () -> papers.afterwards(after));
    var written = surgery.end().plusHours(3);
    add(
        "operation",
        written,
        "C0009",
        "手术记录",
        "EMR",
        surgery.surgeon(),
        () -> papers.record(written));
    if (film && operation.film()) {
      sheets.add(
          new Sheet(
              "film",
              1,
              surgery.end().plusMinutes(20),
              "X0006",
              "手术视频（" + stay.operationName() + "）",
              "ORV",
              surgery.surgeon(),
              Sheet.Medium.FILM,
              () -> {
                throw new IllegalStateException("a film is not composed");
              }));
    }
    if (stay.story().pathology() != null) {
      var reports = new Reports(desk);
      var reported = surgery.end().toLocalDate().plusDays(3).atTime(15, 20);
      add(
          "pathology",
          reported,
          "X0005",
          "病理检查报告",
          "PIS",
          reports.technician("3100", 0),
          () -> reports.pathology(surgery.end(), reported));
    }
  }

  private void consents() {
    var consents = new Consents(desk);
    int index = 0;
    for (String line : stay.story().consents()) {
      String[] part = stay.fill(line, "consent").split("\\|", -1);
      if (part[1].equals("入院知情同意书") && stay.number() % 2 == 0) continue;
      var surgery = stay.surgery();
      boolean operative = part[0].matches("C002[678]") && surgery != null;
      var at =
          operative && surgery != null
              ? surgery
                  .start()
                  .minusMinutes(surgery.start().isAfter(stay.admittedAt().plusHours(12)) ? 960 : 35)
              : stay.admittedAt().plusMinutes(45 + 12L * index);
      Staff doctor =
          part[0].equals("C0027") && surgery != null
              ? surgery.anaesthetist()
              : stay.team().attending();
      sheets.add(
          new Sheet(
              "consent" + index,
              1,
              at.plusMinutes(30),
              part[0],
              part[1],
              "SCAN",
              doctor,
              Sheet.Medium.SCAN,
              () -> consents.compose(part[0], part[1], part[2], doctor, at)));
      index++;
    }
  }

  private void ending() {
    if (!stay.over()) return;
    var text = new Narratives(desk);
    var at = stay.dischargedAt();
    var attending = stay.team().attending();
    if (stay.died()) {
      var written = at.plusHours(3);
      add("end", written, "C0050", "死亡记录", "EMR", attending, () -> text.death(written));
      var talked = at.toLocalDate().plusDays(3).atTime(15, 0);
      add(
          "discussion",
          talked.plusHours(2),
          "C0051",
          "死亡病例讨论记录",
          "EMR",
          stay.team().chief(),
          () -> text.deathDiscussion(talked));
    } else {
      var written = at.minusMinutes(20);
      add(
          "end",
          written,
          "C0049",
          "出院记录",
          "EMR",
          stay.team().resident(),
          () -> text.discharge(written));
    }
    add(
        "front",
        at.plusHours(20),
        "C0032",
        "住院病案首页",
        "HIS",
        attending,
        () -> FrontPage.compose(desk));
  }

  private void add(
      String key,
      LocalDateTime at,
      String category,
      String title,
      String source,
      Staff author,
      Supplier<Print> print) {
    sheets.add(
        new Sheet(
            key,
            1,
            at,
            category,
            title,
            source,
            author,
            Sheet.Medium.TEXT,
            () -> Sheet.Content.of(print.get())));
  }

  private void scale(int documents) {
    var important =
        List.of("front", "admission", "first", "end", "course", "standing", "single", "chart");
    sheets.sort(
        Comparator.comparingInt(sheet ->
            important.contains(sheet.key())
                ? important.indexOf(sheet.key())
                : 50 + sheet.version()));
    while (sheets.size() > documents) sheets.removeLast();
    var ward = new WardPapers(desk);
    long span = java.time.Duration.between(stay.admittedAt(), stay.until()).toMinutes();
    int more = documents - sheets.size();
    for (int i = 0; i < more; i++) {
      var from = stay.admittedAt().plusMinutes(span * i / more);
      var to = stay.admittedAt().plusMinutes(span * (i + 1) / more);
      add(
          "nursing" + i,
          to.minusMinutes(1),
          "C0017",
          "护理记录（续" + (i + 1) + "）",
          "NIS",
          stay.team().nurse(),
          () -> ward.nursing(from, to));
    }
  }
}
