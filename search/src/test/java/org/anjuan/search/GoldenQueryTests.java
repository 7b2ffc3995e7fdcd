package org.anjuan.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a clerk types and what must come. Gates every change of the analysis. */
@Tag("QRY-6")
class GoldenQueryTests {

  private static TestArchive archive;

  @BeforeAll
  static void fill() {
    archive = new TestArchive();
    archive.page(
        TestArchive.record("pneumonia"),
        "患者因“咳嗽、咳痰3天，发热1天”入院。体温38.5℃，双肺可闻及湿性\n啰音。胸部CT示右下肺炎症。诊断：社区获得性肺\n炎。");
    archive.page(
        TestArchive.record("infarct")
            .name("单雨桐")
            .recordNo("00067890")
            .diagnosis("I21.900", "急性心肌梗死"),
        "急性下壁心肌梗死，行冠状动脉造影及支架植入术。心电图Ｔ检：Ⅱ、Ⅲ、aVF导联ST段抬高。肌钙蛋白I 12.5ng/mL。");
    archive.page(
        TestArchive.record("thyroid")
            .name("曾晓东")
            .recordNo("00011111")
            .diagnosis("E05.900", "甲状腺功能亢进"),
        "甲狀腺功能亢進，甲状腺B超：双叶弥漫性肿大。functional structure, liver function normal. 抗TPO(+)。HbA1c 6.2%");
    archive.page(
        TestArchive.record("stroke").name("欧阳修远").recordNo("00022222").diagnosis("I63.900", "脑梗死"),
        "头颅ＭＲＩ：左侧基底节区急性脑梗塞。血压136/80mmHg。既往2型糖尿病史10年，口服二甲双胍0.5g。CT复查。");
    archive.page(
        TestArchive.record("together").name("李明远").recordNo("00033333").diagnosis("M54.600", "胸背痛"),
        "Chest pain since 2024-01-05. Spine T2-T3 normal. PR/BP 80%");
    archive.page(
        TestArchive.record("apart").name("李明亮").recordNo("00044444").diagnosis("M54.600", "胸背痛"),
        "Pain below the chest. 05 in all, 01 of 2024. Spine T3, then T2. BP, PR. 80 of 100");
    archive.index.refresh();
  }

