package org.anjuan.ingest.collect.channel;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.anjuan.archive.platform.outgoing.ForbiddenAddress;
import org.anjuan.archive.platform.outgoing.OutgoingAddresses;

/** Where sources may be; by the rule of the house, with or without TLS. */
final class SourceAddresses {
  private final OutgoingAddresses rule;

  SourceAddresses(CollectProperties properties) {
    this.rule = new OutgoingAddresses(properties.allowLocal());
  }

  OutgoingAddresses rule() {
    return rule;
  }

  /** The address to connect to, as it was looked at. */
  InetAddress first(String host, int port) throws SourceTrouble {
    try {
      return rule.resolve(host, port).getFirst();
    } catch (UnknownHostException e) {
      throw new SourceTrouble(Trouble.NAME_NOT_FOUND, e);
    } catch (ForbiddenAddress e) {
      throw new SourceTrouble(Trouble.ADDRESS_NOT_ALLOWED, e);
    }
  }
}
