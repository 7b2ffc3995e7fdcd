package org.anjuan.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import org.anjuan.search.engine.EmbeddedElasticsearch;
import org.anjuan.search.engine.EngineHealth;
import org.anjuan.search.engine.SearchEngine;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;

@Tag("GEN-1")
class SearchWiringTests {

  @TempDir private Path data;

  private final ApplicationContextRunner application =
      new ApplicationContextRunner().withUserConfiguration(Application.class);

  @Test
  void startsTheServerOfThisProcessByDefault() {
    application
        .withPropertyValues(
            "anjuan.home=" + SearchEngines.payload().getParent(), "anjuan.data=" + data)
        .run(context -> {
          var status = context.getBean(EngineHealth.class).status();
          assertThat(status.kind()).isEqualTo(SearchEngine.Kind.EMBEDDED);
          assertThat(status.healthy()).isTrue();
          assertThat(status.version()).startsWith("9.");
          assertThat(context.getBean(PageIndex.class).state()).isEqualTo(PageIndex.State.MISSING);
          context.getBean(PageIndex.class).create();
          assertThat(context.getBean(PageIndex.class).state()).isEqualTo(PageIndex.State.READY);
          assertThat(data.resolve("elasticsearch/data")).isDirectory();
        });
  }

  @Test
  void usesTheClusterThatIsNamedAndStartsEvenIfItIsAway() {
    application
        .withPropertyValues(
            "anjuan.elasticsearch.uris=http://127.0.0.1:9,http://127.0.0.1:10",
            "anjuan.elasticsearch.username=anjuan",
            "anjuan.elasticsearch.password=secret",
            "anjuan.elasticsearch.prefix=hospital-")
        .run(context -> {
          assertThat(context).doesNotHaveBean(EmbeddedElasticsearch.class);
          assertThat(context.getBean(SearchEngine.class).toString()).doesNotContain("secret");
          var status = context.getBean(EngineHealth.class).status();
          assertThat(status.kind()).isEqualTo(SearchEngine.Kind.EXTERNAL);
          assertThat(status.healthy()).isFalse();
          assertThat(status.version()).isNull();
        });
  }

  @Configuration(proxyBeanMethods = false)
  @ComponentScan(
      basePackages = "org.anjuan.search",
      // what follows the archive needs one; here there is the engine alone
      excludeFilters =
          @ComponentScan.Filter(
              type = FilterType.REGEX,
              pattern = "org\\.anjuan\\.search\\.projection\\..*"))
  static class Application {
    @Bean
    Clock clock() {
      return Clock.systemUTC();
    }
  }
}
