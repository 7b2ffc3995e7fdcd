package org.anjuan.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.anjuan.search.engine.EmbeddedElasticsearch;
import org.anjuan.search.engine.SearchEngine;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.elasticsearch.ElasticsearchContainer;

/**
 * The one Elasticsearch of a test JVM: the cluster named by {@code -Danjuan.elasticsearch.uris},
 * else a container where Docker answers, else the server in this process. Tests share it: each uses
 * index names of its own.
 */
public final class SearchEngines {

  private static final String IMAGE = "docker.elastic.co/elasticsearch/elasticsearch:9.5.3";

  private SearchEngines() {}

  public static SearchEngine engine() {
    return Shared.ENGINE;
  }

  public static ElasticsearchClient client() {
    return Shared.CLIENT;
  }

  /** Where the distribution is being assembled. */
  public static Path payload() {
    return Path.of(System.getProperty("anjuan.home", "target/anjuan"), "elasticsearch");
  }

  private static SearchEngine choose() {
    var uris = System.getProperty("anjuan.elasticsearch.uris", "");
    if (!uris.isBlank()) {
      return external(List.of(uris.split(",")).stream().map(URI::create).toList());
    }
    return dockerAnswers() ? container() : embedded();
  }

  private static boolean dockerAnswers() {
    return Files.exists(Path.of("/var/run/docker.sock"))
        && DockerClientFactory.instance().isDockerAvailable();
  }

  @SuppressWarnings("resource") // Testcontainers removes it when this JVM ends
  private static SearchEngine container() {
    var container =
        new ElasticsearchContainer(IMAGE)
            .withEnv("xpack.security.enabled", "false")
            .withEnv("ES_JAVA_OPTS", "-Xms512m -Xmx512m");
    container.start();
    return external(List.of(URI.create("http://" + container.getHttpHostAddress())));
  }

  private static SearchEngine external(List<URI> uris) {
    return new SearchEngine(
        SearchEngine.Kind.EXTERNAL, uris, new SearchEngine.Credentials.Open(), 1, 0);
  }

  private static SearchEngine embedded() {
    var kept = System.getProperty("anjuan.test.elasticsearch");
    var data = kept == null ? temporaryFolder() : Path.of(kept);
    var server = EmbeddedElasticsearch.start(payload(), data);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> {
              server.close();
              if (kept == null) {
                delete(data);
              }
            }));
    return SearchEngine.embedded(server);
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("anjuan-elasticsearch");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (var files = Files.walk(folder)) {
      files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Started at first use, once for all test classes of the JVM. */
  private static final class Shared {
    static final SearchEngine ENGINE = choose();
    static final ElasticsearchClient CLIENT = ENGINE.connect();
  }
}
