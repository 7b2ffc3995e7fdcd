package org.anjuan.web.collect;

import static org.mockito.Mockito.mock;

import org.anjuan.archive.document.PageChanges;
import org.anjuan.archive.document.Thumbnails;
import org.anjuan.archive.platform.HospitalZone;
import org.anjuan.archive.platform.Identifiers;
import org.anjuan.archive.vault.KeyRingFixture;
import org.anjuan.archive.vault.KeyedHash;
import org.anjuan.archive.vault.Vault;
import org.anjuan.ingest.collect.channel.CollectProperties;
import org.anjuan.ingest.intake.Intake;
import org.anjuan.ingest.intake.MetaReader;
import org.anjuan.ingest.intake.Reception;
import org.anjuan.web.Doors;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

/**
 * The doors with real collectors behind them, none of which runs. What takes documents in is
 * hollow: here nothing is taken in.
 */
@Import({Doors.class, Identifiers.class, MetaReader.class})
@EnableConfigurationProperties({HospitalZone.class, CollectProperties.class})
@ComponentScan(
    basePackages = {
      "org.anjuan.web.collect",
      "org.anjuan.web.problem",
      "org.anjuan.ingest.category",
      "org.anjuan.ingest.collect.channel",
      "org.anjuan.ingest.collect.collector",
      "org.anjuan.ingest.collect.mapping",
      "org.anjuan.ingest.collect.run",
      "org.anjuan.archive.record",
      "org.anjuan.archive.document",
      "org.anjuan.archive.organisation"
    },
    excludeFilters = // no page is looked at here
        @Filter(
            type = FilterType.ASSIGNABLE_TYPE,
            classes = {Thumbnails.class, PageChanges.class}))
class CollectingDesk {

  @Bean
  KeyedHash keyedHash() {
    return KeyRingFixture.keyedHash();
  }

  @Bean
  Vault vault() {
    return mock(Vault.class);
  }

  @Bean
  Intake intake() {
    return mock(Intake.class);
  }

  @Bean
  Reception reception() {
    return mock(Reception.class);
  }
}
