package org.anjuan.demo.form;

import java.time.LocalDateTime;
import java.util.ArrayList;
import org.anjuan.demo.hospital.Hospital.Staff;
import org.anjuan.demo.paper.ScanWriter.Seal;
import org.anjuan.demo.paper.ScanWriter.Signature;
import org.anjuan.demo.stay.Stay;

/** Consents and notices: printed, signed by hand, sealed, and scanned. */
final class Consents {

  private final Desk desk;
  private final Stay stay;

  Consents(Desk desk) {
    this.desk = desk;
    this.stay = desk.stay;
  }

  Sheet.Content compose(
      String category, String title, String subject, Staff doctor, LocalDateTime at) {
    var sheet = desk.sheet(title);
    sheet.form(9.6, "临床诊断", stay.mainDiagnosis(), "拟行项目", subject);
    sheet.text(opening(category, subject));
    sheet.heading("一、目的与必要性").text(stay.fill(stay.story().basis(), "basis"));
    sheet.heading("二、可能发生的风险及并发症");
    int number = 1;
    for (String risk : risks(category)) sheet.text(number++ + ". " + risk);
    sheet
        .heading("三、可替代的方案")
        .text(
            category.equals("C0030")
                ? "目前已采取的抢救措施为最佳方案；如放弃抢救，病情将迅速恶化。"
                : "保守治疗、观察随访或转上级医院诊治。医师已说明各方案的利弊。");
    sheet.heading("四、患方意见");
    sheet.text("医师已向我详细说明上述内容，我已充分理解，经慎重考虑，同意实施“" + subject + "”，并愿意承担相应风险。");
    var patient = stay.patient();
    boolean self = stay.years() >= 18 && stay.years() < 80 && !category.equals("C0030");
    String signer = self ? patient.name() : patient.contact();
    sheet.space(14);
    var place = sheet.place();
    sheet.form(
        10.5,
        "患者（或授权亲属）签名",
        "　　　　　　　　　　",
        "与患者关系",
        self ? "本人" : "亲属",
        "签名日期",
        desk.day(at.toLocalDate()));
    sheet.space(16);
    var second = sheet.place();
    sheet.form(10.5, "谈话医师签名", "　　　　　　　　　　", "谈话时间", desk.moment(at));
    var signatures = new ArrayList<Signature>();
    signatures.add(new Signature(place.page(), 172, place.y() + 9, 19, signer));
    signatures.add(new Signature(second.page(), 124, second.y() + 9, 19, doctor.name()));
    var seal =
        new Seal(
            second.page(), 428, Math.min(760, second.y() - 6), stay.hospital().name(), "医疗专用章");
    return new Sheet.Content(sheet.print(), signatures, java.util.List.of(seal));
  }

  private String opening(String category, String subject) {
    String who = "患者" + stay.patient().name() + "，" + stay.patient().sexName() + "，" + stay.age();
    if (category.equals("C0030")) return who + "，目前病情危重，随时可能危及生命，特此书面告知，请家属予以理解并配合抢救治疗。";
    return who + "，因病情需要，拟行“" + subject + "”。医师就其目的、风险、注意事项及替代方案告知如下，请认真阅读。";
  }

  private static String[] risks(String category) {
    return switch (category) {
      case "C0026" ->
          new String[] {
            "术中、术后出血，必要时输血或再次手术。",
            "损伤周围脏器、血管、神经，引起相应功能障碍。",
            "切口感染、裂开、延迟愈合，脂肪液化。",
            "深静脉血栓、肺栓塞、心脑血管意外等，严重者危及生命。",
            "术中根据探查情况变更手术方式。",
            "术后病理结果与术前诊断不符。"
          };
      case "C0027" ->
          new String[] {
            "麻醉药物过敏、过敏性休克，呼吸、循环抑制。",
            "气管插管致牙齿脱落、咽喉损伤、声音嘶哑，反流误吸。",
            "椎管内麻醉后头痛、神经损伤、麻醉平面过高或效果不佳。",
            "心律失常、心脑血管意外，苏醒延迟。"
          };
      case "C0028" ->
          new String[] {
            "发热、过敏等输血反应，严重者溶血反应、过敏性休克。", "经血液传播疾病（乙肝、丙肝、艾滋病、梅毒等）处于窗口期而无法检出。", "循环负荷过重，输血相关急性肺损伤。"
          };
      case "C0030" -> new String[] {"呼吸、心跳骤停。", "多器官功能衰竭、弥散性血管内凝血。", "抢救无效死亡。"};
      default ->
          new String[] {"治疗或检查过程中可能出现不适、过敏、感染、出血等。", "原有疾病加重或发生其他难以预料的意外。", "效果可能达不到预期，需要改变方案。"};
    };
  }
}
