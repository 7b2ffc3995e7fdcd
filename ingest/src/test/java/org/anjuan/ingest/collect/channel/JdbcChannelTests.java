package org.anjuan.ingest.collect.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.h2.tools.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A view in a database server, reached by a driver from a folder. */
class JdbcChannelTests extends PullChannelContract {
  @TempDir private static Path drivers;
  private static Server server;
  private final String name = "v" + UUID.randomUUID().toString().replace("-", "");
  private Connection source;
  private int changes;

  @BeforeAll
  static void start() throws Exception {
    server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
    var jar =
        Path.of(org.h2.Driver.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Files.copy(jar, drivers.resolve("h2.jar"));
  }

  @AfterAll
  static void stop() {
    server.stop();
  }

  private String url() {
    return "jdbc:h2:tcp://127.0.0.1:" + server.getPort() + "/mem:" + name;
  }

  @Override
  @BeforeEach
  void begin() throws Exception {
    source = DriverManager.getConnection(url(), "lis", "secret");
    try (var statement = source.createStatement()) {
      statement.execute(
          "create table reports (id varchar(100) primary key, zyh varchar(20), content blob,"
              + " updated timestamp(9) not null, done boolean default false)");
      statement.execute("create view v_reports as select id, zyh, updated from reports");
    }
    super.begin();
  }

  @Override
  @AfterEach
  void end() {
    super.end();
    try {
      source.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  int many() {
    return 1_300;
  }

  @Override
  void put(String path, byte[] content) throws SQLException {
    try (var insert =
        source.prepareStatement(
            "merge into reports (id, zyh, content, updated) key (id) values (?, ?, ?, ?)")) {
      insert.setString(1, path);
      insert.setString(2, "Z" + path.length());
      insert.setBytes(3, content);
      // Many rows share a time: a page ends among them.
      insert.setObject(
          4, java.time.LocalDateTime.of(2026, 3, 1, 8, 0).plusSeconds(changes++ / 700));
      insert.executeUpdate();
    }
    changes += changes < 100 ? 700 : 0;
  }

  @Override
  boolean has(String path) throws SQLException {
    return is("select count(*) from reports where id = ?", path);
  }

  @Override
  boolean isAcknowledged(String path) throws SQLException {
    return is("select count(*) from reports where done and id = ?", path);
  }

  private boolean is(String sql, String path) throws SQLException {
    try (var question = source.prepareStatement(sql)) {
      question.setString(1, path);
      try (var row = question.executeQuery()) {
        return row.next() && row.getInt(1) == 1;
      }
    }
  }

  @Override
  PullChannel open() {
    return open(Afterwards.NOTHING, "secret", drivers);
  }

  @Override
  PullChannel openConsuming() {
    return open(
        new Afterwards(Afterwards.Deed.MARK, "update reports set done = true where id = :key"),
        "secret",
        drivers);
  }

  private PullChannel open(Afterwards afterwards, String password, Path folder) {
    var settings =
        new JdbcSettings(
            url(),
            "lis",
            "select * from v_reports",
            "id",
            "updated",
            5,
            null,
            "select content from reports where id = ?",
            "select * from v_reports where zyh = :admissionNo");
    var properties = properties(Path.of("."));
    return new JdbcChannel(
        settings,
        afterwards,
        new JdbcConnections(
            settings.url(),
            settings.user(),
            new Credentials(Map.of(Secret.PASSWORD, password)),
            properties,
            new SourceAddresses(properties),
            new DatabaseDrivers(folder)),
        FREE,
        ZoneId.of("Asia/Shanghai"));
  }

  @Test
  void onlyWhatChangedSinceIsListedWithTheOverlap() throws Exception {
    put("old.pdf", bytes("1"));
    put("new.pdf", bytes("2"));
    var after = Instant.parse("2026-03-01T00:10:00Z");
    assertThat(listed(new Listing(null, after, null, null))).isZero();
    var within = Instant.parse("2026-03-01T00:04:00Z");
    assertThat(listed(new Listing(null, within, null, null))).isEqualTo(2);
  }

  @Test
  void oneStayIsAskedForByItself() throws Exception {
    put("a.pdf", bytes("1"));
    put("longer.pdf", bytes("2"));
    assertThat(listed(new Listing(null, null, null, new Listing.Stay("Z5", 1)))).isEqualTo(1);
    assertThat(listed(new Listing(null, null, null, new Listing.Stay("' or 1=1 --", 1)))).isZero();
  }

  private int listed(Listing wanted) throws IOException {
    var count = new int[1];
    try (var channel = open()) {
      channel.list(
          wanted,
          new PullChannel.Entries() {
            @Override
            public void entry(SourceEntry entry) {
              count[0]++;
            }

            @Override
            public void reached(String checkpoint) {}
          });
    }
    return count[0];
  }

  @Test
  void withoutItsDriverTheFolderIsNamed(@TempDir Path empty) {
    try (var channel = open(Afterwards.NOTHING, "secret", empty)) {
      assertThat(catchThrowableOfType(SourceTrouble.class, () -> list(channel, null)).trouble())
          .isEqualTo(Trouble.NO_DRIVER);
    }
  }

  @Test
  void aWrongPasswordIsSaidToBeOne() {
    try (var channel = open(Afterwards.NOTHING, "wrong", drivers)) {
      assertThat(catchThrowableOfType(SourceTrouble.class, () -> list(channel, null)).trouble())
          .isEqualTo(Trouble.LOG_IN_REFUSED);
    }
  }
}
