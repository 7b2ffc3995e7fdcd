package org.anjuan.archive.format;

import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The application's format workers; they end with it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({FormatSettings.class, VideoSettings.class})
class FormatConfiguration {

  @Bean(destroyMethod = "close")
  PooledFormatWorkers formatWorkers(
      FormatSettings settings, @Value("${anjuan.home}") Path home, ObjectProvider<Clock> clock) {
    return new PooledFormatWorkers(settings, home, clock.getIfAvailable(Clock::systemUTC));
  }

  @Bean
  VideoWorkers videoWorkers(
      FormatSettings settings, VideoSettings video, @Value("${anjuan.home}") Path home) {
    return new FfmpegVideoWorkers(home, video, Isolation.of(settings.isolation()));
  }
}
