package org.anjuan.station.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A scanner's program is waited for so long and no longer. */
@Tag("DIG-1")
class ScannerProgramTests {
  @BeforeEach
  void hasAShell() {
    assumeTrue(File.separatorChar == '/', "needs sh");
  }

  @Test
  void whatItWritesAndHowItEndsIsTold() throws Exception {
    var ended = ScannerProgram.run(new ProcessBuilder("sh", "-c", "printf page; exit 7"));

    assertThat(ended.code()).isEqualTo(7);
    assertThat(new String(ended.out(), java.nio.charset.StandardCharsets.UTF_8)).isEqualTo("page");
  }

  @Test
  void oneThatHangsIsEnded() {
    assertThatExceptionOfType(ScannerTrouble.class)
        .isThrownBy(() ->
            ScannerProgram.run(
                new ProcessBuilder("sh", "-c", "exec sleep 600"), Duration.ofMillis(300)));
  }
}
