package org.anjuan.archive.platform.outgoing;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which addresses may be called. A name is resolved once and the connection goes to the address
 * that was looked at, so that a name which points elsewhere a moment later leads nowhere.
 */
public final class OutgoingAddresses {
  /** Instance metadata that is not link-local: Alibaba Cloud, AWS by IPv6, Oracle Cloud. */
  private static final Set<InetAddress> METADATA =
      Set.of(
          InetAddress.ofLiteral("100.100.100.200"),
          InetAddress.ofLiteral("fd00:ec2::254"),
          InetAddress.ofLiteral("192.0.0.192"));

  private final List<String> plain;

  /**
   * Everything by TLS, but for a few hosts.
   *
   * @param allowPlain {@code host} or {@code host:port} that may be called without TLS, and on this
   *     very machine
   */
  public OutgoingAddresses(List<String> allowPlain) {
    this.plain = allowPlain.stream().map(host -> host.strip().toLowerCase(Locale.ROOT)).toList();
  }

  /**
   * Refuses addresses that are not called whatever they resolve to.
   *
   * @throws ForbiddenAddress when this is one
   */
  public URI permit(@Nullable String text) {
    if (text == null || text.isBlank()) {
      throw new ForbiddenAddress("an address is missing");
    }
    try {
      var uri = new URI(text.strip());
      var host = uri.getHost();
      var tls = "https".equalsIgnoreCase(uri.getScheme());
      var unsecured = "http".equalsIgnoreCase(uri.getScheme());
      var port = uri.getPort() >= 0 ? uri.getPort() : tls ? 443 : 80;
      if (host == null
          || uri.getUserInfo() != null
          || uri.getFragment() != null
          || !(tls || (unsecured && mayBePlain(host, port)))) {
        throw new ForbiddenAddress("not an address that may be called");
      }
      return uri;
    } catch (URISyntaxException e) {
      throw new ForbiddenAddress("not an address");
    }
  }

  /**
   * The addresses of a host, all of which may be called.
   *
   * @throws ForbiddenAddress when one of them may not
   */
  public List<InetAddress> resolve(String host, int port) throws UnknownHostException {
    var found = List.of(InetAddress.getAllByName(host));
    var here = mayBePlain(host, port);
    if (!found.stream().allMatch(address -> mayBeCalled(address, here))) {
      throw new ForbiddenAddress("resolves to a forbidden address");
    }
    return found;
  }

  /** Whether the host may be called without TLS. */
  public boolean mayBePlain(String host, int port) {
    var name = host.toLowerCase(Locale.ROOT);
    return plain.contains(name) || plain.contains(name + ":" + port);
  }

  /** Private addresses are allowed, those of this machine, the link and the cloud are not. */
  public static boolean mayBeCalled(InetAddress address, boolean thisMachineToo) {
    var meant = embedded(address);
    return !(meant.isAnyLocalAddress()
        || meant.isLinkLocalAddress()
        || meant.isMulticastAddress()
        || (meant.isLoopbackAddress() && !thisMachineToo)
        || METADATA.contains(meant));
  }

  /** The IPv4 address inside an IPv6 one: compatible, 6to4 and NAT64 forms lead there. */
  private static InetAddress embedded(InetAddress address) {
    if (!(address instanceof Inet6Address)) {
      return address;
    }
    var bytes = address.getAddress();
    var from = bytes[0] == 0x20 && bytes[1] == 0x02 ? 2 : startsLikeIpv4(bytes) ? 12 : -1;
    if (from < 0) {
      return address;
    }
    try {
      return InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + 4));
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean startsLikeIpv4(byte[] bytes) {
    var nat64 = new byte[12];
    nat64[1] = 0x64;
    nat64[2] = (byte) 0xFF;
    nat64[3] = (byte) 0x9B;
    var start = Arrays.copyOf(bytes, 12);
    var compatible = Arrays.equals(start, new byte[12]) && (bytes[12] != 0 || bytes[13] != 0);
    return Arrays.equals(start, nat64) || compatible;
  }
}
