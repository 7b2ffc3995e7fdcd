package org.anjuan.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import org.anjuan.archive.platform.HospitalZone;
import org.anjuan.archive.record.RecordStatement;
import org.anjuan.archive.record.Stated;
import org.junit.jupiter.api.Tag;

/** What a source writes of a document: values that can be kept, or a refusal naming the field. */
@Tag("fuzz")
class MetaFuzzTests {
  private static final Instant NOW = Instant.parse("2026-03-01T02:00:00Z");
  private static final MetaReader READER =
      new MetaReader(new HospitalZone(ZoneId.of("Asia/Shanghai")));

  @FuzzTest(maxDuration = "2m")
  void metaBecomesValuesOrARefusal(byte[] bytes) {
    try {
      var meta = READER.read(new String(bytes, StandardCharsets.UTF_8));
      READER.source(meta);
      READER.categoryCode(meta);
      assertThat(READER.title(meta)).isNotBlank();
      requireStorable(READER.statement(meta, NOW));
    } catch (MetaRefused refused) {
      assertThat(refused.field()).isNotBlank();
    }
  }

  /** The store keeps times as milliseconds; later ones would fail there. */
  private static void requireStorable(RecordStatement said) {
    assertThat(Date.from(said.at())).isNotNull();
    for (var time :
        new Stated<?>[] {said.encounter().admittedAt(), said.encounter().dischargedAt()}) {
      if (time != null) {
        assertThat(Date.from((Instant) time.value())).isNotNull();
      }
    }
  }
}
