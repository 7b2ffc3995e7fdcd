package org.anjuan.station;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a station sees of an archive: uploads in parts, completed once. It can be told to cut
 * connections, to refuse the station and to have received damaged bytes.
 */
final class SmallArchive implements AutoCloseable {
  static final String KEY = "anj_0123456789abcdef_" + "a".repeat(64);
  private static final int PART = 64 * 1024;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Digests of what was completed, in order. */
  final List<String> filed = new CopyOnWriteArrayList<>();

  /** What completions said. */
  final List<JsonNode> said = new CopyOnWriteArrayList<>();

  /** How many parts were cut off in their middle. */
  final AtomicInteger cuts = new AtomicInteger();

  final AtomicInteger partsTaken = new AtomicInteger();
  final AtomicInteger greetings = new AtomicInteger();

  /** Every so many parts the connection is cut in the middle of one; 0 for never. */
  volatile int cutEvery;

  /** A problem's type, by which everything is refused; empty for none. */
  volatile String refusing = "";

  /** Whether what is completed is put into quarantine. */
  volatile boolean quarantining;

  private final Map<String, ByteArrayOutputStream> uploads = new ConcurrentHashMap<>();
  private final Map<String, String> done = new ConcurrentHashMap<>();
  private final HttpServer server;

  SmallArchive() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/api/station/", this::answer);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath().substring("/api/station/".length());
      if (!("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
        problem(exchange, 401, "unauthenticated", "");
      } else if (!refusing.isEmpty()) {
        problem(exchange, 403, refusing, "");
      } else if (path.equals("greeting")) {
        greetings.incrementAndGet();
        send(
            exchange,
            200,
            "{\"code\":\"S1\",\"name\":\"N\",\"campus\":\"MAIN\",\"department\":\"D\",\"categoryName\":\"C\",\"skewMillis\":0,\"part\":%d}"
                .formatted(PART));
      } else {
        upload(exchange, path.split("/"));
      }
    }
  }

  private synchronized void upload(HttpExchange exchange, String[] path) throws IOException {
    var id = path[1];
    if (path.length == 2) {
      send(exchange, 200, progress(id));
    } else if (path[2].equals("bytes")) {
      part(exchange, id);
    } else {
      complete(exchange, id);
    }
  }

  private void part(HttpExchange exchange, String id) throws IOException {
    var held = uploads.computeIfAbsent(id, any -> new ByteArrayOutputStream());
    var offset = Long.parseLong(exchange.getRequestURI().getQuery().replace("offset=", ""));
    if (offset != held.size()) {
      problem(exchange, 409, "upload-offset", ",\"offset\":" + held.size());
      return;
    }
    var number = partsTaken.incrementAndGet();
    if (cutEvery > 0 && number % cutEvery == 0) {
      cuts.incrementAndGet();
      exchange.getRequestBody().readNBytes(1000);
      return; // closed without an answer
    }
    held.writeBytes(exchange.getRequestBody().readAllBytes());
    send(exchange, 200, progress(id));
  }

  private void complete(HttpExchange exchange, String id) throws IOException {
    var completion = JSON.readTree(exchange.getRequestBody().readAllBytes());
    if (!done.containsKey(id)) {
      var digest = digest(uploads.getOrDefault(id, new ByteArrayOutputStream()).toByteArray());
      if (!digest.equals(completion.path("sha256").asString(""))) {
        uploads.remove(id);
        problem(exchange, 422, "upload-damaged", "");
        return;
      }
      filed.add(digest);
      said.add(completion);
      done.put(
          id,
          quarantining
              ? "{\"state\":\"quarantined\",\"field\":\"admissionNo\",\"messages\":{\"zh\":\"缺少\",\"en\":\"missing\"}}"
              : "{\"state\":\"stored\"}");
    }
    send(exchange, 200, done.get(id));
  }

  private String progress(String id) {
    var held = uploads.get(id);
    return "{\"offset\":%d,\"result\":%s}".formatted(held == null ? 0 : held.size(), done.get(id));
  }

  /** As if the disk had turned a bit of what has come of every upload. */
  synchronized void damage() {
    uploads.replaceAll((id, held) -> {
      var bytes = held.toByteArray();
      bytes[0] ^= 1;
      var damaged = new ByteArrayOutputStream();
      damaged.writeBytes(bytes);
      return damaged;
    });
  }

  private static void problem(HttpExchange exchange, int status, String type, String more)
      throws IOException {
    send(
        exchange,
        status,
        "{\"type\":\"urn:anjuan:problem:%s\",\"messages\":{\"zh\":\"拒绝\",\"en\":\"refused\"}%s}"
            .formatted(type, more));
  }

  private static void send(HttpExchange exchange, int status, String json) throws IOException {
    var body = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
