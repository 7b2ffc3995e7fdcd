package org.anjuan.station.scanner;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import org.anjuan.station.Words;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Scanners for the archive's pages in the browser. Listens on this machine's own address only, for
 * pages of the archive only ({@code Origin}), that show the pairing code. Pages go from the scanner
 * through memory to the browser; nothing is written.
 *
 * <p>{@code GET /scanners}, {@code POST /scans}, {@code GET /scans/<id>/next} (JPEG, or 204 after
 * the last), {@code DELETE /scans/<id>}. One scan at a time: beginning one ends the one before.
 */
public final class ScannerAgent implements AutoCloseable {
  /** Where pages of the archive look for it; their security policy names it. */
  public static final int PORT = 18622;

  private static final int LARGEST_ORDER = 64 * 1024;
  private static final Words NOT_PAIRED =
      new Words("配对码不正确，请在采集站窗口查看", "Wrong pairing code: see the station's window");
  private static final Words UNKNOWN = new Words("没有此扫描", "No such scan");
  private static final Words MALFORMED = new Words("请求格式不正确", "Malformed request");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final String origin;
  private final Pairing pairing;
  private final List<Scanners> ways;
  private final JsonMapper json = JsonMapper.builder().build();
  private final ReentrantLock scanning = new ReentrantLock();
  private @Nullable Running running;
  private @Nullable ScannerFinder finder;

  private record Running(String id, Scan scan) {}

  ScannerAgent(int port, URI archive, Pairing pairing, List<Scanners> ways) throws IOException {
    this.origin = originOf(archive);
    this.pairing = pairing;
    this.ways = List.copyOf(ways);
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /**
   * Opens the agent for the archive's pages.
   *
   * @param escl addresses of scanners
   * @param search whether those that announce themselves are used too
   */
  public static ScannerAgent open(URI archive, Pairing pairing, Set<URI> escl, boolean search)
      throws IOException {
    var driven =
        WiaScanners.isHere()
            ? new WiaScanners(Path.of("powershell.exe"))
            : new SaneScanners(Path.of("scanimage"));
    if (!search) {
      return new ScannerAgent(PORT, archive, pairing, List.of(new EsclScanners(escl), driven));
    }
    var finder = ScannerFinder.everywhere();
    try {
      var network = new EsclScanners(escl, finder::addresses);
      var agent = new ScannerAgent(PORT, archive, pairing, List.of(network, driven));
      agent.finder = finder;
      return agent;
    } catch (IOException taken) {
      finder.close();
      throw taken;
    }
  }

  private static String originOf(URI archive) {
    var port = archive.getPort();
    return archive.getScheme() + "://" + archive.getHost() + (port < 0 ? "" : ":" + port);
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var headers = exchange.getRequestHeaders();
      if (!isOurs(headers.getFirst("Host")) || !origin.equals(headers.getFirst("Origin"))) {
        exchange.sendResponseHeaders(403, -1);
        return;
      }
      allow(exchange);
      if (exchange.getRequestMethod().equals("OPTIONS")) {
        exchange.sendResponseHeaders(204, -1);
      } else if (!pairing.matches(headers.getFirst("X-Anjuan-Pairing"))) {
        refuse(exchange, 401, NOT_PAIRED);
      } else {
        admitted(exchange);
      }
    }
  }

  /** A name of a stranger's that leads here (DNS rebinding) is none of ours. */
  private boolean isOurs(@Nullable String host) {
    return ("127.0.0.1:" + port()).equals(host) || ("localhost:" + port()).equals(host);
  }

  private void allow(HttpExchange exchange) {
    var headers = exchange.getResponseHeaders();
    headers.set("Access-Control-Allow-Origin", origin);
    headers.set("Access-Control-Allow-Methods", "GET, POST, DELETE");
    headers.set("Access-Control-Allow-Headers", "Content-Type, X-Anjuan-Pairing");
    headers.set("Access-Control-Allow-Private-Network", "true");
    headers.set("Access-Control-Max-Age", "600");
    headers.set("Vary", "Origin");
    headers.set("Cache-Control", "no-store");
  }

  private void admitted(HttpExchange exchange) throws IOException {
    scanning.lock();
    try {
      switch (exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath()) {
        case "GET /scanners" -> send(exchange, 200, Map.of("scanners", list()));
        case "POST /scans" -> send(exchange, 201, Map.of("id", begin(exchange)));
        default -> ofScan(exchange);
      }
    } catch (ScannerTrouble trouble) {
      refuse(exchange, 409, trouble.words());
    } catch (JacksonException | IllegalArgumentException malformed) {
      refuse(exchange, 400, MALFORMED);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      refuse(exchange, 503, ScannerTrouble.AWAY);
    } finally {
      scanning.unlock();
    }
  }

  private List<Scanner> list() throws InterruptedException {
    var all = new ArrayList<Scanner>();
    for (var way : ways) {
      all.addAll(way.list());
    }
    return all;
  }

  private String begin(HttpExchange exchange) throws IOException, InterruptedException {
    var order =
        json.readValue(exchange.getRequestBody().readNBytes(LARGEST_ORDER), ScanOrder.class);
    end();
    for (var way : ways) {
      if (way.knows(order.scanner())) {
        var begun = new Running(UUID.randomUUID().toString(), way.begin(order));
        running = begun;
        return begun.id();
      }
    }
    throw new ScannerTrouble(ScannerTrouble.AWAY);
  }

  private void ofScan(HttpExchange exchange) throws IOException, InterruptedException {
    var asked = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
    var now = running;
    if (now != null && asked.equals("GET /scans/" + now.id() + "/next")) {
      var page = now.scan().next();
      if (page.isPresent()) {
        exchange.getResponseHeaders().set("Content-Type", "image/jpeg");
        write(exchange, 200, page.get());
      } else {
        end();
        exchange.sendResponseHeaders(204, -1);
      }
    } else if (now != null && asked.equals("DELETE /scans/" + now.id())) {
      end();
      exchange.sendResponseHeaders(204, -1);
    } else {
      refuse(exchange, 404, UNKNOWN);
    }
  }

  private void end() {
    var now = running;
    running = null;
    if (now != null) {
      now.scan().close();
    }
  }

  private void refuse(HttpExchange exchange, int status, Words words) throws IOException {
    send(exchange, status, Map.of("messages", words));
  }

  private void send(HttpExchange exchange, int status, Object body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    write(exchange, status, json.writeValueAsBytes(body));
  }

  private static void write(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    var search = finder;
    if (search != null) {
      search.close();
    }
  }
}
