package org.anjuan.archive.access;

import java.net.InetAddress;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.archive.platform.TextValue;
import org.jspecify.annotations.Nullable;

/** An address, or a network as {@code 10.1.0.0/16} or {@code 2001:db8::/32}. Names are refused. */
public record AddressRange(String value) implements TextValue {

  public AddressRange {
    value = value.strip();
    network(value);
    bits(value);
  }

  /** Whether this address is inside; an address that can't be read is inside nothing. */
  public boolean contains(@Nullable String address) {
    var asked = address == null ? null : read(address);
    return asked != null && contains(asked);
  }

  private boolean contains(InetAddress asked) {
    byte[] wanted = network(value).getAddress();
    byte[] given = asked.getAddress();
    if (wanted.length != given.length) {
      return false;
    }
    int left = bits(value);
    for (int i = 0; left > 0; i++, left -= 8) {
      int mask = left >= 8 ? 0xff : 0xff << (8 - left) & 0xff;
      if ((wanted[i] & mask) != (given[i] & mask)) {
        return false;
      }
    }
    return true;
  }

  /** Whether an address is this machine's own. */
  public static boolean isLoopback(@Nullable String address) {
    var read = address == null ? null : read(address);
    return read != null && read.isLoopbackAddress();
  }

  private static InetAddress network(String range) {
    var slash = range.indexOf('/');
    var read = read(slash < 0 ? range : range.substring(0, slash));
    if (read == null) {
      throw new InvalidValue("range");
    }
    return read;
  }

  private static int bits(String range) {
    var all = network(range).getAddress().length * 8;
    var slash = range.indexOf('/');
    if (slash < 0) {
      return all;
    }
    var given = range.substring(slash + 1);
    if (!given.matches("\\d{1,3}") || Integer.parseInt(given) > all) {
      throw new InvalidValue("range");
    }
    return Integer.parseInt(given);
  }

  /** Never asks a name server. An IPv4 address written as an IPv6 one is the IPv4 address. */
  private static @Nullable InetAddress read(String literal) {
    var zone = literal.indexOf('%');
    try {
      return InetAddress.ofLiteral(zone < 0 ? literal : literal.substring(0, zone));
    } catch (IllegalArgumentException none) {
      return null;
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
