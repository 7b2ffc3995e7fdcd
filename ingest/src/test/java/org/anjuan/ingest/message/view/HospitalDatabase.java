package org.anjuan.ingest.message.view;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import org.h2.tools.Server;

/** A database server of a hospital with a database of its own for each test. */
final class HospitalDatabase implements AutoCloseable {
  static final String USER = "his";
  static final String PASSWORD = "secret";
  private static final Server SERVER = started();

  private final String url;
  private final Connection connection;

  HospitalDatabase() throws SQLException {
    this.url =
        "jdbc:h2:tcp://127.0.0.1:"
            + SERVER.getPort()
            + "/mem:v"
            + UUID.randomUUID().toString().replace("-", "");
    this.connection = DriverManager.getConnection(url, USER, PASSWORD);
  }

  private static Server started() {
    try {
      return Server.createTcpServer("-tcpPort", "0", "-ifNotExists", "-tcpDaemon").start();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A folder with the driver that speaks with it. */
  static Path drivers() throws IOException {
    try {
      var jar =
          Path.of(org.h2.Driver.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      var folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "drivers");
      Files.copy(jar, folder.resolve("h2.jar"));
      return folder.toAbsolutePath();
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  String url() {
    return url;
  }

  void run(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
