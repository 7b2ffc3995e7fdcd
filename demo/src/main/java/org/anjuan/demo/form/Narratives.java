package org.anjuan.demo.form;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.anjuan.demo.paper.Composer;
import org.anjuan.demo.paper.Print;
import org.anjuan.demo.stay.Stay;

/** What the ward's doctors write: admission, course, rounds, transfer, discharge or death. */
final class Narratives {

  private final Desk desk;
  private final Stay stay;

  Narratives(Desk desk) {
    this.desk = desk;
    this.stay = desk.stay;
  }

  Print admission(LocalDateTime at) {
    var patient = stay.patient();
    var story = stay.story();
    var sheet = desk.sheet("入 院 记 录");
    sheet.form(
        9.4,
        "姓名",
        patient.name(),
        "性别",
        patient.sexName(),
        "年龄",
        stay.age(),
        "民族",
        patient.nation(),
        "婚姻",
        marital(),
        "出生日期",
        desk.day(patient.birth()),
        "住址",
        patient.address(),
        "联系人",
        patient.contact(),
        "入院时间",
        desk.moment(stay.admittedAt()),
        "记录时间",
        desk.moment(at),
        "病史陈述者",
        stay.years() < 14 ? "患儿家属" : stay.years() > 85 ? "患者家属" : "患者本人",
        "可靠程度",
        "可靠");
    sheet.rule();
    sheet.lead("主　诉：", stay.fill(story.chief(), "chief"));
    boolean first = true;
    for (String text : story.present()) {
      String filled = stay.fill(text, "present");
      if (first) sheet.lead("现病史：", filled);
      else sheet.text(filled);
      first = false;
    }
    sheet.lead(
        "既往史：",
        stay.fill(story.past(), "past")
            + (patient.allergy().equals("无") ? "否认药物及食物过敏史。" : "对“" + patient.allergy() + "”过敏。")
            + "预防接种史不详。");
    sheet.lead(
        "个人史：",
        stay.years() < 14
            ? "生长发育与同龄儿相仿，按时预防接种。"
            : stay.dice("habit").chance(0.5)
                ? "生于原籍，无疫区、疫水接触史，无烟酒嗜好。"
                : "生于原籍，无疫区居留史，偶有饮酒，无毒物、放射性物质接触史。");
    if (stay.years() >= 20)
      sheet.lead("婚育史：", patient.marital().equals("1") ? "未婚未育。" : "适龄结婚，配偶及子女体健。");
    sheet.lead("家族史：", "父母及兄弟姐妹中无类似病史，否认家族遗传病史。");
    sheet.centred("体 格 检 查", 11.5);
    sheet.lead(
        "",
        desk.vitals(stay.admittedAt())
            + (stay.years() < 1 ? "，体重 " + stay.known().getOrDefault("kg", "3200") + "g。" : "。"));
    examination(sheet);
    sheet.lead("专科情况：", stay.fill(story.special(), "special"));
    sheet.centred("辅 助 检 查", 11.5);
    for (String line : tests()) sheet.text(line);
    sheet.lead("初步诊断：", desk.diagnoses());
    sheet.signed(desk.signature(stay.team().resident(), stay.team().attending()), desk.chinese(at));
    return sheet.print();
  }

  private String marital() {
    return switch (stay.patient().marital()) {
      case "1" -> "未婚";
      case "3" -> "丧偶";
      case "4" -> "离婚";
      default -> "已婚";
    };
  }

