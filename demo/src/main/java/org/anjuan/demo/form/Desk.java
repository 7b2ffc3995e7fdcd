package org.anjuan.demo.form;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.anjuan.demo.hospital.Hospital.Staff;
import org.anjuan.demo.paper.Composer;
import org.anjuan.demo.paper.Letterhead;
import org.anjuan.demo.paper.PaperFont;
import org.anjuan.demo.stay.Stay;

/** Where a stay's papers are written: the letterhead, the ways to write dates and names. */
final class Desk {

  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final DateTimeFormatter CHINESE =
      DateTimeFormatter.ofPattern("yyyy年MM月dd日 HH时mm分");

  final Stay stay;
  private final PaperFont font;

  Desk(Stay stay, PaperFont font) {
    this.stay = stay;
    this.font = font;
  }

  Composer sheet(String title) {
    return sheet(title, List.of());
  }

  Composer sheet(String title, List<String> more) {
    var patient = stay.patient();
    var banner =
        new java.util.ArrayList<>(
            List.of(
                "姓名：",
                patient.name(),
                "性别：",
                patient.sexName(),
                "年龄：",
                stay.age(),
                "科室：",
                stay.department().name(),
                "床号：",
                stay.bed(),
                "住院号：",
                stay.admissionNo()));
    banner.addAll(more);
    var campus = stay.hospital().campus(stay.department().campus()).name();
    return new Composer(
        font,
        new Letterhead(stay.hospital().name(), campus, title, banner, "病案号 " + patient.recordNo()));
  }

  String moment(LocalDateTime at) {
    return MOMENT.format(at);
  }

  String chinese(LocalDateTime at) {
    return CHINESE.format(at);
  }

  String day(LocalDate date) {
    return date.toString();
  }

  String signature(Staff... people) {
    return Arrays.stream(people)
        .map(person -> person.title().replace("医师", "") + "医师：" + person.name())
        .collect(Collectors.joining("　　"));
  }

  String diagnoses() {
    var all = stay.diagnoses();
    var text = new StringBuilder();
    for (int i = 0; i < all.size(); i++) {
      if (i > 0) text.append("；");
      text.append(i + 1).append('.').append(all.get(i).name());
    }
    return text.toString();
  }

  String vitals(LocalDateTime at) {
    var vital = stay.vital(at);
    return "T "
        + vital.temperature()
        + "℃，P "
        + vital.pulse()
        + "次/分，R "
        + vital.breath()
        + "次/分，BP "
        + vital.systolic()
        + "/"
        + vital.diastolic()
        + "mmHg";
  }
}
