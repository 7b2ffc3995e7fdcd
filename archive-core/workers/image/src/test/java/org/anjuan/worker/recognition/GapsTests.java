package org.anjuan.worker.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Fields beside each other in a line stay apart, so that what is searched is words (QRY-6). */
@Tag("QRY-6")
class GapsTests {

  @Test
  void fieldsThatStandApartHaveASpaceBetweenThem() {
    // as read from a page: each character, and how many columns after the one before
    assertThat(read("姓2 名4 ：3 金5 洋5 志3 性9 别4 ：3 男5 年9 龄4 ：3 55 92 岁3 科9 室4"))
        .isEqualTo("姓名：金洋志 性别：男 年龄：59岁 科室");
  }

  @Test
  void evenlySetTextHasNone() {
    assertThat(read("，1 无6 意5 识5 障5 碍4 ，4 当5 时5 腰7 椎5 （6 L2 53 -2 S2 13 ）2 患6 者4"))
        .isEqualTo("，无意识障碍，当时腰椎（L5-S1）患者");
  }

  @Test
  void widelySetHeadingHasNone() {
    assertThat(read("病5 程12 记12 录12 单12")).isEqualTo("病程记录单");
  }

  @Test
  void latinIsLeftAsTheModelReadsIt() {
    assertThat(read("m1 m9 H2 g9")).isEqualTo("mmHg");
    assertThat(read("A2 p3 p9 l2 e2")).isEqualTo("Apple");
  }

  private static String read(String steps) {
    var signs = new ArrayList<Gaps.Sign>();
    int at = 0;
    for (var part : steps.split(" ")) {
      at += Integer.parseInt(part.substring(1));
      signs.add(new Gaps.Sign(part.substring(0, 1), at));
    }
    return Gaps.text(signs);
  }
}
