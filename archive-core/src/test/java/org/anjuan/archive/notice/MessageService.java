package org.anjuan.archive.notice;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A message service that speaks WeCom's, DingTalk's and the platform's protocol: tokens that end,
 * names it doesn't know, and days on which it is busy.
 */
final class MessageService implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  static final String SECRET = "s3cret/with+signs";

  final AtomicInteger tokensGiven = new AtomicInteger();
  final List<JsonNode> messages = Collections.synchronizedList(new ArrayList<>());
  final List<String> signatures = Collections.synchronizedList(new ArrayList<>());
  final Set<String> unknown = ConcurrentHashMap.newKeySet();
  private final Set<String> valid = ConcurrentHashMap.newKeySet();
  private final HttpServer server;
  volatile int answerWith;

  MessageService() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/cgi-bin/gettoken", exchange -> token(exchange, "corpsecret"));
    server.createContext("/gettoken", exchange -> token(exchange, "appsecret"));
    server.createContext("/cgi-bin/message/send", this::weCom);
    server.createContext("/topapi/message/corpconversation/asyncsend_v2", this::dingTalk);
    server.createContext("/topapi/message/corpconversation/getsendresult", this::result);
    server.createContext("/platform", this::platform);
    server.start();
  }

  String address() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  String host() {
    return "localhost:" + server.getAddress().getPort();
  }

  /** As if two hours had gone by there. */
  void endTokens() {
    valid.clear();
  }

  private void token(HttpExchange exchange, String field) throws IOException {
    var right = exchange.getRequestURI().getQuery().contains(field + "=" + SECRET);
    if (!right) {
      answer(exchange, Map.of("errcode", 40001, "errmsg", "invalid credential"));
      return;
    }
    var token = "t" + tokensGiven.incrementAndGet();
    valid.add(token);
    answer(exchange, Map.of("errcode", 0, "access_token", token, "expires_in", 7_200));
  }

  private boolean refusesToken(HttpExchange exchange) throws IOException {
    var token = exchange.getRequestURI().getQuery().replace("access_token=", "");
    if (valid.contains(token)) {
      return false;
    }
    answer(exchange, Map.of("errcode", 42001, "errmsg", "access_token expired"));
    return true;
  }

  private void weCom(HttpExchange exchange) throws IOException {
    var body = JSON.readTree(exchange.getRequestBody().readAllBytes());
    if (refusesToken(exchange) || isBusy(exchange)) {
      return;
    }
    var names = List.of(body.path("touser").asString("").split("\\|"));
    var refused = names.stream().filter(unknown::contains).toList();
    messages.add(body);
    answer(
        exchange,
        refused.size() == names.size()
            ? Map.of("errcode", 81013, "errmsg", "user & party & tag all invalid")
            : Map.of("errcode", 0, "invaliduser", String.join("|", refused)));
  }

  private void dingTalk(HttpExchange exchange) throws IOException {
    var body = JSON.readTree(exchange.getRequestBody().readAllBytes());
    if (refusesToken(exchange) || isBusy(exchange)) {
      return;
    }
    messages.add(body);
    answer(exchange, Map.of("errcode", 0, "task_id", 7));
  }

  private void result(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    answer(
        exchange,
        Map.of("errcode", 0, "send_result", Map.of("invalid_user_id_list", List.copyOf(unknown))));
  }

  private void platform(HttpExchange exchange) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    if (answerWith >= 400) {
      exchange.sendResponseHeaders(answerWith, -1);
      exchange.close();
      return;
    }
    var headers = exchange.getRequestHeaders();
    var signed = headers.getFirst("X-Anjuan-Timestamp") + "\n" + body;
    signatures.add(
        headers.getFirst("X-Anjuan-Signature").equals(MessagePlatform.signature(SECRET, signed))
            ? "right"
            : "wrong");
    messages.add(JSON.readTree(body));
    var refused = new java.util.HashMap<String, String>();
    unknown.forEach(name -> refused.put(name, "unknown"));
    answer(exchange, Map.of("refused", refused));
  }

  private boolean isBusy(HttpExchange exchange) throws IOException {
    if (answerWith == 0) {
      return false;
    }
    answer(exchange, Map.of("errcode", answerWith, "errmsg", "no"));
    return true;
  }

  private static void answer(HttpExchange exchange, Map<String, ?> body) throws IOException {
    var bytes = JSON.writeValueAsBytes(body);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, bytes.length);
    try (var out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
