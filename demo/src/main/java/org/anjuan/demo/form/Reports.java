package org.anjuan.demo.form;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.anjuan.demo.hospital.Hospital.Position;
import org.anjuan.demo.hospital.Hospital.Staff;
import org.anjuan.demo.paper.Canvas;
import org.anjuan.demo.paper.Composer;
import org.anjuan.demo.paper.Ink;
import org.anjuan.demo.paper.Print;
import org.anjuan.demo.paper.Table;
import org.anjuan.demo.paper.Table.Column;
import org.anjuan.demo.stay.Stay;
import org.anjuan.demo.story.Story;

/** What laboratory, imaging and pathology report. */
final class Reports {

  private final Desk desk;
  private final Stay stay;

  Reports(Desk desk) {
    this.desk = desk;
    this.stay = desk.stay;
  }

  Staff technician(String department, int which) {
    return stay.hospital().staff(department, Position.TECHNICIAN).get(which);
  }

  Print laboratory(Stay.LabReport report, int index) {
    var sheet = desk.sheet("检 验 报 告 单");
    sheet.form(
        9,
        "标本编号",
        report.drawn().toLocalDate().toString().replace("-", "")
            + String.format(java.util.Locale.ROOT, "%04d", stay.number() % 1000 * 9 + index),
        "送检医师",
        stay.team().resident().name(),
        "采集时间",
        desk.moment(report.drawn()),
        "临床诊断",
        stay.mainDiagnosis());
    for (var measured : report.panels()) {
      sheet.heading(measured.panel().name() + "　　标本：" + measured.panel().specimen());
      var table =
          new Table(
                  new Column("序", 0.6, 0),
                  new Column("代码", 1.3, -1),
                  new Column("项目", 3.8, -1),
                  new Column("结果", 2.4, 1),
                  new Column("", 0.5, 0),
                  new Column("单位", 1.5, -1),
                  new Column("参考区间", 2.1, -1))
              .open()
              .size(9.4);
      int number = 1;
      for (var result : measured.results()) {
        boolean abnormal = !result.flag().isEmpty();
        int rgb =
            !abnormal ? Composer.BLACK : result.flag().equals("↓") ? Composer.BLUE : Composer.RED;
        table.row(
            abnormal,
            rgb,
            List.of(
                Integer.toString(number++),
                result.item().code(),
                result.item().name(),
                result.value(),
                result.flag(),
                result.item().unit(),
                result.reference()));
      }
      sheet.table(table);
    }
    sheet.form(
        9,
        "报告时间",
        desk.moment(report.reported()),
        "检验者",
        technician("3000", 0).name(),
        "审核者",
        technician("3000", 1).name());
    sheet.lead("", "※ 本报告仅对所检标本负责。↑ 高于参考区间　↓ 低于参考区间　* 异常");
    return sheet.print();
  }

  Print imaging(Story.Imaging image, int index, LocalDateTime at, boolean revised) {
    String kind = image.kind();
    var sheet =
        desk.sheet(
            (kind.equals("超声") ? "超声检查" : kind.equals("心电图") ? "心电图检查" : kind + "检查") + "报告单");
    String part = stay.fill(image.part(), "part" + index);
    sheet.form(
        9,
        "检查号",
        kind.substring(0, 1)
            + at.toLocalDate().toString().replace("-", "").substring(2)
            + String.format(java.util.Locale.ROOT, "%05d", stay.number() % 5000 * 11 + index),
        "检查部位",
        part,
        "申请医师",
        stay.team().resident().name(),
        "检查时间",
        desk.moment(at),
        "临床诊断",
        stay.mainDiagnosis());
    sheet.rule();
    if (kind.equals("心电图")) electrocardiogram(sheet, at);
    if (!image.findings().isEmpty())
      sheet.heading("检查所见").text(stay.fill(image.findings(), "image" + index));
    String says = revised && image.revised() != null ? image.revised() : image.says();
    sheet.heading("诊断意见").text(stay.fill(says, "image" + index));
    if (revised) sheet.lead("修正说明：", "本报告经上级医师复核后修正，原报告作废，以本报告为准。");
    sheet.signed(
        "报告医师：" + technician("3200", 0).name() + "　　审核医师：" + technician("3200", 1).name(),
        "报告时间：" + desk.moment(at.plusMinutes(revised ? 1480 : 95)));
    sheet.lead("", "注：本报告供临床医师参考，影像资料请结合临床。");
    return sheet.print();
  }

