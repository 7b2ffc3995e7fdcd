package org.anjuan.demo.form;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.anjuan.demo.paper.Canvas;
import org.anjuan.demo.paper.Composer;
import org.anjuan.demo.paper.Ink;
import org.anjuan.demo.paper.Print;
import org.anjuan.demo.paper.Table;
import org.anjuan.demo.paper.Table.Column;
import org.anjuan.demo.stay.Stay;
import org.anjuan.demo.story.Story;

/** The papers of an operation, before, during and after it. */
final class OperationPapers {

  private final Desk desk;
  private final Stay stay;
  private final Stay.Surgery surgery;
  private final Story.Operation operation;

  OperationPapers(Desk desk) {
    this.desk = desk;
    this.stay = desk.stay;
    this.surgery = Objects.requireNonNull(stay.surgery());
    this.operation = Objects.requireNonNull(stay.story().operation());
  }

  Print discussion(LocalDateTime at) {
    var team = stay.team();
    var sheet = desk.sheet("术 前 讨 论 记 录");
    sheet.form(
        9.6,
        "讨论时间",
        desk.moment(at),
        "主持人",
        team.chief().name() + team.chief().title(),
        "记录者",
        team.resident().name());
    sheet.lead(
        "参加人员：",
        String.join(
            "、",
            team.chief().name(),
            team.attending().name(),
            team.resident().name(),
            team.nurse().name(),
            surgery.anaesthetist().name()));
    sheet.lead("术前诊断：", desk.diagnoses());
    sheet.lead("手术指征：", stay.fill(stay.story().basis(), "basis"));
    sheet.lead("拟施手术：", stay.operationName() + "（" + operation.level() + "级手术）");
    sheet.lead("拟施麻醉：", operation.anaesthesia());
    sheet.lead("讨论意见：", stay.fill(operation.discussion(), "discussion"));
    sheet.lead("术前准备：", "完善术前检查，签署手术、麻醉同意书，核对手术部位标识，术前禁食禁饮，预防性应用抗菌药物。");
    sheet.lead("主持人小结：", "同意上述意见，患者无绝对手术禁忌证，按计划实施手术，严格执行手术安全核查制度。");
    sheet.signed(desk.signature(team.chief(), team.resident()), desk.chinese(at.plusMinutes(40)));
    return sheet.print();
  }

  Print record(LocalDateTime at) {
    var sheet = desk.sheet("手 术 记 录");
    sheet.form(
        9.4,
        "手术日期",
        desk.day(surgery.start().toLocalDate()),
        "开始时间",
        desk.moment(surgery.start()),
        "结束时间",
        desk.moment(surgery.end()),
        "手术级别",
        operation.level() + "级",
        "术前诊断",
        stay.mainDiagnosis(),
        "术中诊断",
        stay.mainDiagnosis(),
        "手术名称",
        stay.operationName(),
        "手术者",
        surgery.surgeon().name(),
        "第一助手",
        surgery.first().name(),
        "麻醉方式",
        operation.anaesthesia(),
        "麻醉医师",
        surgery.anaesthetist().name(),
        "器械护士",
        surgery.scrub().name(),
        "巡回护士",
        surgery.rounds().name(),
        "手术体位",
        stay.fill(operation.position(), "position"),
        "切口等级",
        operation.incision().equals("0") ? "0类（无体表切口）" : operation.incision() + "类切口");
    sheet.rule();
    sheet.heading("手术经过");
    int number = 1;
    for (String step : operation.steps())
      sheet.text(number++ + ". " + stay.fill(step, "step" + number));
    sheet.lead("术中出血：", "约" + surgery.blood() + "ml，未输血。");
    if (operation.specimen() != null)
      sheet.lead("标本送检：", stay.fill(operation.specimen(), "specimen") + "，经家属过目后送病理检查。");
    if (operation.implant() != null) sheet.lead("植入物：", stay.fill(operation.implant(), "implant"));
    sheet.lead("术后情况：", "手术顺利，麻醉满意，生命体征平稳，清点器械、敷料无误，术毕安返病房。");
    sheet.signed(
        "手术者：" + surgery.surgeon().name() + "　　记录者：" + surgery.first().name(), desk.chinese(at));
    return sheet.print();
  }

