package org.anjuan.web.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;

/** Whatever a player asks for, it gets bytes that are there, or is told that there are none. */
@Tag("fuzz")
class ByteSpanFuzzTests {
  private static final long[] SIZES = {1, 2, 4096, 5L << 30};

  @FuzzTest(maxDuration = "2m")
  void rangeLiesInTheContent(byte[] bytes) {
    var header = new String(bytes, StandardCharsets.ISO_8859_1);
    for (var size : SIZES) {
      var span = ByteSpan.of(header, size);
      if (span != null) {
        assertThat(span.from()).isBetween(0L, span.to());
        assertThat(span.to()).isLessThan(size);
        assertThat(span.length()).isBetween(1L, size);
        assertThat(span.partial() || span.length() == size).isTrue();
      }
    }
  }
}
