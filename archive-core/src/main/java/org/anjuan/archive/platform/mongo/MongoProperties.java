package org.anjuan.archive.platform.mongo;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which MongoDB keeps the records.
 *
 * @param uri connection string of an external server or cluster; without it the embedded one is
 *     started in the data folder
 * @param database name of the database, unless the connection string names one
 */
@ConfigurationProperties("anjuan.mongodb")
record MongoProperties(@Nullable String uri, @DefaultValue("anjuan") String database) {

  MongoProperties {
    if (uri != null && uri.isBlank()) {
      uri = null;
    }
    if (!database.matches("[A-Za-z0-9_-]{1,60}")) {
      throw new IllegalArgumentException("anjuan.mongodb.database: letters, digits, _ and - only");
    }
  }

  /** The connection string may hold a password. */
  @Override
  public String toString() {
    return "MongoProperties[uri=masked, database=" + database + "]";
  }
}
