package org.anjuan.security.sso;

import java.nio.charset.StandardCharsets;
import org.anjuan.security.sso.SignOnRefused.Reason;
import org.w3c.dom.Element;

/** A CAS server's message that a log-in has ended (SAML 1.1's or 2's {@code LogoutRequest}). */
final class CasLogout {
  private static final int LONGEST = 64 * 1024;

  private CasLogout() {}

  /**
   * The ticket with which the log-in began.
   *
   * @throws SignOnRefused when the message is none
   */
  static String ticket(String message) {
    if (message.length() > LONGEST) {
      throw new SignOnRefused(Reason.NOT_PROVEN, "log-out message");
    }
    try {
      var root = SafeXml.root(message.getBytes(StandardCharsets.UTF_8), Finding.NOT_UNDERSTOOD);
      if ("LogoutRequest".equals(root.getLocalName())) {
        return SafeXml.elements(root).stream()
            .filter(child -> "SessionIndex".equals(child.getLocalName()))
            .map(Element::getTextContent)
            .map(String::strip)
            .filter(ticket -> !ticket.isEmpty())
            .findFirst()
            .orElseThrow(() -> new SignOnRefused(Reason.NOT_PROVEN, "log-out message"));
      }
    } catch (ProviderTrouble nonsense) {
      throw new SignOnRefused(Reason.NOT_PROVEN, "log-out message");
    }
    throw new SignOnRefused(Reason.NOT_PROVEN, "log-out message");
  }
}
