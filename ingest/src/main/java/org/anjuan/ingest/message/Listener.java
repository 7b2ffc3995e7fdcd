package org.anjuan.ingest.message;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.AddressRange;
import org.anjuan.archive.organisation.CampusCode;
import org.anjuan.archive.platform.InvalidValue;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A receiving end: which system may send what, and how it is understood.
 *
 * @param campus whose patients it brings
 * @param sourceSystem names the documents' source, together with their own identifiers
 * @param port for protocols with a port of their own, else 0
 * @param bind the local address it listens at
 * @param addresses from where it may be spoken to; none: from this machine only
 * @param charset of messages that don't say theirs
 * @param perMinute how many messages a minute it takes at most
 * @param view where rows are asked for, of the protocol that asks for them; else null
 * @param version counts the changes, 0 for a new one
 */
@Document("listeners")
public record Listener(
    @Id ListenerCode code,
    String name,
    Protocol protocol,
    CampusCode campus,
    String sourceSystem,
    boolean enabled,
    int port,
    String bind,
    boolean tls,
    List<AddressRange> addresses,
    String charset,
    int perMinute,
    MessageMapping mapping,
    @Nullable ViewSource view,
    long version) {
  private static final Pattern SYSTEM = Pattern.compile("[0-9A-Za-z_.-]{1,32}");
  private static final int MOST_ADDRESSES = 50;
  private static final int LONGEST_NAME = 64;

  @PersistenceCreator
  public Listener {
    addresses = List.copyOf(addresses);
    require(!name.isBlank() && name.length() <= LONGEST_NAME, "name");
    require(SYSTEM.matcher(sourceSystem).matches(), "sourceSystem");
    require(protocol.hasOwnPort() ? port >= 0 && port <= 65_535 : port == 0, "port");
    require(bind.matches("[0-9A-Fa-f.:]{2,39}"), "bind");
    require(addresses.size() <= MOST_ADDRESSES, "addresses");
    require(perMinute >= 1 && perMinute <= 1_000_000, "perMinute");
    requireCharset(charset);
    require((protocol == Protocol.VIEW) == (view != null), "view");
    require(view == null || mapping.subject() != null, "subject");
  }

  /** One that is spoken to. */
  public Listener(
      ListenerCode code,
      String name,
      Protocol protocol,
      CampusCode campus,
      String sourceSystem,
      boolean enabled,
      int port,
      String bind,
      boolean tls,
      List<AddressRange> addresses,
      String charset,
      int perMinute,
      MessageMapping mapping,
      long version) {
    this(
        code,
        name,
        protocol,
        campus,
        sourceSystem,
        enabled,
        port,
        bind,
        tls,
        addresses,
        charset,
        perMinute,
        mapping,
        null,
        version);
  }

  /** Whether this address may speak to it. */
  public boolean admits(@Nullable String address) {
    return addresses.isEmpty()
        ? AddressRange.isLoopback(address)
        : addresses.stream().anyMatch(range -> range.contains(address));
  }

  /** Who it is in the audit trail, where no token says it. */
  public Actor actor() {
    return Actor.system("listener-" + code.value().toLowerCase(Locale.ROOT));
  }

  Listener numbered(long next) {
    return new Listener(
        code,
        name,
        protocol,
        campus,
        sourceSystem,
        enabled,
        port,
        bind,
        tls,
        addresses,
        charset,
        perMinute,
        mapping,
        view,
        next);
  }

  private static void require(boolean fine, String field) {
    if (!fine) {
      throw new InvalidValue(field);
    }
  }

  private static void requireCharset(String name) {
    try {
      require(Charset.isSupported(name), "charset");
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      throw new InvalidValue("charset");
    }
  }
}