  Print afterwards(LocalDateTime at) {
    var sheet = desk.sheet("术后首次病程记录");
    sheet.lead("", desk.chinese(at));
    sheet.text(
        "患者"
            + stay.patient().name()
            + "于"
            + desk.chinese(surgery.start())
            + "在"
            + operation.anaesthesia()
            + "下行“"
            + stay.operationName()
            + "”，手术历时"
            + Duration.between(surgery.start(), surgery.end()).toMinutes()
            + "分钟，术中出血约"
            + surgery.blood()
            + "ml，过程顺利。");
    sheet.lead("术中诊断：", stay.mainDiagnosis() + "。");
    sheet.lead("目前情况：", "患者麻醉清醒，安返病房，" + desk.vitals(at) + "，切口敷料干燥。");
    sheet.lead("术后处理：", "吸氧、心电监护，观察切口及引流情况，镇痛、补液、预防感染，早期活动预防深静脉血栓。");
    sheet.lead("注意事项：", "密切观察生命体征变化及有无出血、感染等并发症。");
    sheet.signed(desk.signature(surgery.first()), desk.chinese(at));
    return sheet.print();
  }

  Print safety() {
    var sheet = desk.sheet("手 术 安 全 核 查 表");
    sheet.form(
        9.4,
        "手术日期",
        desk.day(surgery.start().toLocalDate()),
        "手术名称",
        stay.operationName(),
        "麻醉方式",
        operation.anaesthesia(),
        "手术者",
        surgery.surgeon().name());
    section(
        sheet,
        "一、麻醉实施前",
        surgery.start().minusMinutes(25),
        List.of(
            "患者姓名、性别、年龄正确",
            "手术方式确认",
            "手术部位与标识正确",
            "手术、麻醉知情同意",
            "麻醉设备安全检查完成",
            "皮肤是否完整",
            "术野皮肤准备正确",
            "静脉通道建立完成",
            "患者过敏史：" + stay.patient().allergy(),
            "术前备血、假体、植入物、影像学资料"));
    section(
        sheet,
        "二、手术开始前",
        surgery.start(),
        List.of(
            "患者姓名、性别、年龄正确",
            "手术方式确认：" + stay.operationName(),
            "手术部位与标识确认",
            "手术、麻醉风险预警陈述",
            "物品灭菌合格",
            "仪器设备正常",
            "术前预防性抗菌药物已执行",
            "需要的影像资料已备"));
    section(
        sheet,
        "三、患者离开手术室前",
        surgery.end(),
        List.of(
            "患者姓名、性别、年龄正确",
            "实际手术方式确认",
            "手术用药、输血核查",
            "手术用物清点正确",
            "手术标本确认",
            "皮肤完整，各种管路通畅",
            "患者去向：病房 / 复苏室"));
    return sheet.print();
  }

  private void section(Composer sheet, String title, LocalDateTime at, List<String> items) {
    sheet.heading(title + "　　" + desk.moment(at));
    var table = new Table(new Column("核查内容", 7, -1), new Column("结果", 1.4, 0)).size(9);
    for (String item : items) table.row(item, "√ 是");
    sheet.table(table);
    sheet.form(
        9,
        "手术医师",
        surgery.surgeon().name(),
        "麻醉医师",
        surgery.anaesthetist().name(),
        "手术室护士",
        surgery.rounds().name());
  }

  Print anaesthesia() {
    var sheet = desk.sheet("麻 醉 记 录 单");
    boolean general = operation.anaesthesia().startsWith("全身");
    sheet.form(
        9,
        "手术日期",
        desk.day(surgery.start().toLocalDate()),
        "ASA分级",
        stay.years() > 70 ? "Ⅲ级" : "Ⅱ级",
        "麻醉方式",
        operation.anaesthesia(),
        "手术名称",
        stay.operationName(),
        "手术体位",
        stay.fill(operation.position(), "position"),
        "术者",
        surgery.surgeon().name(),
        "麻醉医师",
        surgery.anaesthetist().name(),
        "手术开始",
        desk.moment(surgery.start()),
        "手术结束",
        desk.moment(surgery.end()));
    sheet.heading("一、术中监测");
    sheet.drawing(292, this::monitor);
    sheet.heading("二、麻醉用药");
    var table =
        new Table(
                new Column("时间", 2, 0),
                new Column("药物", 4, -1),
                new Column("剂量", 2, -1),
                new Column("途径", 2, 0))
            .size(9);
    drugs(general)
        .forEach(line -> {
          String[] part = line.split("\\|");
          table.row(
              desk.moment(surgery.start().minusMinutes(Integer.parseInt(part[0]))),
              part[1],
              part[2],
              part[3]);
        });
    sheet.table(table);
    sheet.form(
        9,
        "输液",
        "复方氯化钠 " + (surgery.blood() > 100 ? 1000 : 500) + "ml",
        "出血",
        surgery.blood() + "ml",
        "尿量",
        Math.max(50, Duration.between(surgery.start(), surgery.end()).toMinutes() * 2) + "ml",
        "麻醉效果",
        "Ⅰ级",
        "去向",
        "复苏室 → 病房");
    sheet.signed("麻醉医师：" + surgery.anaesthetist().name());
    return sheet.print();
  }

