package org.anjuan.ingest.intake;

import org.anjuan.archive.access.Actor;
import org.anjuan.archive.document.Channel;
import org.jspecify.annotations.Nullable;

/**
 * How something came in.
 *
 * @param by who hands it in: a person, a system with a token, or a collector
 * @param address the network address it came from, for the audit trail
 * @param fileName the name the bytes had
 */
public record Delivery(
    Channel channel, Actor by, @Nullable String address, @Nullable String fileName) {}
