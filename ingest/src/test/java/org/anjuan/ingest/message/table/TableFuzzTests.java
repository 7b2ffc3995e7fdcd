package org.anjuan.ingest.message.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.anjuan.ingest.message.MessageRefused;
import org.junit.jupiter.api.Tag;

/** Tables that systems leave in a folder, CSV or Excel: rows of bounded cells, or a refusal. */
@Tag("fuzz")
class TableFuzzTests {

  @FuzzTest(maxDuration = "2m")
  void tablesAreReadOrRefused(byte[] bytes) throws IOException {
    try {
      TableRows.read(
          new ByteArrayInputStream(bytes),
          StandardCharsets.UTF_8,
          row ->
              assertThat(row).allSatisfy(cell -> assertThat(cell).hasSizeLessThanOrEqualTo(2_000)));
    } catch (MessageRefused refused) {
      assertThat(refused.part()).isNotBlank();
    }
  }
}
