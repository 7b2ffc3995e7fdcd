package org.anjuan.security.session;

import java.time.Instant;

/**
 * A session that is open.
 *
 * @param handle names it; opens nothing
 * @param address where it began
 * @param agent the browser, as it calls itself
 */
public record OpenSession(
    String handle, Instant begun, Instant lastUsed, String address, String agent) {}
