package org.anjuan.web.process;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/**
 * Takes traces as an OpenTelemetry collector does (OTLP over HTTP, protobuf) and reads of each span
 * what tests ask for.
 */
final class TraceReceiver implements AutoCloseable {
  private final HttpServer server;
  private final Queue<Span> spans = new ConcurrentLinkedQueue<>();

  TraceReceiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/v1/traces", this::take);
    server.start();
  }

  /** A step, with the ids as they are written in headers. */
  record Span(String trace, String id, String parent, String name, List<String> attributes) {}

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces";
  }

  List<Span> spans() {
    return List.copyOf(spans);
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange;
        var sent = exchange.getRequestBody()) {
      var zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
      var body = (zipped ? new GZIPInputStream(sent) : sent).readAllBytes();
      // request: 1 resource spans; these: 2 scope spans; these: 2 span
      each(body, 1, resource -> each(resource, 2, scope -> each(scope, 2, this::read)));
      exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
      exchange.sendResponseHeaders(200, -1);
    }
  }

  private void read(byte[] span) {
    var attributes = new ArrayList<String>();
    each(
        span,
        9,
        attribute ->
            each(attribute, 2, value -> each(value, 1, text -> attributes.add(text(text)))));
    spans.add(
        new Span(
            HexFormat.of().formatHex(only(span, 1)),
            HexFormat.of().formatHex(only(span, 2)),
            HexFormat.of().formatHex(only(span, 4)),
            text(only(span, 5)),
            attributes));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static byte[] only(byte[] message, int field) {
    var found = new ArrayList<byte[]>();
    each(message, field, found::add);
    return found.isEmpty() ? new byte[0] : found.getLast();
  }

  /** Hands over each value of a field with a length; all others are passed over. */
  private static void each(byte[] message, int field, Consumer<byte[]> taker) {
    var in = ByteBuffer.wrap(message);
    while (in.hasRemaining()) {
      var key = varint(in);
      switch ((int) (key & 7)) {
        case 0 -> varint(in);
        case 1 -> in.position(in.position() + 8);
        case 5 -> in.position(in.position() + 4);
        case 2 -> {
          var value = new byte[(int) varint(in)];
          in.get(value);
          if (key >>> 3 == field) {
            taker.accept(value);
          }
        }
        default -> throw new IllegalStateException("no protobuf");
      }
    }
  }

  private static long varint(ByteBuffer in) {
    var value = 0L;
    for (var shift = 0; shift < 64; shift += 7) {
      var b = in.get();
      value |= (b & 0x7fL) << shift;
      if (b >= 0) {
        break;
      }
    }
    return value;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
