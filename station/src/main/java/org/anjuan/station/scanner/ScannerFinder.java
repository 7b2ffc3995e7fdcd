package org.anjuan.station.scanner;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;
import javax.jmdns.JmDNS;
import javax.jmdns.JmmDNS;
import javax.jmdns.ServiceEvent;
import javax.jmdns.ServiceInfo;
import javax.jmdns.ServiceListener;

/**
 * Finds scanners that announce themselves in the local network (DNS-SD over multicast, as the eSCL
 * specification has it): {@code _uscan._tcp} in the clear, {@code _uscans._tcp} over TLS. Anybody
 * in the network can announce anything: only addresses of the local network are taken, and nothing
 * is sent to them before somebody chooses one of the list.
 */
final class ScannerFinder implements AutoCloseable {
  private static final String CLEAR = "_uscan._tcp.local.";
  private static final String SECURE = "_uscans._tcp.local.";
  private static final Pattern PATH =
      Pattern.compile("/?[0-9A-Za-z._-]{1,32}(?:/[0-9A-Za-z._-]{1,32}){0,3}/?");
  private static final int MOST = 100;

  /** By how they are announced: the same device may be there in the clear and over TLS. */
  private final ConcurrentMap<Announced, URI> found = new ConcurrentHashMap<>();

  private final Ear ear;

  private record Announced(String name, boolean secure) {}

  /** Where announcements are heard. */
  interface Ear extends AutoCloseable {
    void listen(String type, ServiceListener listener);

    @Override
    void close() throws IOException;
  }

  private ScannerFinder(Ear ear) {
    this.ear = ear;
    var listener = new Heard();
    ear.listen(CLEAR, listener);
    ear.listen(SECURE, listener);
  }

  /** Listens in all networks this machine is in, also those it comes into later. */
  static ScannerFinder everywhere() {
    var all = JmmDNS.Factory.getInstance();
    return new ScannerFinder(
        new Ear() {
          @Override
          public void listen(String type, ServiceListener listener) {
            all.addServiceListener(type, listener);
          }

          @Override
          public void close() throws IOException {
            JmmDNS.Factory.close();
          }
        });
  }

  /** Listens in one network. */
  static ScannerFinder in(JmDNS network) {
    return new ScannerFinder(
        new Ear() {
          @Override
          public void listen(String type, ServiceListener listener) {
            network.addServiceListener(type, listener);
          }

          @Override
          public void close() throws IOException {
            network.close();
          }
        });
  }

  /** Those that are announced now; in the clear where a device is there both ways. */
  Set<URI> addresses() {
    var addresses = new HashSet<URI>();
    found.forEach((announced, address) -> {
      if (!announced.secure() || !found.containsKey(new Announced(announced.name(), false))) {
        addresses.add(address);
      }
    });
    return addresses;
  }

  @Override
  public void close() {
    try {
      ear.close();
    } catch (IOException gone) {
      // It heard nothing any more.
    }
  }

  private static Announced announced(ServiceEvent event) {
    return new Announced(event.getName(), event.getType().startsWith("_uscans."));
  }

  private final class Heard implements ServiceListener {
    @Override
    public void serviceAdded(ServiceEvent event) {
      event.getDNS().requestServiceInfo(event.getType(), event.getName());
    }

    @Override
    public void serviceRemoved(ServiceEvent event) {
      found.remove(announced(event));
    }

    @Override
    public void serviceResolved(ServiceEvent event) {
      var announced = announced(event);
      if (found.size() < MOST) {
        var info = event.getInfo();
        address(info, List.of(info.getInetAddresses()), announced.secure())
            .ifPresent(address -> found.put(announced, address));
      }
    }
  }

  /** Where an announced scanner speaks eSCL: its {@code rs} names the path. */
  static Optional<URI> address(ServiceInfo info, List<InetAddress> addresses, boolean secure) {
    var said = info.getPropertyString("rs");
    var path = said == null || said.isBlank() ? "eSCL" : said.strip();
    if (!PATH.matcher(path).matches() || path.contains("..")) {
      return Optional.empty();
    }
    return addresses.stream()
        .filter(Inet4Address.class::isInstance)
        .filter(ScannerFinder::isNear)
        .findFirst()
        .map(address ->
            URI.create(
                "%s://%s:%d/%s"
                    .formatted(
                        secure ? "https" : "http",
                        address.getHostAddress(),
                        info.getPort(),
                        path.replaceAll("^/|/$", ""))));
  }

  private static boolean isNear(InetAddress address) {
    return address.isSiteLocalAddress()
        || address.isLinkLocalAddress()
        || address.isLoopbackAddress();
  }
}
