package org.anjuan.demo.form;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.anjuan.demo.paper.Canvas;
import org.anjuan.demo.paper.Composer;
import org.anjuan.demo.paper.Ink;
import org.anjuan.demo.paper.Print;
import org.anjuan.demo.stay.Stay;

/**
 * 体温单: a week on a sheet, temperature in blue crosses, pulse in red dots, the day's figures below.
 */
final class TemperatureChart {

  private static final double LEFT = 56;
  private static final double DAY = 62;
  private static final double SLOT = DAY / 6;
  private static final double TOP = 66;
  private static final double DEGREE = 50;
  private static final double FEET = TOP + 8 * DEGREE;

  private final Desk desk;
  private final Stay stay;

  TemperatureChart(Desk desk) {
    this.desk = desk;
    this.stay = desk.stay;
  }

  Print compose() {
    var sheet = desk.sheet("体　温　单");
    var last = stay.until().toLocalDate();
    for (var week = stay.admittedAt().toLocalDate(); !week.isAfter(last); week = week.plusDays(7)) {
      var first = week;
      sheet.form(9, "入院日期", desk.day(stay.admittedAt().toLocalDate()), "诊断", stay.mainDiagnosis());
      sheet.drawing(FEET + 120, canvas -> week(canvas, first));
    }
    return sheet.print();
  }

  private void week(Canvas canvas, LocalDate first) {
    double right = LEFT + 7 * DAY;
    heads(canvas, first, right);
    for (int i = 0; i <= 40; i++) {
      double y = TOP + i * DEGREE / 5;
      canvas.line(
          LEFT,
          y,
          right,
          y,
          i % 5 == 0 ? 0.8 : 0.25,
          i == 25 ? 0xd03030 : i % 5 == 0 ? 0x8a94a3 : 0xb9c1cc);
    }
    for (int i = 0; i <= 42; i++) {
      canvas.line(
          LEFT + i * SLOT,
          TOP,
          LEFT + i * SLOT,
          FEET,
          i % 6 == 0 ? 0.9 : 0.25,
          i % 6 == 0 ? 0xd03030 : 0xb9c1cc);
    }
    canvas.text(14, TOP - 2.5, 7, true, Composer.RED, 0, "脉搏");
    canvas.text(41, TOP - 2.5, 7, true, Composer.BLUE, 0, "体温℃");
    int base = stay.years() < 1 ? 60 : 20;
    for (int i = 0; i <= 8; i++) {
      double y = TOP + i * DEGREE;
      canvas.text(
          41,
          y + (i == 0 ? 8 : i == 8 ? -2 : 3),
          8,
          false,
          Composer.BLUE,
          0,
          Integer.toString(42 - i));
      canvas.text(
          14,
          y + (i == 0 ? 8 : i == 8 ? -2 : 3),
          8,
          false,
          Composer.RED,
          0,
          Integer.toString(base + 160 - i * 20));
    }
    curves(canvas, first, base);
    marks(canvas, first);
    figures(canvas, first, right);
    canvas.frame(0, 0, right, FEET + 96, 0.9, Composer.BLACK);
    canvas.line(LEFT, 0, LEFT, FEET + 96, 0.9, Composer.BLACK);
    canvas.cross(70, FEET + 108, 2.4, 0.9, Composer.BLUE);
    canvas.text(78, FEET + 111, 8, false, Composer.GREY, -1, "腋温");
    canvas.dot(120, FEET + 108, 2.2, Composer.RED);
    canvas.text(127, FEET + 111, 8, false, Composer.GREY, -1, "脉搏");
  }

  private void heads(Canvas canvas, LocalDate first, double right) {
    String[] labels = {"日　期", "住院天数", "手术后天数", "时　间"};
    for (int row = 0; row < 4; row++) {
      canvas.text(LEFT / 2, row * 14 + 10, 8, false, Composer.BLACK, 0, labels[row]);
      canvas.line(0, row * 14 + 14, right, row * 14 + 14, 0.5, Composer.GREY);
    }
    for (int d = 0; d < 7; d++) {
      var date = first.plusDays(d);
      double middle = LEFT + d * DAY + DAY / 2;
      canvas.line(LEFT + d * DAY, 0, LEFT + d * DAY, TOP, 0.6, Composer.GREY);
      if (date.isAfter(stay.until().toLocalDate())) continue;
      canvas.text(
          middle,
          10,
          8,
          false,
          Composer.BLACK,
          0,
          d == 0 ? date.toString() : date.toString().substring(5));
      long nth = date.toEpochDay() - stay.admittedAt().toLocalDate().toEpochDay() + 1;
      canvas.text(middle, 24, 8, false, Composer.BLACK, 0, Long.toString(nth));
      var surgery = stay.surgery();
      long after =
          surgery == null ? 0 : date.toEpochDay() - surgery.start().toLocalDate().toEpochDay();
      if (after > 0 && after <= 14)
        canvas.text(middle, 38, 8, false, Composer.RED, 0, Long.toString(after));
      for (int h = 0; h < 6; h++) {
        canvas.text(
            LEFT + d * DAY + h * SLOT + SLOT / 2,
            52,
            6.4,
            false,
            h == 0 || h == 5 ? Composer.RED : Composer.BLACK,
            0,
            Integer.toString(h * 4 + 2));
      }
    }
  }

