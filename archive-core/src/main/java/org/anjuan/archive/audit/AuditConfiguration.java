package org.anjuan.archive.audit;

import org.anjuan.archive.platform.HospitalZone;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({AuditProperties.class, HospitalZone.class})
class AuditConfiguration {
  private static final Logger LOG = LoggerFactory.getLogger(AuditConfiguration.class);
  private static final String FORMER = "anjuan.audit.zone";

  AuditConfiguration(Environment environment) {
    if (environment.containsProperty(FORMER)) {
      LOG.warn("{} is no more: the audit trail's days are those of anjuan.zone.id", FORMER);
    }
  }
}
