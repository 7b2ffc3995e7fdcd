package org.anjuan.demo.stay;

import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;

/** An invented person; identity numbers begin with 999999, a region that does not exist. */
public record Patient(
    String recordNo,
    String name,
    String sex,
    LocalDate birth,
    String idNumber,
    String phone,
    String address,
    String nation,
    String marital,
    String occupation,
    String payer,
    String blood,
    String allergy,
    String contact,
    String relation,
    String contactPhone) {

  public String sexName() {
    return sex.equals("1") ? "男" : "女";
  }

  public int years(LocalDate on) {
    return Period.between(birth, on).getYears();
  }

  /** The age as a chart states it: years, for infants months, for newborns days. */
  public String age(LocalDate on) {
    int years = years(on);
    if (years >= 1) return years + "岁";
    long months = ChronoUnit.MONTHS.between(birth, on);
    return months >= 1 ? months + "月" : Math.max(1, ChronoUnit.DAYS.between(birth, on)) + "天";
  }
}
