package org.anjuan.worker.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.anjuan.worker.protocol.Line;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("QRY-6")
class TextLayerTests {

  @Test
  void chineseTextIsUsable() {
    assertThat(layer("主诉：反复咳嗽、咳痰10年，加重伴发热3天。").isUsable(0.1)).isTrue();
  }

  @Test
  void westernTextWithAccentsIsUsable() {
    assertThat(layer("L'œdème a régressé après le traitement à 38,5 °C").isUsable(0)).isTrue();
  }

  @Test
  void noTextIsNotUsable() {
    assertThat(layer("").isUsable(0)).isFalse();
  }

  @Test
  void aHeaderOverAScanIsNotUsable() {
    assertThat(layer("合成市第一人民医院 知情同意书").isUsable(0.95)).isFalse();
    assertThat(layer("合成市第一人民医院 知情同意书").isUsable(0.2)).isTrue();
  }

  @Test
  void recognisedTextUnderAScanIsUsable() {
    assertThat(layer("患者入院后完善相关检查。".repeat(20)).isUsable(1)).isTrue();
  }

  @Test
  void numbersOfGlyphsAreNotText() {
    assertThat(layer("ZY73 ¡¢£¤¥¦§¨©ª«¬®¯°±²³´µ¶·¸¹º»½¾").isUsable(0)).isFalse();
    assertThat(layer("\u0001\u0002\u0003 12 \ue000\ue001\ufffd").isUsable(0)).isFalse();
  }

  private static TextLayer layer(String text) {
    return TextLayer.of(List.of(Line.ofLayer(text, 0, 0, 1, 0.02)));
  }
}
