package org.anjuan.search.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.anjuan.search.SearchEngines;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

@Tag("GEN-1")
class EmbeddedElasticsearchTests {

  private static final String INDEX = "{\"settings\":{\"number_of_replicas\":0}}";
  private static final String NODE = "elasticsearch[alone]";

  @TempDir private static Path data;

  /** Starting takes seconds: one server for all, stopped and started again by one test. */
  private static EmbeddedElasticsearch server;

  @BeforeAll
  static void startIt() {
    server = start();
  }

  @AfterAll
  static void stopIt() {
    server.close();
  }

  @Test
  @Tag("SEC-1")
  void answersTheTokenOfThisStartOnly() throws Exception {
    for (var authorization :
        List.of("", "Bearer " + "0".repeat(64), "Basic " + server.token(), server.token())) {
      for (var path :
          List.of("/", "/_cluster/health", "/_search", "/no/such/path", "/favicon.ico")) {
        assertThat(ask(authorization, "GET", path, "").statusCode()).as(path).isEqualTo(401);
      }
    }
    assertThat(ask("", "PUT", "/sealed", INDEX).statusCode()).isEqualTo(401);
    assertThat(ask(bearer(), "GET", "/sealed", "").statusCode()).isEqualTo(404);
    assertThat(ask(bearer(), "GET", "/_nodes/settings", "").body())
        .contains("\"nodes\"")
        .doesNotContain(server.token());
  }

  @Test
  void refusesASecondServerOnOneFolder() {
    assertThatExceptionOfType(DataFolderInUse.class)
        .isThrownBy(EmbeddedElasticsearchTests::start)
        .withMessageContaining("in use by another Anjuan");
  }

  @Test
  void stopsWithoutATraceAndKeepsWhatItAcknowledged() throws Exception {
    assertThat(ask(bearer(), "PUT", "/kept", INDEX).statusCode()).isEqualTo(200);
    assertThat(ask(bearer(), "PUT", "/kept/_doc/1", "{\"a\":1}").statusCode()).isEqualTo(201);
    assertThat(threads()).contains(NODE);
    int door = server.uri().getPort();
    var former = server.token();
    server.close();
    assertThat(threads()).isEmpty();
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> new Socket("127.0.0.1", door).close());
    server = start();
    assertThat(server.token()).isNotEqualTo(former);
    assertThat(ask(bearer(), "GET", "/kept/_count", "").body())
        .as("at once")
        .contains("\"count\":1");
  }

  @Test
  void writesItsLogToAFileAndKeepsTheApplicationsLoggingApart() throws IOException {
    assertThat(Files.readString(data.resolve("logs/elasticsearch.log")))
        .contains("started")
        .doesNotContain(server.token());
    assertThat(LoggerFactory.getILoggerFactory().getClass().getName()).startsWith("ch.qos.logback");
  }

  @Test
  void saysWhatIsMissingWithoutItsPayload() {
    assertThatExceptionOfType(EngineNotStarted.class)
        .isThrownBy(
            () -> EmbeddedElasticsearch.start(data.resolve("nowhere"), data.resolve("other")))
        .withMessageContaining("anjuan.home");
  }

  private static EmbeddedElasticsearch start() {
    return EmbeddedElasticsearch.start(
        SearchEngines.payload(), data, Map.of("node.processors", "1", "node.name", "alone"));
  }

  private static String bearer() {
    return "Bearer " + server.token();
  }

  private static String threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith(NODE))
        .collect(Collectors.joining(" "));
  }

  private static HttpResponse<String> ask(
      String authorization, String method, String path, String body)
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
