package org.anjuan.demo.form;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.anjuan.demo.paper.Composer;
import org.anjuan.demo.paper.Print;
import org.anjuan.demo.paper.Table;
import org.anjuan.demo.paper.Table.Column;
import org.anjuan.demo.stay.Fees;
import org.anjuan.demo.stay.Stay;

/** 住院病案首页 (form of 2011): the paper, and its fields by the codes of the HQMS interface. */
public final class FrontPage {

  private static final List<String> AMOUNTS =
      List.of(
          "D11", "D12", "D13", "D14", "D15", "D16", "D17", "D18", "D19", "D20", "D21", "D22", "D23",
          "D24", "D25", "D26", "D27", "D28", "D29", "D30", "D31", "D32", "D33", "D34");

  private FrontPage() {}

  /** Field code to value, as it travels in the meta. */
  public static Map<String, String> fields(Stay stay) {
    var patient = stay.patient();
    var fields = new TreeMap<String, String>();
    fields.put("A46C", patient.payer());
    fields.put("A48", patient.recordNo());
    fields.put("A49", Integer.toString(stay.visitNo()));
    fields.put("A14", Integer.toString(stay.years()));
    fields.put("A21C", patient.marital());
    fields.put("A38C", patient.occupation());
    fields.put("A19C", patient.nation());
    fields.put("B11C", stay.story().route());
    fields.put("B20", Integer.toString(stay.days()));
    fields.put("B34C", stay.died() ? "5" : "1");
    fields.put("B36C", "1");
    fields.put("C24C", patient.allergy().equals("无") ? "1" : "2");
    fields.put("C25", patient.allergy().equals("无") ? "-" : patient.allergy());
    fields.put("C26C", patient.blood());
    fields.put("C27C", "2");
    fields.put("B30C", "1");
    fields.put("D01", stay.fees().yuan("D01"));
    fields.put("D09", stay.fees().yuan("D09"));
    for (String code : AMOUNTS) {
      if (stay.fees().of(code) > 0) fields.put(code, stay.fees().yuan(code));
    }
    for (String part : List.of("D20x01", "D20x02", "D23x01")) {
      if (stay.fees().of(part) > 0) fields.put(part, stay.fees().yuan(part));
    }
    if (stay.patient().age(stay.admittedAt().toLocalDate()).endsWith("天")) {
      fields.put("A18x01", stay.known().getOrDefault("kg", "-"));
      fields.put("A17", stay.known().getOrDefault("kg", "-"));
    }
    return fields;
  }

  static Print compose(Desk desk) {
    var stay = desk.stay;
    var patient = stay.patient();
    double s = 8.6;
    var sheet = desk.sheet("住院病案首页");
    sheet.form(
        s,
        "医疗机构",
        stay.hospital().name(),
        "组织机构代码",
        stay.hospital().organisationCode(),
        "医疗付费方式",
        patient.payer());
    sheet.form(
        s, "健康卡号", "-", "第", Integer.toString(stay.visitNo()), "次住院　病案号", patient.recordNo());
    sheet.form(
        s,
        "姓名",
        patient.name(),
        "性别（1男 2女）",
        patient.sex(),
        "出生日期",
        desk.day(patient.birth()),
        "年龄",
        stay.age(),
        "国籍",
        "中国",
        "民族",
        patient.nation());
    if (stay.years() < 1)
      sheet.form(
          s,
          "新生儿出生体重(g)",
          stay.known().getOrDefault("kg", "-"),
          "新生儿入院体重(g)",
          stay.known().getOrDefault("kg", "-"));
    sheet.form(
        s,
        "身份证号",
        patient.idNumber(),
        "职业",
        patient.occupation(),
        "婚姻（1未婚 2已婚 3丧偶 4离婚）",
        patient.marital());
    sheet.form(s, "现住址", patient.address(), "电话", patient.phone());
    sheet.form(
        s,
        "联系人",
        patient.contact(),
        "关系",
        patient.relation(),
        "地址",
        patient.address(),
        "电话",
        patient.contactPhone());
    sheet.form(s, "入院途径（1急诊 2门诊 3转入 9其他）", stay.story().route());
    sheet.form(
        s,
        "入院时间",
        desk.moment(stay.admittedAt()),
        "入院科别",
        stay.department().name(),
        "病房",
        stay.department().wards().getFirst(),
        "转科科别",
        stay.department().equals(stay.lastDepartment()) ? "-" : stay.lastDepartment().name());
    sheet.form(
        s,
        "出院时间",
        desk.moment(stay.dischargedAt()),
        "出院科别",
        stay.lastDepartment().name(),
        "实际住院",
        stay.days() + " 天");
    sheet.form(s, "门（急）诊诊断", stay.mainDiagnosis(), "疾病编码", stay.diagnoses().getFirst().code());
    diagnoses(sheet, stay);
    sheet.form(
        s,
        "损伤、中毒的外部原因",
        stay.story().id().equals("femneck") ? "在同一平面上跌倒 W18.900" : "-",
        "病理诊断",
        stay.story().pathology() == null
            ? "-"
            : stay.fill(stay.story().pathology().says(), "pathology"));
    sheet.form(
        s,
        "药物过敏（1无 2有）",
        patient.allergy().equals("无") ? "1" : "2",
        "过敏药物",
        patient.allergy().equals("无") ? "-" : patient.allergy(),
        "死亡患者尸检",
        stay.died() ? "2" : "-",
        "血型（1A 2B 3O 4AB）",
        patient.blood(),
        "Rh",
        "2");
    var team = stay.team();
    sheet.form(
        s,
        "科主任",
        team.chief().name(),
        "主任（副主任）医师",
        team.chief().name(),
        "主治医师",
        team.attending().name(),
        "住院医师",
        team.resident().name(),
        "责任护士",
        team.nurse().name());
    sheet.form(
        s,
        "病案质量（1甲 2乙 3丙）",
        "1",
        "质控医师",
        team.attending().name(),
        "质控护士",
        team.nurse().name(),
        "质控日期",
        desk.day(stay.dischargedAt().toLocalDate()));
    operations(sheet, desk);
    sheet.form(
        s, "离院方式（1医嘱离院 2转院 3转社区 4非医嘱 5死亡）", stay.died() ? "5" : "1", "31天内再住院计划（1无 2有）", "1");
    sheet.form(s, "颅脑损伤患者昏迷时间　入院前", "- 天 - 小时 - 分钟", "入院后", "- 天 - 小时 - 分钟");
    fees(sheet, stay.fees());
    return sheet.print();
  }

