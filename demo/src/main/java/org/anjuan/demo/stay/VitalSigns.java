package org.anjuan.demo.stay;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.anjuan.demo.story.Dice;
import org.anjuan.demo.story.Story;
import org.jspecify.annotations.Nullable;

/**
 * The temperature chart's numbers: from the state on admission to the normal of the age, with the
 * day's rhythm.
 */
final class VitalSigns {

  private final Story story;
  private final LocalDateTime admittedAt;
  private final LocalDateTime dischargedAt;
  private final Stay.@Nullable Surgery surgery;
  private final Dice dice;
  private final double pulse;
  private final double breath;
  private final double systolic;
  private final double diastolic;

  VitalSigns(
      Story story,
      int years,
      LocalDateTime admittedAt,
      LocalDateTime dischargedAt,
      Stay.@Nullable Surgery surgery,
      Dice dice) {
    this.story = story;
    this.admittedAt = admittedAt;
    this.dischargedAt = dischargedAt;
    this.surgery = surgery;
    this.dice = dice;
    pulse = years < 1 ? 136 : years < 12 ? 98 : 76;
    breath = years < 1 ? 42 : years < 12 ? 24 : 18;
    systolic = years < 1 ? 70 : years < 12 ? 98 : 124;
    diastolic = years < 1 ? 42 : years < 12 ? 60 : 76;
  }

  List<Stay.Vital> chart() {
    var start = story.start();
    double t = roll(start.t());
    double p = roll(start.p());
    double r = roll(start.r());
    double sys = roll(start.sys());
    double dia = roll(start.dia());
    var vitals = new ArrayList<Stay.Vital>();
    vitals.add(new Stay.Vital(admittedAt, round(t), (int) p, (int) r, (int) sys, (int) dia));
    var at = admittedAt.toLocalDate().atTime(2, 0);
    while (at.isBefore(dischargedAt)) {
      if (at.isAfter(admittedAt.plusHours(1))) {
        double hours = Duration.between(admittedAt, at).toHours();
        double left = Math.max(0, 1 - hours / (24.0 * Math.max(1, start.days())));
        double rhythm =
            at.getHour() == 14 || at.getHour() == 18
                ? 0.22
                : at.getHour() == 2 || at.getHour() == 6 ? -0.18 : 0;
        double fever = t > 37.3 ? (t - 36.6) * Math.sqrt(left) : (t - 36.5) * left;
        double temperature =
            36.55 + fever + afterSurgery(at) + rhythm * (1 + fever) + dice.between(-0.15, 0.15);
        vitals.add(
            new Stay.Vital(
                at,
                round(Math.clamp(temperature, 36.0, 40.6)),
                (int)
                    Math.round(
                        pulse
                            + (p - pulse) * left
                            + (temperature - 36.5) * 6
                            + dice.between(-5.0, 5.0)),
                (int) Math.round(breath + (r - breath) * left + dice.between(-1.2, 1.2)),
                (int) Math.round(systolic + (sys - systolic) * left + dice.between(-7.0, 7.0)),
                (int) Math.round(diastolic + (dia - diastolic) * left + dice.between(-5.0, 5.0))));
      }
      at = at.plusHours(4);
    }
    return List.copyOf(vitals);
  }

  private double afterSurgery(LocalDateTime at) {
    if (surgery == null || at.isBefore(surgery.end())) return 0;
    double hours = Duration.between(surgery.end(), at).toHours();
    double strain = surgery.blood() > 20 ? 1.1 : 0.5;
    return hours > 60 ? 0 : strain * (1 - hours / 60);
  }

  private double roll(String range) {
    String[] part = range.split("-");
    return dice.bell(Double.parseDouble(part[0]), Double.parseDouble(part[1]));
  }

  private static double round(double value) {
    return Math.round(value * 10) / 10.0;
  }
}
