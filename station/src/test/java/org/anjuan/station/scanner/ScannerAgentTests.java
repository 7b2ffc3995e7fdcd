package org.anjuan.station.scanner;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Pages of the archive scan with the scanners of the machine they are shown on; pages of others,
 * and who has no pairing code, don't.
 */
@Tag("DIG-1")
class ScannerAgentTests {
  private static final String ARCHIVE = "https://archive.hospital.example";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir private Path folder;
  private final HttpClient http = HttpClient.newHttpClient();
  private EsclDevice device;
  private Pairing pairing;
  private ScannerAgent agent;

  @BeforeEach
  void open() throws IOException {
    device = new EsclDevice();
    pairing = Pairing.in(folder.resolve("pairing.code"));
    agent = agent(new EsclScanners(Set.of(device.address())));
  }

  private ScannerAgent agent(Scanners... ways) throws IOException {
    return new ScannerAgent(0, URI.create(ARCHIVE + "/"), pairing, List.of(ways));
  }

  @AfterEach
  void close() {
    agent.close();
    device.close();
  }

  @Test
  void aFeederIsScannedSheetBySheet() throws Exception {
    device.sheets.set(3);
    var scanner = json(call("GET", "/scanners", "")).at("/scanners/0");
    assertThat(scanner.path("name").asString("")).isEqualTo("Office Scanner 9");
    assertThat(scanner.path("sources")).hasSize(2);

    var pages = scan(scanner.path("id").asString(""), true);
    assertThat(pages).containsExactly("JPEG page 3", "JPEG page 2", "JPEG page 1");
    assertThat(device.settings.getFirst())
        .contains("Feeder", "Grayscale8", "<scan:XResolution>300<", "image/jpeg");
    assertThat(device.ended).hasPositiveValue();
  }

  @Test
  void theGlassGivesOnePageAndAnEmptyFeederSaysSo() throws Exception {
    var id = "escl:" + device.address() + "/";
    assertThat(scan(id, false)).containsExactly("JPEG page 1");
    var refused = call("POST", "/scans", order(id, true));
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(json(refused).at("/messages/zh").asString("")).contains("没有纸");
  }

  @Test
  void aScannerThatIsSwitchedOffIsNotListed() throws Exception {
    device.close();
    assertThat(json(call("GET", "/scanners", "")).path("scanners")).isEmpty();
  }

  @Test
  @Tag("SEC-3")
  void pagesOfOthersAreNotAnswered() throws Exception {
    for (var origin : List.of("https://evil.example", ARCHIVE + ".evil.example", "null")) {
      var answer = send(request("GET", "/scanners", "").setHeader("Origin", origin));
      assertThat(answer.statusCode()).as(origin).isEqualTo(403);
      assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }
    var wrong = send(request("GET", "/scanners", "").setHeader("X-Anjuan-Pairing", "no"));
    assertThat(wrong.statusCode()).isEqualTo(401);
    var asked = send(request("OPTIONS", "/scans", "").setHeader("X-Anjuan-Pairing", ""));
    assertThat(asked.statusCode()).isEqualTo(204);
    assertThat(asked.headers().firstValue("Access-Control-Allow-Origin")).contains(ARCHIVE);
    assertThat(rebound()).as("a stranger's name for this machine").contains("403");
  }

  @Test
  void scannersOfSaneAreUsedThroughItsProgram() throws Exception {
    assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("posix");
    var program = folder.resolve("scanimage");
    Files.writeString(
        program,
        """
        #!/bin/sh
        if [ "$1" = -f ]; then printf 'test:0\\tNoname frontend-tester\\n'; exit 0; fi
        n=$(cat "$0.count" 2>/dev/null || echo 0)
        if [ "$n" -ge 2 ]; then exit 7; fi
        echo $((n + 1)) > "$0.count"
        printf 'page %s of %s' "$n" "$*"
        """);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    agent.close();
    agent = agent(new SaneScanners(program));

    var scanner = json(call("GET", "/scanners", "")).at("/scanners/0");
    assertThat(scanner.path("name").asString("")).isEqualTo("Noname frontend-tester");
    var pages = scan(scanner.path("id").asString(""), true);
    assertThat(pages).hasSize(2);
    assertThat(pages.getFirst())
        .contains("--device-name=test:0", "--resolution=300", "--mode=Gray", "--source=ADF");
  }

  @Test
  void withoutScanimageThereAreNone() throws Exception {
    assertThat(new SaneScanners(folder.resolve("absent")).list()).isEmpty();
  }

  private List<String> scan(String scanner, boolean feeder) throws Exception {
    var begun = call("POST", "/scans", order(scanner, feeder));
    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(201);
    var path = "/scans/" + json(begun).path("id").asString("") + "/next";
    var pages = new ArrayList<String>();
    for (var page = call("GET", path, ""); page.statusCode() == 200; page = call("GET", path, "")) {
      pages.add(page.body());
    }
    assertThat(call("GET", path, "").statusCode()).isEqualTo(404);
    return pages;
  }

  private static String order(String scanner, boolean feeder) {
    return "{\"scanner\":\"%s\",\"resolution\":300,\"colour\":false,\"feeder\":%s}"
        .formatted(scanner, feeder);
  }

  private HttpResponse<String> call(String method, String path, String body) throws Exception {
    return send(request(method, path, body));
  }

  private HttpRequest.Builder request(String method, String path, String body) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + agent.port() + path))
        .method(method, BodyPublishers.ofString(body))
        .header("Origin", ARCHIVE)
        .header("X-Anjuan-Pairing", pairing.code());
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private String rebound() throws IOException {
    try (var socket = new Socket("127.0.0.1", agent.port())) {
      var head =
          "GET /scanners HTTP/1.1\r\nHost: evil.example:%d\r\nOrigin: %s\r\nX-Anjuan-Pairing: %s\r\nConnection: close\r\n\r\n"
              .formatted(agent.port(), ARCHIVE, pairing.code());
      socket.getOutputStream().write(head.getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return JSON.readTree(answer.body());
  }
}