  private static void diagnoses(Composer sheet, Stay stay) {
    var table =
        new Table(
                new Column("", 1.3, 0),
                new Column("出院诊断", 5.4, -1),
                new Column("疾病编码", 2.1, -1),
                new Column("入院病情", 1.1, 0))
            .size(8.6);
    for (var diagnosis : stay.diagnoses()) {
      table.row(
          diagnosis.main() ? "主要诊断" : "其他诊断",
          diagnosis.name(),
          diagnosis.code(),
          diagnosis.condition());
    }
    for (int i = stay.diagnoses().size(); i < 5; i++) table.row("其他诊断", "-", "-", "-");
    sheet.table(table);
  }

  private static void operations(Composer sheet, Desk desk) {
    var stay = desk.stay;
    var table =
        new Table(
                new Column("手术及操作编码", 2.4, -1),
                new Column("日期", 1.7, 0),
                new Column("级别", 0.7, 0),
                new Column("手术及操作名称", 4.2, -1),
                new Column("术者", 1.2, 0),
                new Column("Ⅰ助", 1.2, 0),
                new Column("切口/愈合", 1.3, 0),
                new Column("麻醉方式", 2, 0),
                new Column("麻醉医师", 1.3, 0))
            .size(7.8);
    var operation = stay.story().operation();
    var surgery = stay.surgery();
    if (operation == null || surgery == null) {
      table.row("-", "-", "-", "-", "-", "-", "-", "-", "-");
    } else {
      table.row(
          operation.code(),
          desk.day(surgery.start().toLocalDate()),
          operation.level(),
          stay.operationName(),
          surgery.surgeon().name(),
          surgery.first().name(),
          operation.incision() + "/" + (operation.healing().isEmpty() ? "-" : operation.healing()),
          operation.anaesthesia(),
          surgery.anaesthetist().name());
    }
    sheet.table(table);
  }

  private static void fees(Composer sheet, Fees fees) {
    double s = 8.2;
    sheet.form(s + 0.6, "住院费用（元）：总费用", fees.yuan("D01"), "其中自付金额", fees.yuan("D09"));
    sheet.form(
        s,
        "1.综合医疗服务类：(1)一般医疗服务费",
        fees.yuan("D11"),
        "(2)一般治疗操作费",
        fees.yuan("D12"),
        "(3)护理费",
        fees.yuan("D13"),
        "(4)其他费用",
        fees.yuan("D14"));
    sheet.form(
        s,
        "2.诊断类：(5)病理诊断费",
        fees.yuan("D15"),
        "(6)实验室诊断费",
        fees.yuan("D16"),
        "(7)影像学诊断费",
        fees.yuan("D17"),
        "(8)临床诊断项目费",
        fees.yuan("D18"));
    sheet.form(
        s,
        "3.治疗类：(9)非手术治疗项目费",
        fees.yuan("D19"),
        "(10)手术治疗费",
        fees.yuan("D20"),
        "其中：麻醉费",
        fees.yuan("D20x01"),
        "手术费",
        fees.yuan("D20x02"));
    sheet.form(
        s,
        "4.康复类：(11)康复费",
        fees.yuan("D21"),
        "5.中医类：(12)中医治疗费",
        fees.yuan("D22"),
        "6.西药类：(13)西药费",
        fees.yuan("D23"),
        "其中：抗菌药物费",
        fees.yuan("D23x01"));
    sheet.form(
        s,
        "7.中药类：(14)中成药费",
        fees.yuan("D24"),
        "(15)中草药费",
        fees.yuan("D25"),
        "8.血液类：(16)血费",
        fees.yuan("D26"),
        "(17)白蛋白类制品费",
        fees.yuan("D27"),
        "(18)球蛋白类制品费",
        fees.yuan("D28"));
    sheet.form(
        s,
        "(19)凝血因子类制品费",
        fees.yuan("D29"),
        "(20)细胞因子类制品费",
        fees.yuan("D30"),
        "9.耗材类：(21)检查用一次性医用材料费",
        fees.yuan("D31"),
        "(22)治疗用一次性医用材料费",
        fees.yuan("D32"),
        "(23)手术用一次性医用材料费",
        fees.yuan("D33"),
        "10.其他类：(24)其他费",
        fees.yuan("D34"));
  }
}
