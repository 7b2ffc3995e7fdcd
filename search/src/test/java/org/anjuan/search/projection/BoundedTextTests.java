package org.anjuan.search.projection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("ING-5")
class BoundedTextTests {
  private final BoundedText text = new BoundedText();

  @Test
  void aPageGoesInUpToItsBound() {
    var most = "咳".repeat(BoundedText.MOST_OF_A_PAGE);

    assertThat(text.next("发热三天")).isEqualTo("发热三天");
    assertThat(text.next(most)).isEqualTo(most);
    assertThat(text.next(most + "嗽")).isEqualTo(most);
  }

  @Test
  void aRareCharacterIsNotCutInTwo() {
    var before = "咳".repeat(BoundedText.MOST_OF_A_PAGE - 1);

    assertThat(text.next(before + "𠮷")).isEqualTo(before);
  }

  @Test
  void aDocumentGoesInUpToItsBound() {
    var page = "咳".repeat(BoundedText.MOST_OF_A_PAGE);
    long characters = 0;
    for (var n = 0; n < 5_000; n++) {
      characters += text.next(page).length();
    }

    assertThat(characters).isEqualTo(BoundedText.MOST_OF_A_DOCUMENT);
    assertThat(text.next("发热")).isEmpty();
  }
}
