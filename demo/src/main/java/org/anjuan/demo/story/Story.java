package org.anjuan.demo.story;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A course of illness that many patients may have, as told in {@code stories/*.json}; {@link
 * Template} gives the rules of its texts. Lines of {@code course}, {@code rounds}, {@code orders}
 * are fields parted by {@code |}; days count from admission, {@code *} is the day of discharge.
 *
 * @param departments department codes, one for each campus that treats this
 * @param vars values rolled once per stay: a range, or choices parted by {@code |}
 */
public record Story(
    String id,
    String name,
    int weight,
    List<String> departments,
    String sex,
    List<Integer> age,
    List<Integer> los,
    String route,
    Map<String, String> vars,
    Diagnosis main,
    List<Diagnosis> others,
    String chief,
    List<String> present,
    String past,
    Start start,
    Map<String, String> exam,
    String special,
    String basis,
    List<String> differentials,
    List<String> plan,
    List<Lab> labs,
    List<Imaging> imaging,
    List<String> care,
    List<String> orders,
    List<String> once,
    List<String> course,
    List<String> rounds,
    @Nullable Operation operation,
    @Nullable Pathology pathology,
    List<String> consents,
    @Nullable Transfer transfer,
    @Nullable Death death,
    List<Next> next,
    String condition,
    List<String> advice) {

  public Story {
    vars = vars == null ? Map.of() : vars;
    others = listed(others);
    exam = exam == null ? Map.of() : exam;
    differentials = listed(differentials);
    plan = listed(plan);
    labs = listed(labs);
    imaging = listed(imaging);
    care = listed(care);
    orders = listed(orders);
    once = listed(once);
    course = listed(course);
    rounds = listed(rounds);
    consents = listed(consents);
    next = listed(next);
    advice = listed(advice);
    if (departments == null || departments.isEmpty())
      throw new IllegalArgumentException(id + ": departments");
    if (age.size() != 2 || los.size() != 2)
      throw new IllegalArgumentException(id + ": age and los are ranges");
  }

  private static <T> List<T> listed(@Nullable List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }

  /** A diagnosis; {@code p} is how many of the patients have it (0 means all). */
  public record Diagnosis(String code, String name, double p, @Nullable String condition) {
    public boolean certain() {
      return p == 0;
    }
  }

  /** Vital signs on admission, and how many days it takes them to become normal. */
  public record Start(String t, String p, String r, String sys, String dia, int days) {}

  /** A panel on some days; values are given per day for the items that are not normal. */
  public record Lab(String panel, List<String> days, Map<String, List<String>> values) {
    public Lab {
      values = values == null ? Map.of() : values;
    }
  }

  public record Imaging(
      String kind,
      String part,
      String day,
      String findings,
      String says,
      double price,
      @Nullable String revised) {}

  public record Operation(
      int day,
      String code,
      String name,
      String level,
      String position,
      String anaesthesia,
      String incision,
      String healing,
      String minutes,
      String blood,
      String discussion,
      List<String> steps,
      @Nullable String specimen,
      @Nullable String implant,
      double price,
      double material,
      boolean film) {}

  public record Pathology(String specimen, String gross, String micro, String says) {}

  public record Transfer(int day, String department, String reason) {}

  public record Death(String cause, List<String> rescue, List<String> discussion) {}

  /** The stay that follows for the same patient, or, when {@code child}, the newborn's own. */
  public record Next(String story, int afterDays, double p, boolean child) {}
}
