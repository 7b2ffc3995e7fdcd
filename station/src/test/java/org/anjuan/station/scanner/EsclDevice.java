package org.anjuan.station.scanner;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A scanner that speaks eSCL, with a glass and a feeder of so many sheets. */
final class EsclDevice implements AutoCloseable {
  /** What it was asked for. */
  final List<String> settings = new CopyOnWriteArrayList<>();

  /** How many jobs were ended. */
  final AtomicInteger ended = new AtomicInteger();

  /** Sheets in the feeder. */
  final AtomicInteger sheets = new AtomicInteger();

  private final Map<String, AtomicInteger> jobs = new ConcurrentHashMap<>();
  private final AtomicInteger busy = new AtomicInteger(1);
  private final HttpServer server;

  EsclDevice() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/eSCL/", this::answer);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/eSCL");
  }

  static byte[] page(int number) {
    return ("JPEG page " + number).getBytes(StandardCharsets.UTF_8);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath().substring("/eSCL/".length());
      switch (exchange.getRequestMethod()) {
        case "POST" -> begin(exchange);
        case "DELETE" -> {
          ended.incrementAndGet();
          exchange.sendResponseHeaders(200, -1);
        }
        default -> {
          if (path.equals("ScannerCapabilities")) {
            send(exchange, CAPABILITIES.getBytes(StandardCharsets.UTF_8));
          } else {
            next(exchange, path.split("/")[1]);
          }
        }
      }
    }
  }

  private void begin(HttpExchange exchange) throws IOException {
    var asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    settings.add(asked);
    var feeder = asked.contains("Feeder");
    if (feeder && sheets.get() == 0) {
      exchange.sendResponseHeaders(409, -1);
      return;
    }
    var job = "j" + jobs.size();
    jobs.put(job, new AtomicInteger(feeder ? sheets.getAndSet(0) : 1));
    exchange.getResponseHeaders().set("Location", "http://scanner.invalid/eSCL/ScanJobs/" + job);
    exchange.sendResponseHeaders(201, -1);
  }

  private void next(HttpExchange exchange, String job) throws IOException {
    if (busy.getAndDecrement() > 0) {
      exchange.sendResponseHeaders(503, -1);
      return;
    }
    var left = jobs.get(job).getAndDecrement();
    if (left <= 0) {
      exchange.sendResponseHeaders(404, -1);
    } else {
      send(exchange, page(left));
    }
  }

  private static void send(HttpExchange exchange, byte[] body) throws IOException {
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private static final String CAPABILITIES =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <scan:ScannerCapabilities xmlns:scan="http://schemas.hp.com/imaging/escl/2011/05/03"
          xmlns:pwg="http://www.pwg.org/schemas/2010/12/sm">
        <pwg:Version>2.63</pwg:Version>
        <pwg:MakeAndModel>Office Scanner 9</pwg:MakeAndModel>
        <scan:Platen><scan:PlatenInputCaps/></scan:Platen>
        <scan:Adf><scan:AdfSimplexInputCaps/></scan:Adf>
      </scan:ScannerCapabilities>
      """;
}
