package org.anjuan.archive.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.archive.platform.TextValue;
import org.jspecify.annotations.Nullable;

/**
 * An address, or a network as {@code 10.1.0.0/16} or {@code 2001:db8::/32}. Names are no addresses:
 * nothing is ever looked up. An IPv4 address written as an IPv6 one is the IPv4 address.
 */
public record AddressRange(String value) implements TextValue {
  private static final Pattern FORM = Pattern.compile("([^/]+)(?:/(\\d{1,3}))?");

  /** Four numbers, or something with colons: {@code 10.1} is no address, though Java knows it. */
  private static final Pattern LITERAL =
      Pattern.compile("(?:\\d{1,3}\\.){3}\\d{1,3}|[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*");

  public AddressRange {
    value = value.strip();
    if (Network.of(value) == null) {
      throw new InvalidValue("range");
    }
  }

  /**
   * Reads what stands in a field.
   *
   * @throws InvalidValue naming the field when one of them is no range
   */
  public static List<AddressRange> all(Collection<String> texts, String field) {
    if (!texts.stream().allMatch(AddressRange::isRange)) {
      throw new InvalidValue(field);
    }
    return texts.stream().map(AddressRange::new).toList();
  }

  public static boolean isRange(String text) {
    return Network.of(text.strip()) != null;
  }

  /** Whether this address is inside; an address that can't be read is inside nothing. */
  public boolean contains(@Nullable String address) {
    var network = Network.of(value);
    var asked = address == null ? null : read(unzoned(address));
    return network != null && asked != null && network.contains(asked);
  }

  /** Whether an address is this machine's own. */
  public static boolean isLoopback(@Nullable String address) {
    var read = address == null ? null : read(unzoned(address));
    return read != null && read.isLoopbackAddress();
  }

  /**
   * The neighbourhood of an address, /24 or /64: what a ward's computers share. The text itself
   * when it is no address.
   */
  public static String around(String address) {
    var read = read(unzoned(address));
    if (read == null) {
      return address;
    }
    var bits = read.getAddress().length == 4 ? 24 : 64;
    try {
      var around = InetAddress.getByAddress(masked(read.getAddress(), bits));
      return around.getHostAddress() + "/" + bits;
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first bits of an address. */
  private record Network(InetAddress first, int bits) {
    static @Nullable Network of(String range) {
      var form = FORM.matcher(range);
      var first = form.matches() ? read(form.group(1)) : null;
      if (first == null) {
        return null;
      }
      var all = first.getAddress().length * 8;
      var bits = form.group(2) == null ? all : Integer.parseInt(form.group(2));
      return bits > all ? null : new Network(first, bits);
    }

    boolean contains(InetAddress asked) {
      return asked.getAddress().length == first.getAddress().length
          && Arrays.equals(masked(asked.getAddress(), bits), masked(first.getAddress(), bits));
    }
  }

  private static byte[] masked(byte[] address, int bits) {
    var masked = address.clone();
    for (var i = 0; i < masked.length; i++) {
      var kept = Math.clamp(bits - i * 8L, 0, 8);
      masked[i] = (byte) (masked[i] & (0xFF << (8 - kept)));
    }
    return masked;
  }

  /** Which of our own network cards it came by says nothing of where it came from. */
  private static String unzoned(String address) {
    var zone = address.indexOf('%');
    return (zone < 0 ? address : address.substring(0, zone)).strip();
  }

  private static @Nullable InetAddress read(String literal) {
    if (!LITERAL.matcher(literal).matches()) {
      return null;
    }
    try {
      return InetAddress.ofLiteral(literal);
    } catch (IllegalArgumentException none) {
      return null;
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
