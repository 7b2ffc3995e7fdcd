package org.anjuan.search.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.anjuan.search.SearchEngines;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("GEN-1")
class EmbeddedElasticsearchTests {

  private static final String INDEX = "{\"settings\":{\"number_of_replicas\":0}}";

  @TempDir private Path data;

  @Test
  void answersTheTokenOfThisStartOnlyAndKeepsWhatItAcknowledged() throws Exception {
    try (var server = start()) {
      var open = ask(server, "", "GET", "/_cluster/health", "");
      assertThat(open.statusCode()).isEqualTo(401);
      assertThat(
              ask(server, "Bearer " + "0".repeat(64), "GET", "/_cluster/health", "").statusCode())
          .isEqualTo(401);
      assertThat(ask(server, "", "PUT", "/sealed", INDEX).statusCode()).isEqualTo(401);
      assertThat(ask(server, "", "GET", "/no/such/path", "").statusCode()).isEqualTo(401);
      assertThat(ask(server, bearer(server), "PUT", "/kept", INDEX).statusCode()).isEqualTo(200);
      assertThat(ask(server, bearer(server), "PUT", "/kept/_doc/1", "{\"a\":1}").statusCode())
          .isEqualTo(201);
      assertThat(ask(server, bearer(server), "GET", "/sealed", "").statusCode()).isEqualTo(404);
    }
    try (var again = start()) {
      assertThat(
              ask(
                      again,
                      bearer(again),
                      "GET",
                      "/_cluster/health/kept?wait_for_status=green&timeout=30s",
                      "")
                  .statusCode())
          .isEqualTo(200);
      assertThat(ask(again, bearer(again), "GET", "/kept/_doc/1", "").body())
          .contains("\"found\":true");
    }
  }

  @Test
  void refusesASecondServerOnOneFolderAndReleasesItWhenStopped() {
    try (var first = start()) {
      assertThat(first.uri().getPort()).isPositive();
      assertThatExceptionOfType(DataFolderInUse.class)
          .isThrownBy(this::start)
          .withMessageContaining("in use by another Anjuan");
    }
    try (var next = start()) {
      assertThat(next.uri().getHost()).isEqualTo("127.0.0.1");
    }
  }

  @Test
  void leavesNoThreadAndNoDoorBehind() {
    URI door;
    try (var server = start()) {
      door = server.uri();
      assertThat(threads()).contains("elasticsearch[");
    }
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> new Socket("127.0.0.1", door.getPort()).close());
    assertThat(threads()).doesNotContain("elasticsearch[");
  }

  @Test
  void writesItsLogToAFileAndKeepsTheApplicationsLoggingApart() throws IOException {
    try (var server = start()) {
      assertThat(server.uri()).isNotNull();
      assertThat(Files.readString(data.resolve("logs/elasticsearch.log")))
          .contains("started")
          .doesNotContain(server.token());
    }
    assertThat(org.slf4j.LoggerFactory.getILoggerFactory().getClass().getName())
        .startsWith("ch.qos.logback");
  }

  @Test
  void saysWhatIsMissingWithoutItsPayload() {
    assertThatExceptionOfType(EngineNotStarted.class)
        .isThrownBy(() -> EmbeddedElasticsearch.start(data.resolve("nowhere"), data))
        .withMessageContaining("anjuan.home");
  }

  private EmbeddedElasticsearch start() {
    return EmbeddedElasticsearch.start(
        SearchEngines.payload(), data, Map.of("node.processors", "1"));
  }

  private static String bearer(EmbeddedElasticsearch server) {
    return "Bearer " + server.token();
  }

  private static String threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(Thread::isAlive)
        .filter(thread -> thread.getName().startsWith("elasticsearch[embedded]"))
        .map(Thread::getName)
        .collect(Collectors.joining());
  }

  private static HttpResponse<String> ask(
      EmbeddedElasticsearch server, String authorization, String method, String path, String body)
      throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(server.uri().resolve(path))
              .header("Content-Type", "application/json")
              .method(method, HttpRequest.BodyPublishers.ofString(body));
      if (!authorization.isEmpty()) {
        request.header("Authorization", authorization);
      }
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }
}
