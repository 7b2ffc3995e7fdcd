package org.anjuan.search;

import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The plain objects behind the services of this package. */
@Configuration(proxyBeanMethods = false)
class SearchConfiguration {

  @Bean
  Folding folding() {
    return new Folding();
  }

  @Bean
  PageDocuments pageDocuments(@Value("${anjuan.zone.id:Asia/Shanghai}") ZoneId zone) {
    return new PageDocuments(zone);
  }
}
