package org.anjuan.fonts;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Font;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChineseFontTests {

  @Test
  @Tag("QRY-2")
  void holdsTheCharactersOfAMedicalRecord(@TempDir Path folder) throws Exception {
    var font = Font.createFont(Font.TRUETYPE_FONT, ChineseFont.writeTo(folder).toFile());

    assertThat(font.canDisplayUpTo("住院病案首页 龘 髋关节 ℃ μmol/L 42")).isEqualTo(-1);
  }

  @Test
  void comesWithItsLicence() {
    assertThat(ChineseFont.class.getResourceAsStream("LICENSE_FONT")).isNotNull();
  }
}
