package org.anjuan.ingest.collect.channel;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.regex.Pattern;

/** Connections to a database, each for one question. */
final class JdbcConnections {
  private static final Pattern HOST =
      Pattern.compile("(?://|@)(?://)?([0-9A-Za-z._-]+)(?::(\\d+))?");

  private final String url;
  private final String user;
  private final Credentials credentials;
  private final CollectProperties properties;
  private final SourceAddresses addresses;
  private final DatabaseDrivers drivers;

  JdbcConnections(
      String url,
      String user,
      Credentials credentials,
      CollectProperties properties,
      SourceAddresses addresses,
      DatabaseDrivers drivers) {
    this.url = url;
    this.user = user;
    this.credentials = credentials;
    this.properties = properties;
    this.addresses = addresses;
    this.drivers = drivers;
  }

  Connection open(boolean forReading) throws IOException {
    var host = HOST.matcher(url);
    if (!host.find()) {
      throw new SourceTrouble(Trouble.ADDRESS_NOT_ALLOWED, "an address without a host");
    }
    // The driver resolves the name again: this keeps honest administrators from mistakes.
    addresses.first(host.group(1), host.group(2) == null ? -1 : Integer.parseInt(host.group(2)));
    var driver = drivers.find(url);
    var identity = new Properties();
    identity.setProperty("user", user);
    identity.setProperty("password", String.valueOf(credentials.get(Secret.PASSWORD)));
    try {
      var connection = driver.connect(url, identity);
      if (connection == null) {
        throw new SourceTrouble(Trouble.NO_DRIVER, "anjuan.collect.drivers");
      }
      if (forReading) {
        connection.setReadOnly(true);
      }
      return connection;
    } catch (SQLException e) {
      throw trouble(e);
    }
  }

  int timeoutSeconds() {
    return Math.max(1, Math.toIntExact(properties.answerTimeout().toSeconds()));
  }

  static SourceTrouble trouble(SQLException e) {
    var state = String.valueOf(e.getSQLState());
    var detail = "SQLSTATE " + state + ", " + e.getErrorCode();
    if (state.startsWith("28")) {
      return new SourceTrouble(Trouble.LOG_IN_REFUSED, detail);
    }
    return new SourceTrouble(
        state.startsWith("08") || state.startsWith("57") || state.equals("90067")
            ? Trouble.NOT_REACHABLE
            : Trouble.REFUSED,
        detail);
  }
}
