package org.anjuan.demo.form;

import java.time.LocalDateTime;
import org.anjuan.demo.paper.Print;
import org.anjuan.demo.paper.Table;
import org.anjuan.demo.paper.Table.Column;
import org.anjuan.demo.stay.Stay;

/** Orders and nursing records. */
final class WardPapers {

  private final Desk desk;
  private final Stay stay;

  WardPapers(Desk desk) {
    this.desk = desk;
    this.stay = desk.stay;
  }

  Print standingOrders() {
    var sheet = desk.sheet("长 期 医 嘱 单");
    var table =
        new Table(
                new Column("开始时间", 2.5, 0),
                new Column("长期医嘱", 6.4, -1),
                new Column("医师", 1.2, 0),
                new Column("护士", 1.2, 0),
                new Column("停止时间", 2.5, 0),
                new Column("医师", 1.2, 0),
                new Column("护士", 1.2, 0))
            .size(8.4);
    String doctor = stay.team().resident().name();
    String nurse = stay.team().nurse().name();
    stay.orders().stream()
        .filter(order -> order.stoppedAt() != null && !order.at().isAfter(stay.now()))
        .sorted(java.util.Comparator.comparing(Stay.Order::at))
        .forEach(order -> {
          var stop = java.util.Objects.requireNonNull(order.stoppedAt());
          boolean stopped = !stop.isAfter(stay.now());
          table.row(
              desk.moment(order.at()),
              order.text() + (order.usage().isEmpty() ? "" : "　" + order.usage()),
              doctor,
              nurse,
              stopped ? desk.moment(stop) : "",
              stopped ? doctor : "",
              stopped ? nurse : "");
        });
    sheet.table(table);
    return sheet.print();
  }

  Print singleOrders() {
    var sheet = desk.sheet("临 时 医 嘱 单");
    var table =
        new Table(
                new Column("时间", 2.5, 0),
                new Column("临时医嘱", 7, -1),
                new Column("医师签名", 1.6, 0),
                new Column("执行时间", 2.5, 0),
                new Column("执行者", 1.6, 0))
            .size(8.6);
    record Line(LocalDateTime at, String text) {}
    var lines = new java.util.ArrayList<Line>();
    for (var order : stay.orders())
      if (order.stoppedAt() == null) lines.add(new Line(order.at(), order.text()));
    for (var report : stay.labs()) {
      for (var panel : report.panels())
        lines.add(
            new Line(
                report.drawn().minusMinutes(15),
                "查" + panel.panel().name() + "（" + panel.panel().specimen() + "）"));
    }
    int index = 0;
    for (var image : stay.story().imaging()) {
      lines.add(
          new Line(
              Papers.examined(stay, image, index).minusMinutes(40),
              stay.fill(image.part(), "part" + index)));
      index++;
    }
    var surgery = stay.surgery();
    if (surgery != null)
      lines.add(new Line(surgery.start().minusMinutes(45), "送手术室行“" + stay.operationName() + "”"));
    lines.stream()
        .filter(line -> !line.at().isAfter(stay.until()))
        .sorted(java.util.Comparator.comparing(Line::at))
        .forEach(line ->
            table.row(
                desk.moment(line.at()),
                line.text(),
                stay.team().resident().name(),
                desk.moment(line.at().plusMinutes(9)),
                stay.team().nurse().name()));
    if (stay.over())
      table.row(
          desk.moment(stay.dischargedAt().minusMinutes(50)),
          stay.died() ? "尸体料理" : "今日出院",
          stay.team().resident().name(),
          desk.moment(stay.dischargedAt()),
          stay.team().nurse().name());
    sheet.table(table);
    return sheet.print();
  }

  Print nursing(LocalDateTime from, LocalDateTime to) {
    boolean grave = Papers.grave(stay);
    var sheet = desk.sheet(grave ? "病重（病危）患者护理记录" : "一 般 护 理 记 录");
    sheet.form(
        9,
        "护理级别",
        stay.story().care().size() > 1 ? stay.story().care().get(1) : "二级护理",
        "诊断",
        stay.mainDiagnosis());
    var table =
        new Table(
                new Column("日期时间", 2.6, 0),
                new Column("T(℃)", 0.9, 0),
                new Column("P", 0.8, 0),
                new Column("R", 0.7, 0),
                new Column("BP(mmHg)", 1.4, 0),
                new Column("病情观察及护理措施", 7.2, -1),
                new Column("签名", 1.2, 0))
            .size(8.4);
    int count = 0;
    for (var vital : stay.vitals()) {
      if (vital.at().isBefore(from) || vital.at().isAfter(to) || vital.at().isAfter(stay.until()))
        continue;
      int hour = vital.at().getHour();
      boolean first = vital.at().equals(stay.admittedAt());
      if (!first && !(hour == 10 || hour == 18 || grave)) continue;
      table.row(
          desk.moment(vital.at()),
          Double.toString(vital.temperature()),
          Integer.toString(vital.pulse()),
          Integer.toString(vital.breath()),
          vital.systolic() + "/" + vital.diastolic(),
          first ? welcome() : observation(vital, count),
          stay.team().nurse().name());
      count++;
      if (count > 36) break;
    }
    if (count == 0)
      table.row(desk.moment(from), "-", "-", "-", "-", "患者安静休息，未诉不适。", stay.team().nurse().name());
    sheet.table(table);
    return sheet.print();
  }

  private String welcome() {
    return "患者因“"
        + stay.fill(stay.story().chief(), "chief").replaceAll("。$", "")
        + "”入院，测生命体征，通知医师，行入院宣教及跌倒、压疮风险评估，协助完善检查。";
  }

  private String observation(Stay.Vital vital, int count) {
    if (vital.temperature() >= 38.5)
      return "体温" + vital.temperature() + "℃，遵医嘱予物理降温及退热药，嘱多饮水，半小时后复测。";
    if (stay.died())
      return stay.fill(
          "«气管插管接呼吸机辅助通气，吸痰，痰液黏稠。|血管活性药物持续泵入，末梢湿冷，尿量少。|翻身拍背，皮肤完整，各管路通畅在位。»", "nursing" + count);
    var surgery = stay.surgery();
    if (surgery != null
        && vital.at().isAfter(surgery.end())
        && vital.at().isBefore(surgery.end().plusHours(30))) {
      return stay.fill(
          "«术后返回病房，神志清，切口敷料干燥，各管路通畅，予吸氧、心电监护。|切口无渗血，引流液«淡红色|量少»，疼痛评分«2|3»分，协助翻身。|协助早期活动，指导深呼吸及有效咳嗽。»",
          "nursing" + count);
    }
    return stay.fill(
        "«患者安静休息，未诉特殊不适，遵医嘱用药，无不良反应。|输液顺利，穿刺处无红肿，嘱卧床休息。|饮食睡眠尚可，行疾病相关健康宣教，患者能复述。|病情平稳，巡视病房，呼叫器置于手边。»",
        "nursing" + count);
  }
}
