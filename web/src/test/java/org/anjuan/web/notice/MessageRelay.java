package org.anjuan.web.notice;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The hospital's message platform: takes what is posted, and knows one name less. */
final class MessageRelay implements AutoCloseable {
  static final String UNKNOWN = "1009";

  final List<JsonNode> taken = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  MessageRelay() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/messages", this::take);
    server.start();
  }

  String address() {
    return "http://localhost:" + server.getAddress().getPort() + "/messages";
  }

  private void take(HttpExchange exchange) throws IOException {
    var said = JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes());
    taken.add(said);
    var answer =
        JsonMapper.shared()
            .writeValueAsString(Map.of("refused", Map.of(UNKNOWN, "unknown here")))
            .getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, answer.length);
    try (var out = exchange.getResponseBody()) {
      out.write(answer);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
