package org.anjuan.security.sso;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A kind of provider to which the browser is sent, and from which it comes back. */
interface RedirectPeer {

  /** Whether providers with these settings are its. */
  boolean speaksWith(ProviderSettings settings);

  /** Where the browser goes. */
  URI begin(IdentityProvider provider, Pending pending, String ourAddress);

  /**
   * What the browser's return proves.
   *
   * @param back the parameters it came back with
   * @throws SignOnRefused when it proves nothing
   * @throws ProviderTrouble when the provider can't be asked
   */
  Claimed finish(
      IdentityProvider provider, Pending pending, String ourAddress, Map<String, String> back);

  /**
   * Where the browser goes to end the log-in at the provider too; null when that can't be done.
   *
   * @param idToken what the session has kept of it
   */
  @Nullable URI farewell(IdentityProvider provider, @Nullable String idToken, String ourSite);

  /** Tries the provider; what is wrong, or that nothing is. */
  List<Finding> tryOut(IdentityProvider provider, String ourAddress);
}