  private void examination(Composer sheet) {
    var parts = new java.util.LinkedHashMap<String, String>();
    boolean child = stay.years() < 14;
    parts.put("一般", child ? "发育正常，营养中等，精神稍差，查体尚合作。" : "发育正常，营养中等，神志清楚，查体合作，步入或平车推入病房。");
    parts.put("皮肤淋巴结", "全身皮肤黏膜无皮疹及出血点，浅表淋巴结未触及肿大。");
    parts.put("头颈", "头颅五官无畸形，双侧瞳孔等大等圆，对光反射灵敏，颈软，气管居中。");
    parts.put("肺", "胸廓对称，双肺呼吸音清，未闻及干湿性啰音。");
    parts.put("心", "心前区无隆起，心率" + stay.vital(stay.admittedAt()).pulse() + "次/分，律齐，各瓣膜区未闻及病理性杂音。");
    parts.put("腹", "腹平软，无压痛、反跳痛，肝脾肋下未触及，移动性浊音阴性，肠鸣音4次/分。");
    parts.put("肢", "脊柱四肢无畸形，活动自如，双下肢无水肿。");
    parts.put("神经", "生理反射存在，病理反射未引出。");
    stay.story().exam().forEach((key, text) -> parts.put(key, stay.fill(text, "exam")));
    if (stay.story().id().equals("newborn")) parts.keySet().retainAll(List.of("全身"));
    if (stay.story().id().equals("sepsis")) parts.put("一般", "急性危重病容，意识模糊，查体不合作，平车推入病房。");
    sheet.text(String.join("", parts.values()));
  }

  private List<String> tests() {
    var lines = new java.util.ArrayList<String>();
    for (var report : stay.labs()) {
      if (!report.drawn().toLocalDate().equals(stay.admittedAt().toLocalDate())) continue;
      for (var panel : report.panels()) {
        var abnormal =
            panel.results().stream().filter(result -> !result.flag().isEmpty()).limit(5).toList();
        String values =
            abnormal.isEmpty()
                ? "未见明显异常"
                : String.join(
                    "，",
                    abnormal.stream()
                        .map(result ->
                            result.item().name()
                                + " "
                                + result.value()
                                + result.item().unit()
                                + " "
                                + result.flag())
                        .toList());
        lines.add(panel.panel().name() + "（" + report.drawn().toLocalDate() + "）：" + values + "。");
      }
    }
    int index = 0;
    for (var image : stay.story().imaging()) {
      if (image.day().equals("0")) {
        lines.add(
            stay.fill(image.part(), "part" + index)
                + "（"
                + stay.admittedAt().toLocalDate()
                + "）："
                + stay.fill(image.says(), "image" + index));
      }
      index++;
    }
    return lines;
  }

  Print firstCourse(LocalDateTime at) {
    var story = stay.story();
    var sheet = desk.sheet("首次病程记录");
    sheet.lead("", desk.chinese(at));
    sheet.text(
        "患者"
            + stay.patient().name()
            + "，"
            + stay.patient().sexName()
            + "，"
            + stay.age()
            + "，因“"
            + stay.fill(story.chief(), "chief").replaceAll("。$", "")
            + "”于"
            + desk.chinese(stay.admittedAt())
            + "入院。");
    sheet.heading("一、病例特点");
    sheet.text("1.主诉：" + stay.fill(story.chief(), "chief"));
    sheet.text(
        "2.体征：" + desk.vitals(stay.admittedAt()) + "。" + stay.fill(story.special(), "special"));
    sheet.text("3.辅助检查：" + String.join("", tests().stream().limit(4).toList()));
    sheet.heading("二、拟诊讨论");
    sheet.lead("初步诊断：", desk.diagnoses());
    sheet.lead("诊断依据：", stay.fill(story.basis(), "basis"));
    sheet.heading("三、鉴别诊断");
    int number = 1;
    for (String text : story.differentials())
      sheet.text(number++ + ". " + stay.fill(text, "differential"));
    sheet.heading("四、诊疗计划");
    number = 1;
    for (String text : story.plan()) sheet.text(number++ + ". " + stay.fill(text, "plan") + "。");
    sheet.signed(desk.signature(stay.team().resident()), desk.chinese(at));
    return sheet.print();
  }

  /** All notes of the days so far, story's own and, between them, what every ward writes. */
  Print course() {
    var notes = new TreeMap<Integer, String>();
    for (String line : stay.story().course()) {
      int bar = line.indexOf('|');
      int day = Integer.parseInt(line.substring(0, bar));
      if (day < stay.days()) notes.put(day, stay.fill(line.substring(bar + 1), "course" + day));
    }
    for (int day = 1; day < stay.days(); day++) {
      if (!notes.containsKey(day) && (day % 2 == 1 || stay.days() < 5))
        notes.put(day, ordinary(day));
    }
    var sheet = desk.sheet("病 程 记 录");
    for (Map.Entry<Integer, String> note : notes.entrySet()) {
      var at =
          stay.admittedAt()
              .toLocalDate()
              .plusDays(note.getKey())
              .atTime(9, 10 + note.getKey() * 7 % 45);
      if (at.isAfter(stay.until())) break;
      sheet.lead(desk.chinese(at), "　　日常病程记录");
      sheet.text(note.getValue() + "查体：" + desk.vitals(at) + "。");
      sheet.signed(desk.signature(stay.team().resident()));
    }
    return sheet.print();
  }

