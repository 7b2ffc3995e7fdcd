package org.anjuan.web.intake;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import org.anjuan.archive.format.FormatWorkers;
import org.anjuan.archive.format.VideoWorkers;
import org.anjuan.archive.platform.HospitalZone;
import org.anjuan.archive.platform.Identifiers;
import org.anjuan.archive.vault.KeyRingFixture;
import org.anjuan.archive.vault.KeyedHash;
import org.anjuan.ingest.intake.IntakeProperties;
import org.anjuan.web.Doors;
import org.anjuan.web.MemoryVault;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/** The doors with intake, quarantine and records behind them; every document can be opened. */
@Import({Doors.class, Identifiers.class, IntakeController.class})
@EnableConfigurationProperties({IntakeProperties.class, HospitalZone.class})
@ComponentScan({
  "org.anjuan.web.quarantine",
  "org.anjuan.web.problem",
  "org.anjuan.archive.record",
  "org.anjuan.archive.document",
  "org.anjuan.archive.organisation",
  "org.anjuan.archive.work",
  "org.anjuan.ingest.category",
  "org.anjuan.ingest.intake",
  "org.anjuan.ingest.quarantine"
})
class IntakeRoom {

  @Bean
  KeyedHash keyedHash() {
    return KeyRingFixture.keyedHash();
  }

  @Bean
  MemoryVault vault() {
    return new MemoryVault();
  }

  @Bean
  FormatWorkers formatWorkers() {
    var workers = mock(FormatWorkers.class);
    when(workers.pageCount(any(), any(), any())).thenReturn(1);
    return workers;
  }

  /** None here: videos are kept as they come. */
  @Bean
  VideoWorkers videoWorkers() {
    return mock(VideoWorkers.class);
  }
}