  private static List<String> drugs(boolean general) {
    return general
        ? List.of(
            "20|咪达唑仑注射液|2mg|静脉注射",
            "15|丙泊酚中/长链脂肪乳|120mg|静脉注射",
            "15|枸橼酸舒芬太尼注射液|20μg|静脉注射",
            "14|苯磺顺阿曲库铵|12mg|静脉注射",
            "10|丙泊酚持续泵注|4mg/(kg·h)|静脉泵入",
            "10|瑞芬太尼持续泵注|0.1μg/(kg·min)|静脉泵入")
        : List.of(
            "15|盐酸利多卡因注射液|5ml (2%)|局部浸润",
            "12|盐酸罗哌卡因注射液|12mg (0.5%)|按方式给药", "5|右美托咪定|0.4μg/(kg·h)|静脉泵入");
  }

  private void monitor(Canvas canvas) {
    double left = 40;
    double right = 488;
    double bottom = 262;
    long minutes = Duration.between(surgery.start(), surgery.end()).toMinutes() + 40;
    int step = minutes > 150 ? 30 : 15;
    for (int value = 20; value <= 220; value += 20) {
      double y = bottom - (value - 20) * 1.25;
      canvas.line(left, y, right, y, 0.3, Composer.PALE);
      canvas.text(left - 6, y + 3, 7.4, false, Composer.GREY, 1, Integer.toString(value));
    }
    double scale = (right - left) / minutes;
    for (int at = 0; at <= minutes; at += step) {
      double x = left + at * scale;
      canvas.line(x, 12, x, bottom, 0.3, Composer.PALE);
      var time = surgery.start().minusMinutes(20).plusMinutes(at);
      canvas.text(x, bottom + 11, 7, false, Composer.GREY, 0, desk.moment(time).substring(11));
    }
    canvas.frame(left, 12, right - left, bottom - 12, 0.7, Composer.BLACK);
    var dice = stay.dice("anaesthesia");
    var pulse = new ArrayList<Ink.Spot>();
    double wave = 0;
    for (int at = 0; at <= minutes; at += 5) {
      double x = left + at * scale;
      boolean asleep = at > 10 && at < minutes - 12;
      wave = wave * 0.6 + dice.between(-5.0, 5.0);
      int systolic = (int) ((asleep ? 112 : 132) + wave);
      int diastolic = (int) ((asleep ? 66 : 78) + wave * 0.7);
      int rate = (int) ((asleep ? 68 : 84) + dice.between(-4.0, 4.0));
      chevron(canvas, x, bottom - (systolic - 20) * 1.25, -1);
      chevron(canvas, x, bottom - (diastolic - 20) * 1.25, 1);
      pulse.add(new Ink.Spot(x, bottom - (rate - 20) * 1.25));
    }
    canvas.curve(pulse, 0.8, Composer.RED);
    for (var spot : pulse) canvas.dot(spot.x(), spot.y(), 1.6, Composer.RED);
    moment(canvas, left + 20 * scale, "手术开始");
    moment(canvas, left + (minutes - 20) * scale, "手术结束");
    canvas.text(
        left,
        bottom + 24,
        8,
        false,
        Composer.BLACK,
        -1,
        "∨ 收缩压　∧ 舒张压 (mmHg)　● 心率 (次/分)　SpO2 98%–100%　PETCO2 35–42 mmHg");
  }

  private static void chevron(Canvas canvas, double x, double y, int direction) {
    canvas.line(x - 2.4, y + direction * 3.2, x, y, 0.8, Composer.BLUE);
    canvas.line(x, y, x + 2.4, y + direction * 3.2, 0.8, Composer.BLUE);
  }

  private static void moment(Canvas canvas, double x, String word) {
    canvas.line(x, 12, x, 262, 0.6, 0x4a9d5b);
    canvas.text(x, 9, 7.4, false, 0x2f7d40, 0, word);
  }
}
