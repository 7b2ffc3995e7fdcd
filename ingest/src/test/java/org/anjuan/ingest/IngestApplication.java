package org.anjuan.ingest;

import java.util.Optional;
import org.anjuan.archive.export.Requesters;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/** The archive and its ways in, on the embedded store, with real format workers. */
@SpringBootConfiguration
@Import(ConfigurationPropertiesAutoConfiguration.class)
@ConfigurationPropertiesScan("org.anjuan")
@ComponentScan({"org.anjuan.archive", "org.anjuan.ingest"})
public class IngestApplication {

  /** Nobody has an account here, so that nobody can have asked for an export. */
  @Bean
  Requesters requesters() {
    return actor -> Optional.empty();
  }
}
