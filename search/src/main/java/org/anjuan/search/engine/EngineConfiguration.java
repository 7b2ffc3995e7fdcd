package org.anjuan.search.engine;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import java.nio.file.Path;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** Starts the server of this process unless a cluster is named, and connects. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SearchProperties.class)
class EngineConfiguration {

  @Bean(destroyMethod = "close")
  @Conditional(NoClusterNamed.class)
  EmbeddedElasticsearch embeddedElasticsearch(
      @Value("${anjuan.home:.}") Path home, @Value("${anjuan.data:./data}") Path data) {
    return EmbeddedElasticsearch.start(
        home.resolve("elasticsearch"), data.resolve("elasticsearch"));
  }

  @Bean
  SearchEngine searchEngine(
      SearchProperties settings, ObjectProvider<EmbeddedElasticsearch> embedded) {
    return settings.external()
        ? SearchEngine.external(settings)
        : SearchEngine.embedded(embedded.getObject());
  }

  @Bean
  IndexNames indexNames(SearchProperties settings) {
    return new IndexNames(settings.prefix());
  }

  @Bean(destroyMethod = "close")
  ElasticsearchClient elasticsearchClient(SearchEngine engine) {
    return engine.connect();
  }
}