  private double x(Stay.Vital vital, LocalDate first) {
    double days = vital.at().toLocalDate().toEpochDay() - first.toEpochDay();
    return LEFT + days * DAY + (vital.at().getHour() / 4) * SLOT + SLOT / 2;
  }

  private List<Stay.Vital> ofWeek(LocalDate first) {
    return stay.vitals().stream()
        .filter(vital ->
            !vital.at().toLocalDate().isBefore(first)
                && vital.at().toLocalDate().isBefore(first.plusDays(7))
                && !vital.at().isAfter(stay.until()))
        .toList();
  }

  private void curves(Canvas canvas, LocalDate first, int base) {
    var warm = new ArrayList<Ink.Spot>();
    var beats = new ArrayList<Ink.Spot>();
    for (var vital : ofWeek(first)) {
      double x = x(vital, first);
      warm.add(new Ink.Spot(x, TOP + (42 - vital.temperature()) * DEGREE));
      beats.add(
          new Ink.Spot(x, TOP + Math.clamp((base + 160 - vital.pulse()) / 20.0, 0, 8) * DEGREE));
    }
    canvas.curve(beats, 0.8, Composer.RED);
    canvas.curve(warm, 0.9, Composer.BLUE);
    for (var spot : beats) canvas.dot(spot.x(), spot.y(), 1.9, Composer.RED);
    for (var spot : warm) canvas.cross(spot.x(), spot.y(), 2.1, 0.9, Composer.BLUE);
  }

  private void marks(Canvas canvas, LocalDate first) {
    mark(canvas, first, stay.admittedAt(), "入院");
    var surgery = stay.surgery();
    if (surgery != null) mark(canvas, first, surgery.start(), "手术");
    if (stay.over()) mark(canvas, first, stay.dischargedAt(), stay.died() ? "死亡" : "出院");
  }

  private void mark(Canvas canvas, LocalDate first, java.time.LocalDateTime at, String word) {
    long day = at.toLocalDate().toEpochDay() - first.toEpochDay();
    if (day < 0 || day > 6 || at.isAfter(stay.until())) return;
    double x = LEFT + day * DAY + (at.getHour() / 4) * SLOT + SLOT / 2;
    String text =
        word + "|" + String.format(Locale.ROOT, "%02d:%02d", at.getHour(), at.getMinute());
    double y = TOP + 9;
    for (int i = 0; i < text.length(); i++) {
      canvas.text(x, y, 7.2, false, Composer.RED, 0, text.substring(i, i + 1));
      y += 8;
    }
  }

  private void figures(Canvas canvas, LocalDate first, double right) {
    String[] labels = {"呼吸(次/分)", "血压(mmHg)", "入量(ml)", "尿量(ml)", "大便(次)", "过敏药物"};
    for (int row = 0; row < labels.length; row++) {
      double y = FEET + row * 16;
      canvas.text(LEFT / 2, y + 11, 7.4, false, Composer.BLACK, 0, labels[row]);
      canvas.line(0, y, right, y, 0.5, Composer.GREY);
    }
    for (int d = 0; d < 7; d++) {
      double left = LEFT + d * DAY;
      canvas.line(left, FEET, left, FEET + 96, 0.5, Composer.GREY);
      var date = first.plusDays(d);
      var vitals =
          ofWeek(first).stream().filter(vital -> vital.at().toLocalDate().equals(date)).toList();
      if (vitals.isEmpty()) continue;
      var vital = vitals.get(vitals.size() / 2);
      var dice = stay.dice("figures" + date);
      double middle = left + DAY / 2;
      canvas.text(
          middle, FEET + 11, 7.6, false, Composer.BLACK, 0, Integer.toString(vital.breath()));
      canvas.text(
          middle,
          FEET + 27,
          7.6,
          false,
          Composer.BLACK,
          0,
          vital.systolic() + "/" + vital.diastolic());
      boolean small = stay.years() < 1;
      canvas.text(
          middle,
          FEET + 43,
          7.6,
          false,
          Composer.BLACK,
          0,
          Integer.toString(dice.between(small ? 30 : 160, small ? 48 : 240) * 10));
      canvas.text(
          middle,
          FEET + 59,
          7.6,
          false,
          Composer.BLACK,
          0,
          Integer.toString(dice.between(small ? 20 : 130, small ? 36 : 200) * 10));
      canvas.text(
          middle,
          FEET + 75,
          7.6,
          false,
          Composer.BLACK,
          0,
          Integer.toString(dice.between(0, small ? 4 : 2)));
      if (d == 0)
        canvas.text(middle, FEET + 91, 7.6, false, Composer.RED, 0, stay.patient().allergy());
    }
  }
}