  @AfterAll
  static void drop() {
    archive.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "肺炎|pneumonia", // wrapped in the middle of the word
        "社区获得性肺炎|pneumonia",
        "湿性啰音|pneumonia",
        "湿啰|",
        "38.5℃|pneumonia",
        "38.5°C|pneumonia",
        "心肌梗死|infarct",
        "T检|infarct",
        "ｔ检|infarct",
        "II、III|infarct",
        "st段|infarct",
        "心梗|",
        "甲狀腺|thyroid",
        "甲状腺|thyroid",
        "甲狀腺功能亢進|thyroid",
        "甲状腺功能亢进|thyroid",
        "Ｂ超|thyroid",
        "b超|thyroid",
        "hba1c|thyroid",
        "nction|thyroid",
        "TPO(+)|thyroid",
        "MRI|stroke",
        "136/80|stroke",
        "2型糖尿病|stroke",
        "0.5g|stroke",
        "脑梗塞。血压|stroke",
        "\"基底节区急性\"|stroke",
        "\"急性基底节区\"|",
        "单雨桐|infarct",
        "欧阳修远|stroke",
        "I63.900|stroke",
        "00067890|infarct",
        "ZYthyroid|thyroid",
        "\"chest pain\"|together",
        "\"Chest  Pain\"|together",
        "\"pain chest\"|",
        "2024-01-05|together",
        "2024-01-05 spine|together",
        "T2-T3|together",
        "T3-T2|",
        "pr/bp|together",
        "80%|together",
      })
  void findsAndFindsNothingElse(String typed, String expected) {
    assertThat(archive.ids(typed)).isEqualTo(expected == null ? List.of() : List.of(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "shanyutong|infarct",
        "danyutong|infarct",
        "syt|infarct",
        "zengxiaodong|thyroid",
        "cengxiaodong|thyroid",
        "zxd|thyroid",
        "ouyangxiuyuan|stroke",
        "oyxy|stroke",
        "ouyang xiuyuan|stroke",
        "zeng xiao dong|thyroid",
        "OuYangXiu|stroke",
        "zhangjianguo|pneumonia",
        "zjg 肺炎|pneumonia",
        "zjg 心肌|",
      })
  void findsPatientsByPinyinAndInitials(String typed, String expected) {
    assertThat(archive.ids(typed)).isEqualTo(expected == null ? List.of() : List.of(expected));
  }

  @Test
  void allWordsMustBeFoundOnThePageAndInTheRecordsDataTogether() {
    assertThat(archive.ids("单雨桐 支架")).containsExactly("infarct");
    assertThat(archive.ids("张建国 支架")).isEmpty();
    assertThat(archive.ids("肺炎 咳嗽，发热")).containsExactly("pneumonia");
    assertThat(archive.ids("00022222 MRI 糖尿病")).containsExactly("stroke");
  }

  @Test
  void aWholeLatinWordComesBeforeTheSameLettersInsideAnother() {
    assertThat(archive.ids("CT").subList(0, 2)).containsExactlyInAnyOrder("pneumonia", "stroke");
    assertThat(archive.ids("CT")).contains("thyroid"); // function is still found
  }

  @ParameterizedTest
  @ValueSource(strings = {"肺", "炎", "T", "℃", "Ⅱ", "ⅱ", "左", "%"})
  void singleCharactersAreSearchable(String typed) {
    assertThat(archive.ids(typed)).isNotEmpty();
  }

  @Test
  void highlightsMarkTheOriginalTextWithDocumentVersionAndPage() {
    var hit = archive.find("肺炎").records().getFirst();
    assertThat(hit.pageHits()).isEqualTo(1);
    var page = hit.pages().getFirst();
    assertThat(page.page()).isEqualTo(1);
    assertThat(page.version()).isEqualTo(1);
    assertThat(page.title()).isEqualTo("入院记录单");
    assertThat(page.category()).isEqualTo("C0034");
    assertThat(page.highlights()).anySatisfy(text -> assertThat(text).contains("<em>肺 炎</em>"));
    assertThat(
            archive.find("甲状腺功能").records().getFirst().pages().getFirst().highlights().getFirst())
        .contains("<em>甲狀腺功能</em>亢進");
    assertThat(archive.find("T检").records().getFirst().pages().getFirst().highlights().getFirst())
        .contains("<em>Ｔ检</em>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"肺炎",
        "肺炎\"",
        "\"\"",
        "\"",
        "“肺炎",
        "(",
        "。、",
        "AND",
        "肺炎 OR",
        "*",
        "?",
        "a:b",
        "text:*",
        "\\",
        "{}",
        "/.*/",
        "~",
        "--",
        "\u0000",
        "\uD83D\uDE00",
        "\uD83D",
        "<b>"
      })
  void nothingThatCanBeTypedIsAnError(String typed) {
    assertThat(archive.find(typed).total()).isNotNegative();
  }

  @Test
  void aLongQuestionIsAnsweredUpToTheLimitAndRefusedBeyond() {
    assertThat(archive.find("急性下壁心肌梗死，行冠状动脉造影及支架植入术。心电图T检：Ⅱ、Ⅲ、aVF导联ST段抬高。肌钙蛋白").records())
        .hasSize(1);
    assertThat(archive.find("肺".repeat(200)).records()).isEmpty();
    assertThat(archive.find("心肌梗死急性下壁".repeat(25)).records()).isEmpty();
    assertThatExceptionOfType(QueryTooLong.class).isThrownBy(() -> archive.find("肺".repeat(201)));
    assertThatExceptionOfType(QueryTooLong.class)
        .isThrownBy(() -> archive.find("一 二 三 四 五 六 七 八 九 十 a b c d e f g"));
  }
}
