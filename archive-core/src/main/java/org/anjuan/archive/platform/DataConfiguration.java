package org.anjuan.archive.platform;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DataProperties.class)
class DataConfiguration {

  @Bean
  DataFolder dataFolder(DataProperties properties) {
    return DataFolder.open(properties.folder());
  }
}
