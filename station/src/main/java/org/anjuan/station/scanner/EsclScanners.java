package org.anjuan.station.scanner;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Scanners that speak eSCL (Mopria, AirScan): XML over HTTP, at the addresses of the settings, such
 * as {@code http://10.1.2.9/eSCL}, and at those that were found.
 */
final class EsclScanners implements Scanners {
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final Duration PAGE = Duration.ofMinutes(2);
  private static final Duration READY_AGAIN = Duration.ofMillis(500);
  private static final int MOST_WAITS = 120;
  private static final int LARGEST_PAGE = 64 << 20;

  private final Set<URI> known;
  private final Supplier<Set<URI>> found;
  private final HttpClient http = client().build();
  private final HttpClient httpOfFound = client().sslContext(AnyCertificate.context()).build();

  EsclScanners(Set<URI> known) {
    this(known, Set::of);
  }

  /**
   * @param known of the settings
   * @param found those that were found, as of now
   */
  EsclScanners(Set<URI> known, Supplier<Set<URI>> found) {
    this.known = known.stream().map(EsclScanners::folder).collect(Collectors.toSet());
    this.found = found;
  }

  private static HttpClient.Builder client() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofSeconds(3));
  }

  private List<URI> addresses() {
    var all = new TreeSet<>(known);
    found.get().forEach(address -> all.add(folder(address)));
    return List.copyOf(all);
  }

  private static URI folder(URI address) {
    var text = address.toString();
    return URI.create(text.endsWith("/") ? text : text + "/");
  }

  /** Asks all at once: one that does not answer keeps nobody waiting for the others. */
  @Override
  public List<Scanner> list() throws InterruptedException {
    var asked = addresses().stream().<Callable<Optional<Scanner>>>map(a -> () -> look(a)).toList();
    var found = new ArrayList<Scanner>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : threads.invokeAll(asked)) {
        if (answer.state() == Future.State.SUCCESS) {
          answer.resultNow().ifPresent(found::add);
        }
      }
    }
    return found;
  }

  private Optional<Scanner> look(URI address) throws InterruptedException {
    try {
      var answer = send(get(address.resolve("ScannerCapabilities"), ANSWER));
      if (answer.statusCode() == 200) {
        var said = EsclCapabilities.read(answer.body());
        return Optional.of(new Scanner(id(address), said.name(), said.sources()));
      }
    } catch (IOException away) {
      // One that is switched off is not listed.
    }
    return Optional.empty();
  }

  private static String id(URI address) {
    return "escl:" + address;
  }

  @Override
  public boolean knows(String id) {
    return addresses().stream().anyMatch(address -> id(address).equals(id));
  }

  @Override
  public Scan begin(ScanOrder order) throws IOException, InterruptedException {
    var address =
        addresses().stream()
            .filter(one -> id(one).equals(order.scanner()))
            .findFirst()
            .orElseThrow(() -> new ScannerTrouble(ScannerTrouble.AWAY));
    var jobs =
        HttpRequest.newBuilder(address.resolve("ScanJobs"))
            .timeout(ANSWER)
            .header("Content-Type", "text/xml")
            .POST(BodyPublishers.ofString(EsclCapabilities.settings(order)))
            .build();
    var answer = send(jobs);
    return switch (answer.statusCode()) {
      case 201 -> {
        var job = answer.headers().firstValue("Location").map(address::resolve);
        // A scanner behind another name than its own may send an address that nobody reaches.
        var path = job.orElseThrow(() -> new ScannerTrouble(ScannerTrouble.FAILED)).getRawPath();
        yield new Job(folder(address.resolve(path)), order.feeder());
      }
      case 409 -> throw new ScannerTrouble(ScannerTrouble.EMPTY);
      case 503 -> throw new ScannerTrouble(ScannerTrouble.BUSY);
      default -> throw new ScannerTrouble(ScannerTrouble.FAILED);
    };
  }

  private HttpClient clientFor(URI address) {
    var isKnown = known.stream().anyMatch(one -> one.getAuthority().equals(address.getAuthority()));
    return isKnown ? http : httpOfFound;
  }

  private HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
    try {
      return clientFor(request.uri())
          .send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_PAGE));
    } catch (IOException away) {
      throw new ScannerTrouble(ScannerTrouble.AWAY);
    }
  }

  private static HttpRequest get(URI address, Duration patience) {
    return HttpRequest.newBuilder(address).timeout(patience).GET().build();
  }

  private final class Job implements Scan {
    private final URI address;
    private final boolean feeder;
    private int pages;

    Job(URI address, boolean feeder) {
      this.address = address;
      this.feeder = feeder;
    }

    @Override
    public Optional<byte[]> next() throws IOException, InterruptedException {
      for (var wait = 0; wait < MOST_WAITS; wait++) {
        var answer = send(get(address.resolve("NextDocument"), PAGE));
        switch (answer.statusCode()) {
          case 200 -> {
            pages++;
            return Optional.of(answer.body());
          }
          case 404, 410 -> {
            if (pages == 0) {
              throw new ScannerTrouble(feeder ? ScannerTrouble.EMPTY : ScannerTrouble.FAILED);
            }
            return Optional.empty();
          }
          case 503 -> Thread.sleep(READY_AGAIN);
          default -> throw new ScannerTrouble(ScannerTrouble.FAILED);
        }
      }
      throw new ScannerTrouble(ScannerTrouble.BUSY);
    }

    @Override
    public void close() {
      var end = HttpRequest.newBuilder(address).timeout(ANSWER).DELETE().build();
      clientFor(address).sendAsync(end, BodyHandlers.discarding());
    }
  }
}
