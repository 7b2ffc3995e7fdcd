package org.anjuan.security.sso;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A CAS server as far as protocol 3 needs one: tickets are good once, and for their service. */
final class CasServer implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, String> tickets = new ConcurrentHashMap<>();
  final List<String> requests = new CopyOnWriteArrayList<>();

  /** Attributes of whoever is logged in there, as XML. */
  volatile String attributes = "<cas:workNo>1001</cas:workNo>";

  /** In place of its true answer. */
  volatile String answers;

  CasServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Thread::startVirtualThread);
    server.createContext("/cas/p3/serviceValidate", this::validate);
    server.createContext("/secret", exchange -> send(exchange, "1001"));
    server.start();
  }

  String address() {
    return "http://localhost:" + server.getAddress().getPort() + "/cas";
  }

  /** The person has logged in there: where the browser is sent with the ticket. */
  String logIn(String address) {
    var service = OidcServer.parameters(address.split("\\?", 2)[1]).get("service");
    var ticket = "ST-1-" + UUID.randomUUID();
    tickets.put(ticket, service);
    return service + (service.contains("?") ? "&" : "?") + "ticket=" + ticket;
  }

  private void validate(HttpExchange exchange) throws IOException {
    requests.add(String.valueOf(exchange.getRequestURI()));
    if (answers != null) {
      send(exchange, answers);
      return;
    }
    var asked = OidcServer.parameters(exchange.getRequestURI().getRawQuery());
    var service = tickets.remove(asked.get("ticket"));
    if (service == null) {
      send(exchange, failure("INVALID_TICKET"));
    } else if (!service.equals(asked.get("service"))) {
      send(exchange, failure("INVALID_SERVICE"));
    } else {
      send(exchange, success(attributes));
    }
  }

  static String success(String attributes) {
    return """
    <cas:serviceResponse xmlns:cas="http://www.yale.edu/tp/cas">
      <cas:authenticationSuccess>
        <cas:user>zhao.d</cas:user>
        <cas:attributes>%s</cas:attributes>
      </cas:authenticationSuccess>
    </cas:serviceResponse>
    """
        .formatted(attributes);
  }

  static String failure(String code) {
    return """
    <cas:serviceResponse xmlns:cas="http://www.yale.edu/tp/cas">
      <cas:authenticationFailure code="%s">not recognised</cas:authenticationFailure>
    </cas:serviceResponse>
    """
        .formatted(code);
  }

  private static void send(HttpExchange exchange, String xml) throws IOException {
    var bytes = xml.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/xml");
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
