package org.anjuan.ingest.collect.channel;

import java.io.IOException;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A view's rows as texts, a page at a time in the order of change and key, so that no more than a
 * page is held and a reading that broke off goes on where it was.
 */
public final class ViewPages {
  private static final int LONGEST = 2_000;

  /** Oracle's own numbers for times with a zone, and with that of the session. */
  private static final int ORACLE_ZONED = -101;

  private static final int ORACLE_LOCAL = -102;

  private final JdbcView view;
  private final JdbcConnections connections;
  private final ZoneId zone;

  ViewPages(JdbcView view, JdbcConnections connections, ZoneId zone) {
    this.view = view;
    this.connections = connections;
    this.zone = zone;
  }

  /**
   * A row.
   *
   * @param columns by name, whatever its case; only those that have a value
   * @param changed null where the view has no such column
   */
  public record Row(String key, Map<String, String> columns, @Nullable Instant changed) {
    public Optional<String> value(String column) {
      return Optional.ofNullable(columns.get(column));
    }

    @Override
    public String toString() {
      return "Row[masked]";
    }
  }

  /**
   * A page.
   *
   * @param names of the columns as the database writes them
   * @param end where it ended, for the next one; null after the last
   */
  public record Page(List<String> names, List<Row> rows, @Nullable String end) {
    public boolean has(String column) {
      return names.stream().anyMatch(column::equalsIgnoreCase);
    }
  }

  /**
   * Reads a page.
   *
   * @param since only what changed since, with the overlap; everything without a column for it
   * @param after where the page before ended
   * @throws SourceTrouble when the database does not do what is asked, or a row names no key, or
   *     several name the same
   */
  public Page read(@Nullable Instant since, @Nullable String after, int most) throws IOException {
    var question = JdbcQuestion.of(view, since, after == null ? null : JdbcMark.of(after));
    try (var connection = connections.open(true);
        var statement = connection.prepareStatement(question.sql())) {
      statement.setQueryTimeout(connections.timeoutSeconds());
      statement.setMaxRows(most);
      statement.setFetchSize(most);
      var place = 1;
      for (var value : question.values()) {
        if (value instanceof Instant at) {
          statement.setTimestamp(place++, Timestamp.from(at), calendar());
        } else {
          statement.setObject(place++, value);
        }
      }
      try (var rows = statement.executeQuery()) {
        return page(rows, most);
      }
    } catch (SQLException e) {
      throw JdbcConnections.trouble(e);
    }
  }

  private Page page(ResultSet rows, int most) throws SQLException, IOException {
    var labels = new ArrayList<String>();
    for (var i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
      labels.add(rows.getMetaData().getColumnLabel(i));
    }
    var page = new ArrayList<Row>();
    JdbcMark last = null;
    while (rows.next()) {
      var row = row(rows, labels);
      var mark = new JdbcMark(row.changed(), key(rows));
      if (mark.equals(last)) {
        throw new SourceTrouble(Trouble.NOT_UNDERSTOOD, "several rows of the same " + view.key());
      }
      last = mark;
      page.add(row);
    }
    return new Page(
        List.copyOf(labels),
        List.copyOf(page),
        last == null || page.size() < most ? null : last.text());
  }

  private Object key(ResultSet row) throws SQLException {
    return row.getObject(view.key()) instanceof Number
        ? row.getBigDecimal(view.key())
        : row.getString(view.key());
  }

  private Row row(ResultSet row, List<String> labels) throws SQLException, IOException {
    var columns = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    for (var i = 1; i <= labels.size(); i++) {
      var text = text(row, i);
      if (text != null && !text.isBlank()) {
        columns.put(labels.get(i - 1), brief(text.strip()));
      }
    }
    var key = row.getString(view.key());
    if (key == null || key.isBlank() || key.length() > 500) {
      throw new SourceTrouble(Trouble.NOT_UNDERSTOOD, "a row without " + view.key());
    }
    return new Row(key, columns, changed(row));
  }

  private @Nullable Instant changed(ResultSet row) throws SQLException, IOException {
    if (view.changed() == null) {
      return null;
    }
    var at = row.getTimestamp(view.changed(), calendar());
    if (at == null) {
      // It would be passed over without a word.
      throw new SourceTrouble(Trouble.NOT_UNDERSTOOD, "a row without " + view.changed());
    }
    return at.toInstant();
  }

  private @Nullable String text(ResultSet row, int column) throws SQLException {
    return switch (row.getMetaData().getColumnType(column)) {
      case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE, ORACLE_ZONED, ORACLE_LOCAL ->
          time(row, column);
      case Types.DATE -> said(row.getDate(column));
      case Types.NUMERIC, Types.DECIMAL, Types.DOUBLE, Types.FLOAT, Types.REAL ->
          number(row.getBigDecimal(column));
      case Types.BIT, Types.BOOLEAN -> yesOrNo(row, column);
      case Types.BLOB,
          Types.CLOB,
          Types.NCLOB,
          Types.BINARY,
          Types.VARBINARY,
          Types.LONGVARBINARY,
          Types.SQLXML ->
          null;
      default -> row.getString(column);
    };
  }

  private static @Nullable String said(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  private static @Nullable String number(@Nullable BigDecimal number) {
    return number == null ? null : number.stripTrailingZeros().toPlainString();
  }

  private static @Nullable String yesOrNo(ResultSet row, int column) throws SQLException {
    var text = row.getBoolean(column) ? "1" : "0";
    return row.wasNull() ? null : text;
  }

  /** With its zone: some databases have no type for days alone, and a day must stay the same. */
  private @Nullable String time(ResultSet row, int column) throws SQLException {
    var at = row.getTimestamp(column, calendar());
    return at == null
        ? null
        : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.toInstant().atZone(zone));
  }

  private Calendar calendar() {
    return Calendar.getInstance(TimeZone.getTimeZone(zone), Locale.ROOT);
  }

  private static String brief(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }
}
