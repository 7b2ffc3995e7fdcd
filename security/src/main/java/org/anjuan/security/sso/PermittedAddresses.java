package org.anjuan.security.sso;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Where providers may be. A name is resolved once and the connection goes to the address that was
 * looked at, so that a name which points elsewhere a moment later leads nowhere.
 */
@Component
class PermittedAddresses {
  /** Instance metadata that is not link-local: Alibaba Cloud, AWS by IPv6, Oracle Cloud. */
  private static final Set<InetAddress> METADATA =
      Set.of(
          InetAddress.ofLiteral("100.100.100.200"),
          InetAddress.ofLiteral("fd00:ec2::254"),
          InetAddress.ofLiteral("192.0.0.192"));

  private final SignOnProperties settings;

  PermittedAddresses(SignOnProperties settings) {
    this.settings = settings;
  }

  /**
   * Refuses addresses that are not called whatever they resolve to.
   *
   * @throws ProviderTrouble when this is one
   */
  URI permit(@Nullable String text) {
    if (text == null) {
      throw new ProviderTrouble(Finding.NOT_UNDERSTOOD, "an address is missing");
    }
    try {
      var uri = new URI(text);
      var host = uri.getHost();
      var tls = "https".equalsIgnoreCase(uri.getScheme());
      var plain = "http".equalsIgnoreCase(uri.getScheme());
      var port = uri.getPort() >= 0 ? uri.getPort() : tls ? 443 : 80;
      if (host == null
          || uri.getUserInfo() != null
          || uri.getFragment() != null
          || !(tls || (plain && settings.mayBePlain(host, port)))) {
        throw new ProviderTrouble(Finding.ADDRESS_NOT_ALLOWED, "address");
      }
      return uri;
    } catch (URISyntaxException e) {
      throw new ProviderTrouble(Finding.ADDRESS_NOT_ALLOWED, "not an address");
    }
  }

  /**
   * The addresses of a host, all of which may be called.
   *
   * @throws ProviderTrouble when one of them may not
   */
  List<InetAddress> resolve(String host, int port) throws UnknownHostException {
    var found = List.of(InetAddress.getAllByName(host));
    var here = settings.mayBePlain(host, port);
    if (!found.stream().allMatch(address -> mayBeCalled(address, here))) {
      throw new ProviderTrouble(Finding.ADDRESS_NOT_ALLOWED, "resolves to a forbidden address");
    }
    return found;
  }

  boolean mayBePlain(String host, int port) {
    return settings.mayBePlain(host, port);
  }

  /** Hospitals' providers have private addresses; these are allowed. */
  static boolean mayBeCalled(InetAddress address, boolean thisMachineToo) {
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