  private String ordinary(int day) {
    var surgery = stay.surgery();
    int after =
        surgery == null
            ? -1
            : (int)
                java.time.temporal.ChronoUnit.DAYS.between(
                    surgery.start().toLocalDate(), stay.date(day));
    String text =
        after > 0
            ? "术后第"
                + after
                + "日。患者诉«切口轻度疼痛，可耐受|切口疼痛较前减轻|无特殊不适»，«夜间睡眠可|睡眠尚可，精神好»，«已下床活动|床边活动»，进食«少量|尚可»，二便正常。切口敷料清洁干燥，无渗血渗液。继续目前治疗，观察体温及切口情况。"
            : stay.died()
                ? "患者病情危重，意识障碍，生命体征依赖药物及器官支持维持，尿量少。继续目前抢救治疗，已再次向家属交代病情，家属表示理解。"
                : "患者«精神、食欲较前好转|一般情况可|夜间睡眠尚可，精神可»，«无发热、畏寒|未诉新的不适|原有症状较前减轻»，二便正常。«继续目前治疗方案，密切观察病情变化。|治疗有效，继续当前用药，完善相关检查。|病情平稳，按计划继续治疗，注意复查。»";
    return stay.fill(text, "ordinary" + day);
  }

  Print round(String line) {
    String[] part = line.split("\\|", 3);
    int day = Integer.parseInt(part[0]);
    var at = stay.date(day).atTime(part[1].equals("主治") ? 8 : 10, 30 + day % 20);
    var doctor = part[1].equals("主治") ? stay.team().attending() : stay.team().chief();
    var sheet = desk.sheet("上级医师查房记录");
    sheet.lead(desk.chinese(at), "　　" + doctor.name() + doctor.title() + "查房记录");
    sheet.text(
        "今日"
            + doctor.name()
            + doctor.title()
            + "查房，听取病史汇报并查看患者。患者"
            + stay.patient().name()
            + "，"
            + stay.patient().sexName()
            + "，"
            + stay.age()
            + "，入院第"
            + (day + 1)
            + "天。查体："
            + desk.vitals(at)
            + "。");
    sheet.lead(doctor.title() + "分析指示：", stay.fill(part[2], "round" + day));
    sheet.lead("目前诊断：", desk.diagnoses());
    sheet.signed(desk.signature(doctor, stay.team().resident()), desk.chinese(at.plusMinutes(55)));
    return sheet.print();
  }

  Print transfer(LocalDateTime at) {
    var transfer = java.util.Objects.requireNonNull(stay.story().transfer());
    var sheet = desk.sheet("转 科 记 录");
    sheet.form(
        9.6,
        "转出科室",
        stay.department().name(),
        "转入科室",
        stay.lastDepartment().name(),
        "转科时间",
        desk.moment(at));
    sheet.lead("入院情况：", stay.fill(String.join("", stay.story().present()), "present"));
    sheet.lead("目前诊断：", desk.diagnoses());
    sheet.lead("目前情况：", desk.vitals(at) + "。" + stay.fill(stay.story().special(), "special"));
    sheet.lead(
        "转科原因：",
        stay.fill(transfer.reason(), "transfer")
            + "。经"
            + stay.lastDepartment().name()
            + "会诊，同意转入。");
    sheet.lead("注意事项：", "转运途中监护生命体征，与转入科室床旁交接病情、管路及用药。");
    sheet.signed(desk.signature(stay.team().resident(), stay.team().attending()), desk.chinese(at));
    return sheet.print();
  }

