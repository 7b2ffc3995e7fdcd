package org.anjuan.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("QRY-6")
class FoldingTests {

  @ParameterizedTest
  @CsvSource({
    "甲狀腺功能亢進,甲状腺功能亢进",
    "ＣＴ１２３,ct123",
    "肺\u3000炎 症,肺炎症",
    "Ⅱ型,ii型",
    "５㎎,5mg",
    "⼼脏,心脏", // Kangxi radical, as PDF fonts leave it
    "乾燥綜合徵,干燥综合征",
    "瀋陽,沈阳",
  })
  void whatMakesNoDifference(String text, String folded) {
    assertThat(TestArchive.folding().fold(text)).isEqualTo(TestArchive.folding().fold(folded));
  }

  @Test
  void excerptsKnowTheOriginalAndEncodeIt() {
    var finder =
        new TextFinder(QueryText.parse("心肌梗死", TestArchive.folding()), TestArchive.folding());
    assertThat(finder.excerpts("第一句。<急性>心\n肌梗死 & 其他。"))
        .containsExactly("&lt;急性&gt;<em>心 肌梗死</em> &amp; 其他。");
    assertThat(finder.find("急性心肌梗死")).containsExactly(new TextFinder.Range(2, 6));
    assertThat(finder.excerpts("没有")).isEqualTo(List.of());
    assertThat(finder.excerpts("无".repeat(500) + "心肌梗死" + "无".repeat(500) + "心肌梗死"))
        .hasSize(2)
        .allMatch(excerpt -> excerpt.length() < 160);
  }

  @Test
  void namesHaveEveryReading() {
    assertThat(NameReadings.of("单雄信").whole())
        .contains("shanxiongxin", "danxiongxin", "sxx", "dxx");
    assertThat(NameReadings.of("仇和").whole()).contains("qiuhe");
    assertThat(NameReadings.of("解晓").whole()).contains("xiexiao");
    assertThat(NameReadings.of("曾国").whole()).contains("zengguo");
    assertThat(NameReadings.of("吕布").whole()).contains("lvbu", "lubu");
    assertThat(NameReadings.of("万俟卨").whole()).anyMatch(reading -> reading.startsWith("moqi"));
    assertThat(NameReadings.of("张建国").parts())
        .contains("zhang", "jianguo", "jian", "guo", "zhangjian");
    assertThat(NameReadings.of("Smith").whole()).isEmpty();
  }
}
