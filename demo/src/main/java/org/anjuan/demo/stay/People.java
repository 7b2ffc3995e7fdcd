package org.anjuan.demo.stay;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.anjuan.demo.story.Dice;
import org.jspecify.annotations.Nullable;

/** Invents patients. */
public final class People {

  private static final List<String> SURNAMES =
      List.of(
          "王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周", "徐", "孙", "马", "朱", "胡", "郭", "何", "高",
          "林", "罗", "郑", "梁", "谢", "宋", "唐", "许", "韩", "冯", "邓", "曹", "彭", "曾", "肖", "田", "董", "袁",
          "潘", "于", "蒋", "蔡", "余", "杜", "叶", "程", "单", "解", "仇", "区", "查", "尉迟", "欧阳", "上官", "诸葛");
  private static final String OLD_MEN = "国建志德福明荣贵林生华军成山清宝树金祥永庆";
  private static final String OLD_WOMEN = "秀英桂兰玉珍凤淑芳琴素华梅香莲荣菊翠云";
  private static final String MEN = "伟强磊涛鹏宇浩杰斌超勇刚峰毅俊凯轩睿晨阳";
  private static final String WOMEN = "静丽娜婷雪敏燕玲颖佳怡欣悦晓琳瑶蕾洁倩雯";
  private static final String CHILDREN = "子梓浩宇轩涵一诺可馨沐辰奕欣若彤思睿";
  private static final List<String> STREETS =
      List.of("青山区和平路", "青山区文化街", "东湖区滨江大道", "东湖区学府路", "云溪县城关镇人民路", "云溪县石桥乡前进村", "高新区创业路");

  private People() {}

  /** A person; {@code name} when the part is cast, else any. */
  public static Patient person(
      long seed,
      int number,
      String sex,
      int age,
      LocalDate on,
      @Nullable String name,
      LocalDate born) {
    var dice = Dice.of(seed, "person" + number);
    var birth = age == 0 ? born : on.minusYears(age).minusDays(dice.between(1, 360));
    String called = name != null ? name : name(dice, sex, age);
    String relation = age < 18 ? "5" : age > 70 ? dice.pick(List.of("2", "3")) : "1";
    return new Patient(
        String.format(Locale.ROOT, "%08d", 100_000 + number * 7L),
        called,
        sex,
        birth,
        idNumber(birth, number, sex),
        "126" + String.format(Locale.ROOT, "%08d", dice.between(0, 99_999_999)),
        "青山市" + dice.pick(STREETS) + dice.between(1, 320) + "号",
        called.contains("·")
            ? "维吾尔族"
            : dice.chance(0.94) ? "汉族" : dice.pick(List.of("回族", "满族", "土家族", "壮族")),
        age < 22 ? "1" : age > 72 && dice.chance(0.4) ? "3" : "2",
        age < 6
            ? "90"
            : age < 22
                ? "31"
                : age > 60
                    ? dice.pick(List.of("80", "27"))
                    : dice.pick(List.of("17", "24", "27", "13", "54", "51")),
        dice.pick(List.of("1", "1", "1", "2", "2", "2", "2", "5", "7")),
        dice.pick(List.of("1", "2", "3", "3", "4")),
        dice.chance(0.88) ? "无" : dice.pick(List.of("磺胺类", "链霉素", "破伤风抗毒素")),
        age < 1
            ? called.replaceAll("之[子女]$", "")
            : name(
                dice,
                relation.equals("2") || age < 18 ? "1" : sex.equals("1") ? "2" : "1",
                age < 18 ? age + 28 : 45),
        relation,
        "126" + String.format(Locale.ROOT, "%08d", dice.between(0, 99_999_999)));
  }

  private static String name(Dice dice, String sex, int age) {
    String pool =
        age < 14
            ? CHILDREN
            : age > 55 ? (sex.equals("1") ? OLD_MEN : OLD_WOMEN) : sex.equals("1") ? MEN : WOMEN;
    String given =
        ""
            + dice.pick(pool)
            + (dice.chance(age > 55 || age < 14 ? 0.85 : 0.45) ? dice.pick(pool) : "");
    return dice.pick(SURNAMES) + given;
  }

  /** Region 999999, date of birth, order number and the check digit of GB 11643. */
  private static String idNumber(LocalDate birth, int number, String sex) {
    int order = number % 499 * 2 + (sex.equals("1") ? 1 : 0);
    String body =
        String.format(
            Locale.ROOT,
            "999999%04d%02d%02d%03d",
            birth.getYear(),
            birth.getMonthValue(),
            birth.getDayOfMonth(),
            order);
    int sum = 0;
    for (int i = 0; i < 17; i++) sum += (body.charAt(i) - '0') * ((1 << (17 - i)) % 11);
    return body + "10X98765432".charAt(sum % 11);
  }
}