  Print discharge(LocalDateTime at) {
    var story = stay.story();
    var sheet = desk.sheet("出 院 记 录");
    sheet.form(
        9.6,
        "入院日期",
        desk.moment(stay.admittedAt()),
        "出院日期",
        desk.moment(stay.dischargedAt()),
        "住院天数",
        stay.days() + "天");
    sheet.lead("入院诊断：", desk.diagnoses());
    sheet.lead("出院诊断：", desk.diagnoses());
    sheet.lead(
        "入院情况：",
        "因“"
            + stay.fill(story.chief(), "chief").replaceAll("。$", "")
            + "”入院。查体："
            + desk.vitals(stay.admittedAt())
            + "。"
            + stay.fill(story.special(), "special"));
    sheet.lead("诊疗经过：", treatment());
    var pathology = story.pathology();
    if (pathology != null) sheet.lead("病理结果：", stay.fill(pathology.says(), "pathology"));
    sheet.lead("出院情况：", stay.fill(story.condition(), "condition"));
    sheet.lead("出院医嘱：", "");
    int number = 1;
    for (String advice : story.advice())
      sheet.text(number++ + ". " + stay.fill(advice, "advice") + "。");
    sheet.signed(desk.signature(stay.team().resident(), stay.team().attending()), desk.chinese(at));
    return sheet.print();
  }

  private String treatment() {
    var drugs =
        stay.orders().stream()
            .filter(order -> order.stoppedAt() != null && order.price() > 0)
            .map(Stay.Order::text)
            .limit(4)
            .toList();
    var surgery = stay.surgery();
    String operated =
        surgery == null
            ? ""
            : "于"
                + desk.day(surgery.start().toLocalDate())
                + "在"
                + java.util.Objects.requireNonNull(stay.story().operation()).anaesthesia()
                + "下行“"
                + stay.operationName()
                + "”，手术顺利，术中出血约"
                + surgery.blood()
                + "ml，术后恢复平稳。";
    return "入院后完善相关检查，明确诊断，"
        + (drugs.isEmpty() ? "" : "予" + String.join("、", drugs) + "等治疗。")
        + operated;
  }

  Print death(LocalDateTime at) {
    var death = java.util.Objects.requireNonNull(stay.story().death());
    var sheet = desk.sheet("死 亡 记 录");
    sheet.form(
        9.6,
        "入院时间",
        desk.moment(stay.admittedAt()),
        "死亡时间",
        desk.moment(stay.dischargedAt()),
        "住院天数",
        stay.days() + "天");
    sheet.lead("入院诊断：", desk.diagnoses());
    sheet.lead(
        "入院情况：",
        "因“"
            + stay.fill(stay.story().chief(), "chief").replaceAll("。$", "")
            + "”入院。查体："
            + desk.vitals(stay.admittedAt())
            + "。"
            + stay.fill(stay.story().special(), "special"));
    sheet.lead("诊疗经过：", treatment() + "治疗期间病情持续恶化。");
    sheet.lead(
        "抢救经过：",
        stay.fill(String.join("", death.rescue()), "rescue")
            + "于"
            + desk.chinese(stay.dischargedAt())
            + "宣布临床死亡。");
    sheet.lead("死亡原因：", death.cause() + "。");
    sheet.lead("死亡诊断：", desk.diagnoses());
    sheet.signed(desk.signature(stay.team().attending(), stay.team().chief()), desk.chinese(at));
    return sheet.print();
  }

  Print deathDiscussion(LocalDateTime at) {
    var death = java.util.Objects.requireNonNull(stay.story().death());
    var sheet = desk.sheet("死亡病例讨论记录");
    sheet.form(
        9.6,
        "讨论时间",
        desk.moment(at),
        "地点",
        stay.lastDepartment().name() + "示教室",
        "主持人",
        stay.team().chief().name());
    sheet.lead(
        "参加人员：",
        stay.team().chief().name()
            + "、"
            + stay.team().attending().name()
            + "、"
            + stay.team().resident().name()
            + "、"
            + stay.team().nurse().name());
    for (String text : death.discussion()) sheet.text(stay.fill(text, "discussion"));
    sheet.lead("死亡原因：", death.cause() + "。");
    sheet.signed(desk.signature(stay.team().chief(), stay.team().resident()), desk.chinese(at));
    return sheet.print();
  }
}
