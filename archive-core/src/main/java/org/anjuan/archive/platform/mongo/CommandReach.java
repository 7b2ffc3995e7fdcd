package org.anjuan.archive.platform.mongo;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a command may change something, or see what others changed.
 *
 * @param changes whether it may change something
 * @param collection the one that it keeps to, with its database's name; null when it may be any
 */
record CommandReach(boolean changes, @Nullable String collection) {

  static final CommandReach EVERYTHING = new CommandReach(true, null);

  /** Those that name their collection, and keep to it. */
  private static final Set<String> READS_OF_ONE = Set.of("find", "count", "distinct");

  private static final Set<String> WRITES_TO_ONE =
      Set.of("insert", "update", "delete", "findandmodify");

  private static final Set<String> READS =
      Set.of(
          "killcursors",
          "listcollections",
          "listindexes",
          "listdatabases",
          "ping",
          "ismaster",
          "hello",
          "buildinfo",
          "serverstatus",
          "dbstats",
          "collstats",
          "endsessions");

  /** What is not known is taken to change anything. */
  static CommandReach of(String database, String command, Document query) {
    var known = command.toLowerCase(Locale.ROOT);
    if (READS_OF_ONE.contains(known)) {
      return new CommandReach(false, within(database, query.get(command)));
    }
    if (WRITES_TO_ONE.contains(known)) {
      return new CommandReach(true, within(database, query.get(command)));
    }
    if (known.equals("getmore")) {
      return new CommandReach(false, within(database, query.get("collection")));
    }
    return new CommandReach(!READS.contains(known), null);
  }

  private static @Nullable String within(String database, @Nullable Object collection) {
    return collection instanceof String name && !name.startsWith("system.")
        ? database + "." + name
        : null;
  }
}
