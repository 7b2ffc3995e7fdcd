package org.anjuan.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What bytes are is told by themselves (ING-10), where our detector knows more than Tika. */
@Tag("ING-10")
class TypeDetectorTests {
  private final TypeDetector types = new TypeDetector();

  @ParameterizedTest
  @ValueSource(
      strings = {"II+\0\b\0\0\0\u00f0\u00f4\0\0\0\0\0\0", "MM\0+\0\b\0\0\0\0\0\0\0\0\0\20"})
  void bigTiffIsTiffInBothOrdersOfBytes(String head) {
    assertThat(types.detect(head.getBytes(StandardCharsets.ISO_8859_1), "scan.bin"))
        .isEqualTo("image/tiff");
  }
}