  private void electrocardiogram(Composer sheet, LocalDateTime at) {
    int rate = stay.vital(at).pulse();
    boolean raised = stay.story().id().equals("ami");
    sheet.form(
        9,
        "心率",
        rate + " bpm",
        "PR间期",
        "158 ms",
        "QRS时限",
        "92 ms",
        "QT/QTc",
        "382/" + (400 + rate % 30) + " ms",
        "走纸速度",
        "25 mm/s",
        "定标",
        "10 mm/mV");
    sheet.drawing(258, canvas -> trace(canvas, rate, raised));
  }

  private static void trace(Canvas canvas, int rate, boolean raised) {
    for (int x = 0; x <= 98; x++)
      canvas.line(x * 5, 0, x * 5, 250, x % 5 == 0 ? 0.5 : 0.2, 0xf2b8b0);
    for (int y = 0; y <= 50; y++)
      canvas.line(0, y * 5, 490, y * 5, y % 5 == 0 ? 0.5 : 0.2, 0xf2b8b0);
    String[] leads = {"Ⅰ", "Ⅱ", "aVF", "V1", "V3", "V5"};
    double beat = 60.0 / rate * 62;
    for (int row = 0; row < leads.length; row++) {
      double base = 30 + row * 40;
      boolean chest = leads[row].startsWith("V");
      double height = leads[row].equals("V1") ? -14 : 18 - row;
      var spots = new ArrayList<Ink.Spot>();
      for (double x = 22; x < 485; x += 0.9) {
        double phase = (x % beat) / beat;
        double value =
            bump(phase, 0.18, 0.025, 2.6)
                + bump(phase, 0.335, 0.007, -2.4)
                + bump(phase, 0.355, 0.009, height)
                + bump(phase, 0.378, 0.008, -4)
                + bump(phase, 0.6, 0.05, 5);
        if (raised && chest)
          value += phase > 0.38 && phase < 0.66 ? 9 * Math.sin((phase - 0.36) / 0.3 * Math.PI) : 0;
        spots.add(new Ink.Spot(x, base - value));
      }
      canvas.curve(spots, 0.7, 0x1b1b1b);
      canvas.text(5, base - 8, 8, true, Composer.BLACK, -1, leads[row]);
    }
  }

  private static double bump(double at, double centre, double width, double height) {
    double distance = (at - centre) / width;
    return Math.abs(distance) > 4 ? 0 : height * Math.exp(-distance * distance / 2);
  }

  Print pathology(LocalDateTime received, LocalDateTime reported) {
    var pathology = java.util.Objects.requireNonNull(stay.story().pathology());
    var sheet = desk.sheet("病理检查报告单");
    sheet.form(
        9,
        "病理号",
        "B"
            + received.getYear()
            + String.format(java.util.Locale.ROOT, "%06d", 1000 + stay.number() * 3),
        "送检材料",
        stay.fill(pathology.specimen(), "pathology"),
        "送检医师",
        stay.surgery() == null ? stay.team().attending().name() : stay.surgery().surgeon().name(),
        "收到日期",
        desk.day(received.toLocalDate()),
        "临床诊断",
        stay.mainDiagnosis());
    sheet.rule();
    sheet.heading("肉眼所见").text(stay.fill(pathology.gross(), "pathology"));
    sheet.heading("镜下所见").text(stay.fill(pathology.micro(), "pathology"));
    sheet.heading("病理诊断").text(stay.fill(pathology.says(), "pathology"));
    sheet.signed(
        "报告医师：" + technician("3100", 0).name() + "　　复核医师：" + technician("3100", 1).name(),
        "报告日期：" + desk.moment(reported));
    return sheet.print();
  }
}
