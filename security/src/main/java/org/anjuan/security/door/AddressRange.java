package org.anjuan.security.door;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A range of network addresses, {@code 10.1.0.0/16}, {@code fd00::/8} or a single address. Names
 * are no addresses: nothing is ever looked up.
 */
public final class AddressRange {
  private static final Pattern LITERAL = Pattern.compile("[0-9a-fA-F:.]{2,45}");

  private final byte[] network;
  private final int bits;

  private AddressRange(byte[] network, int bits) {
    this.network = network;
    this.bits = bits;
  }

  /**
   * Reads a range.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static AddressRange of(String text) {
    var parts = text.strip().split("/", -1);
    var network = parts.length <= 2 ? literal(parts[0]) : null;
    if (network == null) {
      throw new IllegalArgumentException("not an address range");
    }
    var most = network.length * 8;
    if (parts.length == 2 && !parts[1].matches("\\d{1,3}")) {
      throw new IllegalArgumentException("not an address range");
    }
    var bits = parts.length == 1 ? most : Integer.parseInt(parts[1]);
    if (bits > most) {
      throw new IllegalArgumentException("not an address range");
    }
    return new AddressRange(network, bits);
  }

  public static boolean isRange(String text) {
    try {
      of(text);
      return true;
    } catch (IllegalArgumentException notOne) {
      return false;
    }
  }

  /** Whether this address lies in it; nothing that is not an address does. */
  public boolean contains(@Nullable String address) {
    var asked = address == null ? null : literal(address);
    if (asked == null || asked.length != network.length) {
      return false;
    }
    return Arrays.equals(masked(asked, bits), masked(network, bits));
  }

  /**
   * The neighbourhood of an address, /24 or /64: what a ward's computers share. The text itself
   * when it is no address.
   */
  public static String around(String address) {
    var bytes = literal(address);
    if (bytes == null) {
      return address;
    }
    var bits = bytes.length == 4 ? 24 : 64;
    try {
      return InetAddress.getByAddress(masked(bytes, bits)).getHostAddress() + "/" + bits;
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
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

  private static byte @Nullable [] literal(String text) {
    var plain = text.strip();
    if (!LITERAL.matcher(plain).matches()
        || (plain.indexOf(':') < 0 && !plain.matches("(\\d{1,3}\\.){3}\\d{1,3}"))) {
      return null;
    }
    try {
      return InetAddress.ofLiteral(plain).getAddress();
    } catch (IllegalArgumentException notOne) {
      return null;
    }
  }
}
