package org.anjuan.security.watch;

import java.time.Instant;

/** A browser that somebody has logged in with. */
public record KnownDevice(
    String id, String agent, String address, Instant firstSeen, Instant lastSeen) {}
