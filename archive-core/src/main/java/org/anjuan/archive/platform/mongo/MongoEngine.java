package org.anjuan.archive.platform.mongo;

import org.jspecify.annotations.Nullable;

/**
 * How the store of records is doing at one moment; see {@link MongoConnection#engine()}.
 *
 * @param kind embedded in this process, or a server of its own
 * @param version what the server says of itself; null when it doesn't answer
 * @param address hosts and ports, without user or password
 * @param healthy whether it answered just now
 */
public record MongoEngine(Kind kind, @Nullable String version, String address, boolean healthy) {

  /** Where the server runs. */
  public enum Kind {
    EMBEDDED,
    EXTERNAL
  }
}
