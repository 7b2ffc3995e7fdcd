package org.anjuan.station.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.jmdns.JmDNS;
import javax.jmdns.ServiceInfo;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Scanners that announce themselves are found, used, and gone when they say so. */
@Tag("DIG-1")
class ScannerFinderTests {
  private static final String CLEAR = "_uscan._tcp.local.";
  private static final String SECURE = "_uscans._tcp.local.";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Test
  void aScannerThatAnnouncesItselfIsListedUntilItLeaves() throws Exception {
    try (var device = new EsclDevice();
        var network = loopback("scanner-side");
        var finder = ScannerFinder.in(loopback("station-side"))) {
      var scanners = new EsclScanners(Set.of(), finder::addresses);
      assertThat(scanners.list()).isEmpty();
      var port = device.address().getPort();
      var announced = announced(CLEAR, port, Map.of("ty", "Office Scanner 9", "rs", "eSCL"));
      network.registerService(announced);
      var address = URI.create("http://127.0.0.1:" + port + "/eSCL");
      await().atMost(PATIENCE).until(finder::addresses, Set.of(address)::equals);

      var scanner = scanners.list().getFirst();
      assertThat(scanner.name()).isEqualTo("Office Scanner 9");
      assertThat(scanners.knows(scanner.id())).isTrue();
      try (var scan = scanners.begin(new ScanOrder(scanner.id(), 300, false, false))) {
        assertThat(scan.next()).hasValue(EsclDevice.page(1));
      }
      network.unregisterService(announced);
      await().atMost(PATIENCE).until(finder::addresses, Set::isEmpty);
      assertThat(scanners.list()).isEmpty();
    }
  }

  @Test
  void theAddressIsMadeOfWhatIsAnnouncedAndNothingElse() throws IOException {
    assertThat(address(Map.of("rs", "/eSCL/"), "192.168.1.9", false))
        .hasToString("http://192.168.1.9:8080/eSCL");
    assertThat(address(Map.of(), "10.1.2.9", true)).hasToString("https://10.1.2.9:8080/eSCL");
    for (var path : List.of("../admin", "eSCL?x=1", "@evil/eSCL", "a/b/c/d/e/f")) {
      assertThat(address(Map.of("rs", path), "10.1.2.9", false)).as(path).isNull();
    }
    assertThat(address(Map.of(), "8.8.8.8", false)).as("not of this network").isNull();
  }

  @Test
  void listeningInAllNetworksBeginsAndEnds() {
    var finder = ScannerFinder.everywhere();
    finder.close();
    assertThat(finder.addresses()).isNotNull();
  }

  private static @Nullable URI address(Map<String, String> said, String host, boolean secure)
      throws IOException {
    var info = announced(secure ? SECURE : CLEAR, 8080, said);
    return ScannerFinder.address(info, List.of(InetAddress.getByName(host)), secure).orElse(null);
  }

  private static ServiceInfo announced(String type, int port, Map<String, String> said) {
    return ServiceInfo.create(type, "Office Scanner 9", port, 0, 0, said);
  }

  private static JmDNS loopback(String name) throws IOException {
    return JmDNS.create(InetAddress.getLoopbackAddress(), name);
  }
}
