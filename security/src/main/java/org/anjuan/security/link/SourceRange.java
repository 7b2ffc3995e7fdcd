package org.anjuan.security.link;

import java.net.InetAddress;
import java.util.regex.Pattern;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.archive.platform.TextValue;
import org.jspecify.annotations.Nullable;

/** Addresses of workstations: one, or a network as {@code 10.1.0.0/16}. Names are refused. */
public record SourceRange(String value) implements TextValue {
  private static final Pattern FORM =
      Pattern.compile("((?:\\d{1,3}\\.){3}\\d{1,3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)(?:/(\\d{1,3}))?");

  public SourceRange {
    var form = FORM.matcher(value);
    var address = form.matches() ? read(form.group(1)) : null;
    var bits = address == null ? null : form.group(2);
    if (address == null || (bits != null && Integer.parseInt(bits) > address.length * 8)) {
      throw new InvalidValue("addresses");
    }
  }

  /** Whether this address lies in it. */
  boolean contains(String address) {
    var form = FORM.matcher(value);
    var asked = read(address);
    if (asked == null || !form.matches()) {
      return false;
    }
    var network = read(form.group(1));
    if (network == null || network.length != asked.length) {
      return false;
    }
    var left = form.group(2) == null ? network.length * 8 : Integer.parseInt(form.group(2));
    for (var i = 0; left > 0; i++, left -= 8) {
      var mask = left >= 8 ? 0xff : 0xff << (8 - left) & 0xff;
      if ((network[i] & mask) != (asked[i] & mask)) {
        return false;
      }
    }
    return true;
  }

  /** Never asks a name server. An IPv4 address written as an IPv6 one is the IPv4 address. */
  private static byte @Nullable [] read(String literal) {
    var zone = literal.indexOf('%');
    try {
      return InetAddress.ofLiteral(zone < 0 ? literal : literal.substring(0, zone)).getAddress();
    } catch (IllegalArgumentException none) {
      return null;
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
