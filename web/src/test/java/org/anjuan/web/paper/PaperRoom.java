package org.anjuan.web.paper;

import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.organisation.Organisation;
import org.anjuan.archive.platform.Identifiers;
import org.anjuan.archive.record.MedicalRecords;
import org.anjuan.archive.vault.KeyRingFixture;
import org.anjuan.archive.vault.KeyedHash;
import org.anjuan.archive.vault.Vault;
import org.anjuan.web.Doors;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.web.context.WebApplicationContext;

/** The doors with scanning, intake and format workers behind them; bytes lie in memory. */
@Import({Doors.class, Identifiers.class})
@ConfigurationPropertiesScan({"org.anjuan.ingest", "org.anjuan.archive.format"})
@ComponentScan(
    basePackages = {
      "org.anjuan.web.paper",
      "org.anjuan.web.record",
      "org.anjuan.archive.record",
      "org.anjuan.archive.document",
      "org.anjuan.archive.organisation",
      "org.anjuan.archive.paper",
      "org.anjuan.archive.format",
      "org.anjuan.ingest.category",
      "org.anjuan.ingest.intake",
      "org.anjuan.ingest.quarantine",
      "org.anjuan.ingest.paper"
    })
class PaperRoom {

  @Bean
  KeyedHash keyedHash() {
    return KeyRingFixture.keyedHash();
  }

  @Bean
  Counter counter(
      WebApplicationContext context,
      Organisation organisation,
      MedicalRecords records,
      AuditTrail trail) {
    return new Counter(context, organisation, records, trail);
  }

  @Bean
  Vault vault() {
    return new MemoryVault();
  }
}
