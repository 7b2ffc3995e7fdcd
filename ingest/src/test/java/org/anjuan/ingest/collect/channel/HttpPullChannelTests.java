package org.anjuan.ingest.collect.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import org.anjuan.ingest.collect.channel.HttpPullSettings.Cursor;
import org.anjuan.ingest.collect.channel.HttpPullSettings.NextLink;
import org.anjuan.ingest.collect.channel.HttpPullSettings.PageNumber;
import org.anjuan.ingest.collect.channel.HttpPullSettings.Paging;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A service that lists reports as JSON, by a small web server that knows all ways of paging. */
class HttpPullChannelTests extends PullChannelContract {
  private static final int PAGE = 3;

  private final Map<String, byte[]> reports = new ConcurrentSkipListMap<>();
  private final Map<String, Instant> changed = new TreeMap<>();
  private final Set<String> marked = new HashSet<>();
  private final List<String> asked = new ArrayList<>();
  private HttpServer server;
  private int changes;

  @Override
  @BeforeEach
  void begin() throws Exception {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/api", this::answer);
    server.start();
    super.begin();
  }

  @Override
  @AfterEach
  void end() {
    super.end();
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      synchronized (asked) {
        asked.add(String.valueOf(exchange.getRequestURI()));
      }
      var path = exchange.getRequestURI().getPath();
      if (!"Bearer secret".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
        exchange.sendResponseHeaders(401, -1);
      } else if (path.equals("/api/moved")) {
        exchange.getResponseHeaders().set("Location", "/api/list");
        exchange.sendResponseHeaders(302, -1);
      } else if (path.equals("/api/list")) {
        send(exchange, list(exchange).getBytes(StandardCharsets.UTF_8));
      } else if (exchange.getRequestMethod().equals("POST")) {
        marked.add(path.substring("/api/done/".length()));
        exchange.sendResponseHeaders(204, -1);
      } else {
        var found = reports.get(path.substring("/api/file/".length()));
        if (found == null) {
          exchange.sendResponseHeaders(404, -1);
        } else {
          send(exchange, found);
        }
      }
    }
  }

  private static void send(HttpExchange exchange, byte[] body) throws IOException {
    exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  private String list(HttpExchange exchange) {
    var query = new TreeMap<String, String>();
    for (var part : String.valueOf(exchange.getRequestURI().getRawQuery()).split("&")) {
      var pair = part.split("=", 2);
      query.put(pair[0], pair.length < 2 ? "" : URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
    }
    var from =
        query.containsKey("page")
            ? (Integer.parseInt(query.get("page")) - 1) * PAGE
            : Integer.parseInt(query.getOrDefault("from", "0"));
    var all = List.copyOf(reports.keySet());
    var page = all.subList(Math.min(from, all.size()), Math.min(from + PAGE, all.size()));
    var items = new ArrayList<String>();
    for (var id : page) {
      items.add(
          "{\"id\": \"%s\", \"v\": {\"at\": \"%s\"}, \"zyh\": \"Z1\"}"
              .formatted(id, changed.get(id)));
    }
    var next = from + PAGE < all.size() ? String.valueOf(from + PAGE) : "";
    return "{\"data\": {\"list\": [%s]}, \"next\": \"%s\", \"cursor\": \"%s\"}"
        .formatted(String.join(",", items), next.isEmpty() ? "" : "/api/list?from=" + next, next);
  }

  @Override
  void put(String path, byte[] content) {
    reports.put(path(path), content);
    changed.put(path(path), Instant.parse("2026-03-01T00:00:00Z").plusSeconds(changes++));
  }

  @Override
  String path(String path) {
    return path.replace('/', '-');
  }

  @Override
  boolean has(String path) {
    return reports.containsKey(path(path));
  }

  @Override
  boolean isAcknowledged(String path) {
    return marked.contains(path(path));
  }

  @Override
  PullChannel open() throws IOException {
    return open(new NextLink("$.next"), "/api/list", Afterwards.NOTHING);
  }

  @Override
  PullChannel openConsuming() throws IOException {
    return open(
        new NextLink("$.next"),
        "/api/list",
        new Afterwards(Afterwards.Deed.MARK, "/api/done/{id}"));
  }

  @Override
  SourceEntry described(SourceEntry entry) {
    return new SourceEntry(
        entry.path(), entry.name(), null, null, null, null, true, "{\"id\": \"x\"}");
  }

  private PullChannel open(Paging paging, String list, Afterwards afterwards) throws IOException {
    return open(
        paging,
        "http://127.0.0.1:" + server.getAddress().getPort() + list,
        "/api/file/{id}",
        afterwards);
  }

  private PullChannel open(Paging paging, String list, String download, Afterwards afterwards)
      throws IOException {
    var settings =
        new HttpPullSettings(
            list,
            null,
            "$.data.list[*]",
            new HttpPullSettings.EntryFields("$.id", null, "$.v.at", null, null, null),
            download,
            paging,
            new HttpPullSettings.Bearer(),
            null,
            null);
    var properties = properties(Path.of("."));
    return new HttpPullChannel(
        settings,
        afterwards,
        new HttpCalls(
            settings,
            new Credentials(Map.of(Secret.TOKEN, "secret")),
            properties,
            new SourceAddresses(properties),
            FREE),
        ZoneId.of("Asia/Shanghai"));
  }

  @Test
  void everyWayOfPagingGivesEverythingOnce() throws IOException {
    for (var i = 0; i < 10; i++) {
      put("r" + i, bytes("x"));
    }
    for (var paging :
        List.of(
            new NextLink("$.next"), new PageNumber("page", 1), new Cursor("$.cursor", "from"))) {
      try (var channel = open(paging, "/api/list", Afterwards.NOTHING)) {
        assertThat(list(channel, null))
            .as(paging.toString())
            .extracting(SourceEntry::path)
            .containsExactlyElementsOf(reports.keySet());
      }
    }
  }

  @Test
  void whatIsFilledIntoAnAddressStaysInItsPlace() throws IOException {
    put("r1", bytes("x"));
    try (var channel =
        open(new NextLink("$.next"), "/api/list?zyh={admissionNo}&x=1", Afterwards.NOTHING)) {
      channel.list(
          new Listing(null, null, null, new Listing.Stay("1&page=9#?/..", 1)), new Silent());
    }
    assertThat(asked.getLast()).endsWith("/api/list?zyh=1%26page%3D9%23%3F%2F..&x=1");
  }

  @Test
  @Tag("SEC-9")
  void redirectsAreNotFollowed() throws IOException {
    try (var channel = open(new NextLink("$.next"), "/api/moved", Afterwards.NOTHING)) {
      assertThat(catchThrowableOfType(SourceTrouble.class, () -> list(channel, null)).trouble())
          .isEqualTo(Trouble.REFUSED);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://169.254.169.254/{id}", "http://other.host/{id}", "file:///{id}"})
  @Tag("SEC-9")
  void downloadsLeadToNoOtherHostThanWasSetUp(String download) throws IOException {
    put("r1", bytes("x"));
    var list = "http://127.0.0.1:" + server.getAddress().getPort() + "/api/list";
    try (var channel = open(new NextLink("$.next"), list, download, Afterwards.NOTHING)) {
      var entry = list(channel, null).getFirst();
      assertThat(catchThrowableOfType(SourceTrouble.class, () -> channel.open(entry)).trouble())
          .isEqualTo(Trouble.ADDRESS_NOT_ALLOWED);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://169.254.169.254/list", "http://[::1]/list", "http://0.0.0.0/list"})
  @Tag("SEC-9")
  void addressesOfThisMachineAndItsMetadataAreNotCalled(String list) throws IOException {
    try (var channel = open(new NextLink("$.next"), list, "/x/{id}", Afterwards.NOTHING)) {
      assertThat(catchThrowableOfType(SourceTrouble.class, () -> list(channel, null)).trouble())
          .isEqualTo(Trouble.ADDRESS_NOT_ALLOWED);
    }
  }

  private static final class Silent implements PullChannel.Entries {
    @Override
    public void entry(SourceEntry entry) {}

    @Override
    public void reached(String checkpoint) {}
  }
}
