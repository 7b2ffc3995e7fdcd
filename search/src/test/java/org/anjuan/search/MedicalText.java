package org.anjuan.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Chinese medical prose from a vocabulary of some ten thousand words, of which few are frequent and
 * most are rare.
 */
final class MedicalText {

  private static final List<String> PLACES =
      List.of(
          "头颅", "颈部", "胸部", "腹部", "盆腔", "左肺上叶", "右肺下叶", "肝右叶", "胆囊", "胰头", "脾脏", "左肾", "右肾", "输尿管",
          "膀胱", "前列腺", "子宫", "卵巢", "甲状腺", "乳腺", "胃窦", "十二指肠", "升结肠", "直肠", "主动脉", "冠状动脉", "二尖瓣",
          "左心室", "颈动脉", "股骨颈", "腰椎", "膝关节", "肩袖", "视网膜", "鼓膜", "扁桃体", "声带", "皮肤", "淋巴结", "骨髓", "小脑",
          "基底节", "垂体", "肾上腺", "食管", "纵隔", "胸膜", "腹膜", "髋臼", "踝关节");

  private static final List<String> FINDINGS =
      List.of(
          "炎症", "结节", "占位", "囊肿", "钙化", "出血", "梗死", "积液", "狭窄", "扩张", "破裂", "水肿", "血栓", "息肉", "溃疡",
          "穿孔", "腺瘤", "腺癌", "鳞癌", "转移", "骨折", "脱位", "退变", "萎缩", "增生", "肥大", "粘连", "梗阻", "畸形", "缺损",
          "反流", "硬化", "脓肿", "坏死", "瘘管", "憩室", "疝", "结石", "纤维化", "感染");

  private static final List<String> MANNERS =
      List.of(
          "急性", "慢性", "亚急性", "复发性", "多发性", "弥漫性", "局限性", "先天性", "继发性", "原发性", "陈旧性", "轻度", "中度",
          "重度", "早期", "晚期");

  private static final List<String> COMMON =
      List.of(
          "患者",
          "入院",
          "查体",
          "诊断",
          "治疗",
          "未见明显异常",
          "主诉",
          "现病史",
          "既往史",
          "给予",
          "口服",
          "静脉滴注",
          "复查",
          "建议",
          "考虑",
          "行",
          "术后",
          "生命体征平稳",
          "神志清楚",
          "双肺呼吸音清",
          "未闻及干湿性啰音",
          "心律齐",
          "腹软",
          "无压痛",
          "反跳痛",
          "血压",
          "体温",
          "脉搏",
          "呼吸",
          "医师查房",
          "家属",
          "知情同意",
          "签字",
          "病情",
          "好转",
          "出院",
          "随访",
          "化验",
          "提示",
          "正常范围");

  private static final List<String> LATIN =
      List.of(
          "CT",
          "MRI",
          "CRP",
          "WBC",
          "HbA1c",
          "ECG",
          "PCI",
          "COPD",
          "ICU",
          "X线",
          "B超",
          "T3",
          "TSH",
          "mg",
          "mmHg",
          "function",
          "structure",
          "normal",
          "ALT",
          "PSA");

  private final List<String> words = new ArrayList<>();
  private final Random random;

  MedicalText(long seed) {
    this.random = new Random(seed);
    for (var manner : MANNERS) {
      for (var place : PLACES) {
        for (var finding : FINDINGS.subList(0, 14)) {
          words.add(manner + place + finding);
        }
      }
    }
    java.util.Collections.shuffle(words, new Random(1));
  }

  /** The frequent ones come first. */
  String word() {
    double x = Math.pow(random.nextDouble(), 3);
    return words.get((int) (x * words.size()));
  }

  String term() {
    return switch (random.nextInt(10)) {
      case 0 -> COMMON.get(random.nextInt(COMMON.size()));
      case 1 -> LATIN.get(random.nextInt(LATIN.size()));
      case 2 -> PLACES.get(random.nextInt(PLACES.size()));
      case 3 -> FINDINGS.get(random.nextInt(FINDINGS.size()));
      case 4 ->
          PLACES.get(random.nextInt(PLACES.size())) + FINDINGS.get(random.nextInt(FINDINGS.size()));
      default -> word();
    };
  }

  String question() {
    return random.nextInt(4) == 0 ? term() + " " + term() : term();
  }

  String page() {
    var page = new StringBuilder();
    while (page.length() < 600) {
      page.append(
          switch (random.nextInt(12)) {
            case 0, 1, 2, 3, 4 -> COMMON.get(random.nextInt(COMMON.size()));
            case 5 -> LATIN.get(random.nextInt(LATIN.size()));
            case 6 -> Integer.toString(random.nextInt(200));
            case 7 -> "，";
            case 8 -> "。\n";
            case 9 ->
                PLACES.get(random.nextInt(PLACES.size()))
                    + FINDINGS.get(random.nextInt(FINDINGS.size()));
            default -> word();
          });
    }
    return page.toString();
  }
}
