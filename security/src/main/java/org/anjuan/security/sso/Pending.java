package org.anjuan.security.sso;

import java.time.Instant;

/**
 * A sign-on that is under way: what the browser carries, sealed.
 *
 * @param version the provider's when it began; after a change in between it is begun anew
 * @param state what the provider sends back
 * @param nonce what the ID token must answer to
 * @param verifier PKCE's secret
 * @param language {@code zh} or {@code en}
 */
record Pending(
    String provider,
    long version,
    String state,
    String nonce,
    String verifier,
    String language,
    Instant until) {
  @Override
  public String toString() {
    return "Pending[" + provider + "]";
  }
}
