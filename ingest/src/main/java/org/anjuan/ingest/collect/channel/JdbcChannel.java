package org.anjuan.ingest.collect.channel;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A view of a database, read in pages by time and key: a page begins after the last row of the one
 * before, so that nothing is skipped or counted over when rows come and go meanwhile. Only what
 * every database understands is said: a derived table, comparisons, an order.
 */
final class JdbcChannel implements PullChannel {
  private static final int PAGE = 500;

  private final JdbcSettings settings;
  private final Afterwards afterwards;
  private final JdbcConnections connections;
  private final Pace pace;
  private final ZoneId zone;
  private final JsonMapper json = JsonMapper.builder().build();

  JdbcChannel(
      JdbcSettings settings,
      Afterwards afterwards,
      JdbcConnections connections,
      Pace pace,
      ZoneId zone) {
    this.settings = settings;
    this.afterwards = afterwards;
    this.connections = connections;
    this.pace = pace;
    this.zone = zone;
  }

  @Override
  public void list(Listing wanted, Entries into) throws IOException {
    var checkpoint = wanted.checkpoint();
    @Nullable JdbcMark after = checkpoint == null ? null : JdbcMark.of(checkpoint);
    while (true) {
      var page = page(wanted, after);
      for (var entry : page) {
        into.entry(entry);
      }
      if (page.size() < PAGE) {
        return;
      }
      var last = page.getLast();
      after = new JdbcMark(last.modified(), key(last));
      into.reached(after.text());
    }
  }

  private List<SourceEntry> page(Listing wanted, @Nullable JdbcMark after) throws IOException {
    pace.request();
    var question = JdbcQuestion.of(settings, wanted, after);
    try (var connection = connections.open(true);
        var statement = connection.prepareStatement(question.sql())) {
      statement.setQueryTimeout(connections.timeoutSeconds());
      statement.setMaxRows(PAGE);
      statement.setFetchSize(PAGE);
      var place = 1;
      for (var value : question.values()) {
        if (value instanceof Instant at) {
          statement.setTimestamp(place++, Timestamp.from(at), calendar());
        } else {
          statement.setObject(place++, value);
        }
      }
      try (var rows = statement.executeQuery()) {
        var page = new ArrayList<SourceEntry>();
        while (rows.next()) {
          page.add(entry(rows));
        }
        return page;
      }
    } catch (SQLException e) {
      throw JdbcConnections.trouble(e);
    }
  }

  /** The key as the database has it: a number is compared with numbers. */
  private Object key(SourceEntry entry) {
    for (var column : json.readTree(String.valueOf(entry.description())).properties()) {
      if (column.getKey().equalsIgnoreCase(settings.key()) && column.getValue().isNumber()) {
        return column.getValue().decimalValue();
      }
    }
    return entry.path();
  }

  private Calendar calendar() {
    return Calendar.getInstance(TimeZone.getTimeZone(zone));
  }

  private SourceEntry entry(ResultSet row) throws SQLException, IOException {
    var columns = row.getMetaData();
    var description = json.createObjectNode();
    for (var i = 1; i <= columns.getColumnCount(); i++) {
      var value = row.getObject(i);
      if (value instanceof Timestamp) {
        var at = row.getTimestamp(i, calendar());
        description.put(columns.getColumnLabel(i), at == null ? null : at.toInstant().toString());
      } else if (value instanceof Number) {
        description.put(columns.getColumnLabel(i), row.getBigDecimal(i));
      } else if (value instanceof String
          || value instanceof Boolean
          || value instanceof java.util.Date) {
        description.put(columns.getColumnLabel(i), value.toString());
      }
    }
    var key = row.getString(settings.key());
    if (key == null || key.isBlank() || key.length() > 500) {
      throw new SourceTrouble(Trouble.NOT_UNDERSTOOD, "a row without " + settings.key());
    }
    var name = settings.fileName() == null ? null : row.getString(settings.fileName());
    var changed =
        settings.watermark() == null ? null : row.getTimestamp(settings.watermark(), calendar());
    if (settings.watermark() != null && changed == null) {
      // It would be passed over without a word.
      throw new SourceTrouble(Trouble.NOT_UNDERSTOOD, "a row without " + settings.watermark());
    }
    return new SourceEntry(
        key,
        name == null ? key : name,
        null,
        changed == null ? null : changed.toInstant(),
        null,
        null,
        true,
        description.toString());
  }

  @Override
  public Content open(SourceEntry entry) throws IOException {
    pace.request();
    var connection = connections.open(true);
    try {
      var statement = connection.prepareStatement(settings.contentQuery());
      statement.setQueryTimeout(connections.timeoutSeconds());
      statement.setObject(1, key(entry));
      var row = statement.executeQuery();
      if (!row.next()) {
        throw new SourceTrouble(Trouble.GONE, "row");
      }
      return new Content(pace.slowed(new WithConnection(content(row), connection)), null);
    } catch (SQLException e) {
      close(connection);
      throw JdbcConnections.trouble(e);
    } catch (IOException | RuntimeException e) {
      close(connection);
      throw e;
    }
  }

  private static InputStream content(ResultSet row) throws SQLException, IOException {
    var content = isText(row.getMetaData().getColumnType(1)) ? text(row) : row.getBinaryStream(1);
    if (content == null) {
      throw new SourceTrouble(Trouble.GONE, "content");
    }
    return content;
  }

  private static boolean isText(int type) {
    return switch (type) {
      case java.sql.Types.CLOB,
          java.sql.Types.NCLOB,
          java.sql.Types.VARCHAR,
          java.sql.Types.LONGVARCHAR ->
          true;
      default -> false;
    };
  }

  private static @Nullable InputStream text(ResultSet row) throws SQLException {
    var text = row.getString(1);
    if (text == null) {
      return null;
    }
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public Optional<byte[]> beside(SourceEntry entry, String ending) {
    return Optional.empty();
  }

  @Override
  public void acknowledge(SourceEntry entry) throws IOException {
    var statement = afterwards.target();
    if (afterwards.deed() != Afterwards.Deed.MARK || statement == null) {
      return;
    }
    pace.request();
    try (var connection = connections.open(false);
        var update = connection.prepareStatement(statement.replace(":key", "?"))) {
      update.setQueryTimeout(connections.timeoutSeconds());
      for (var i = 1; i <= statement.split(":key", -1).length - 1; i++) {
        update.setObject(i, key(entry));
      }
      update.executeUpdate();
      if (!connection.getAutoCommit()) {
        connection.commit();
      }
    } catch (SQLException e) {
      throw JdbcConnections.trouble(e);
    }
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      // it is gone already
    }
  }

  @Override
  public void close() {}

  private static final class WithConnection extends FilterInputStream {
    private final Connection connection;

    WithConnection(InputStream in, Connection connection) {
      super(in);
      this.connection = connection;
    }

    @Override
    public void close() throws IOException {
      try {
        in.close();
      } finally {
        JdbcChannel.close(connection);
      }
    }
  }
}
