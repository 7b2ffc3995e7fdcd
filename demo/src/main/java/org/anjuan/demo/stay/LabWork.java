package org.anjuan.demo.stay;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.anjuan.demo.story.Dice;
import org.anjuan.demo.story.Panels;
import org.anjuan.demo.story.Range;
import org.anjuan.demo.story.Story;
import org.jspecify.annotations.Nullable;

/**
 * Measures what a story asks for: normal values where it says nothing. Each value becomes known to
 * the texts as {@code {CODE}}, from the second measurement on as {@code {CODE.2}}.
 */
final class LabWork {

  private static final int PANELS_ON_A_SHEET = 6;

  private final Panels panels;
  private final Story story;
  private final Patient patient;
  private final LocalDateTime admittedAt;
  private final int days;
  private final Dice dice;
  private final Map<String, String> known;

  LabWork(
      Panels panels,
      Story story,
      Patient patient,
      LocalDateTime admittedAt,
      int days,
      Dice dice,
      Map<String, String> known) {
    this.panels = panels;
    this.story = story;
    this.patient = patient;
    this.admittedAt = admittedAt;
    this.days = days;
    this.dice = dice;
    this.known = known;
  }

  List<Stay.LabReport> reports() {
    var byDay = new TreeMap<Integer, List<Stay.Measured>>();
    for (var lab : story.labs()) {
      int time = 0;
      for (String written : lab.days()) {
        int day = written.equals("*") ? days - 1 : Math.min(days - 1, Integer.parseInt(written));
        byDay.computeIfAbsent(day, any -> new ArrayList<>()).add(measure(lab, time++));
      }
    }
    var reports = new ArrayList<Stay.LabReport>();
    byDay.forEach((day, measured) -> {
      for (int from = 0; from < measured.size(); from += PANELS_ON_A_SHEET) {
        var sheet = measured.subList(from, Math.min(measured.size(), from + PANELS_ON_A_SHEET));
        var drawn =
            day == 0
                ? admittedAt.plusMinutes(40)
                : admittedAt.toLocalDate().plusDays(day).atTime(6, dice.between(10, 50));
        reports.add(
            new Stay.LabReport(
                drawn, drawn.plusMinutes(dice.between(70, 260)), List.copyOf(sheet)));
      }
    });
    return List.copyOf(reports);
  }

  private Stay.Measured measure(Story.Lab lab, int time) {
    var panel = panels.panel(lab.panel());
    var results = new ArrayList<Stay.Result>();
    for (var item : panel.items()) {
      var given = lab.values().get(item.code());
      String wanted = given != null && time < given.size() ? given.get(time) : null;
      var result = item.worded() ? words(item, wanted) : number(item, wanted);
      known.put(time == 0 ? item.code() : item.code() + "." + (time + 1), result.value());
      results.add(result);
    }
    return new Stay.Measured(panel, List.copyOf(results));
  }

  private Stay.Result words(Panels.Item item, @Nullable String wanted) {
    String value = wanted == null ? item.normal() : dice.pick(List.of(wanted.split("\\|")));
    return new Stay.Result(item, value, item.normal(), value.equals(item.normal()) ? "" : "*");
  }

  private Stay.Result number(Panels.Item item, @Nullable String wanted) {
    var normal = patient.sex().equals("1") ? item.men() : item.women();
    double margin = (normal.high() - normal.low()) * 0.12;
    double value = dice.bell(normal.low() + margin, normal.high() - margin);
    if (wanted != null) {
      int dash = wanted.indexOf('-');
      value =
          dice.between(
              Double.parseDouble(wanted.substring(0, dash)),
              Double.parseDouble(wanted.substring(dash + 1)));
    }
    String written = Range.write(value, normal.decimals());
    double rounded = Double.parseDouble(written);
    String flag = rounded > normal.high() ? "↑" : rounded < normal.low() ? "↓" : "";
    String reference =
        Range.write(normal.low(), normal.decimals())
            + "–"
            + Range.write(normal.high(), normal.decimals());
    return new Stay.Result(item, written, reference, flag);
  }
}
