package org.anjuan.security.sso;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import org.anjuan.archive.platform.outgoing.ForbiddenAddress;
import org.anjuan.archive.platform.outgoing.OutgoingAddresses;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where providers may be: the house's rule, and what is said of an address that breaks it. */
@Component
class PermittedAddresses {
  private final OutgoingAddresses rule;

  PermittedAddresses(SignOnProperties settings) {
    this.rule = new OutgoingAddresses(settings.allowPlain());
  }

  OutgoingAddresses rule() {
    return rule;
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
      return rule.permit(text);
    } catch (ForbiddenAddress e) {
      throw new ProviderTrouble(Finding.ADDRESS_NOT_ALLOWED, e);
    }
  }

  /**
   * The addresses of a host, all of which may be called.
   *
   * @throws ProviderTrouble when one of them may not
   */
  List<InetAddress> resolve(String host, int port) throws UnknownHostException {
    try {
      return rule.resolve(host, port);
    } catch (ForbiddenAddress e) {
      throw new ProviderTrouble(Finding.ADDRESS_NOT_ALLOWED, e);
    }
  }

  boolean mayBePlain(String host, int port) {
    return rule.mayBePlain(host, port);
  }
}
