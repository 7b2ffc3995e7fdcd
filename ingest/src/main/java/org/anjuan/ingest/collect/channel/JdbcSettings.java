package org.anjuan.ingest.collect.channel;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.anjuan.archive.document.Channel;
import org.anjuan.archive.platform.InvalidValue;
import org.jspecify.annotations.Nullable;

/**
 * A view of a database. Each row is an entry, its columns are what the source says of it.
 *
 * @param query a {@code SELECT} without the content and without an order of its own
 * @param key the column that names an entry for good
 * @param watermark the column with the time of the last change; the list goes on from there
 * @param overlapMinutes how far before the last time seen the next list begins: rows may be
 *     committed late
 * @param contentQuery one row whose first column is the content, for the key {@code ?}
 * @param recordQuery as {@code query}, of one stay, with {@code :admissionNo} and perhaps {@code
 *     :visitNo}
 */
public record JdbcSettings(
    String url,
    String user,
    String query,
    String key,
    @Nullable String watermark,
    int overlapMinutes,
    @Nullable String fileName,
    String contentQuery,
    @Nullable String recordQuery)
    implements ChannelSettings {
  private static final Pattern COLUMN = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$#]{0,63}");
  private static final Pattern URL = Pattern.compile("jdbc:[a-z0-9]+:.{1,480}");

  /** Settings by which drivers run code, read files of this machine, or carry secrets. */
  private static final List<String> FORBIDDEN =
      List.of(
          "init=",
          "password=",
          "pwd=",
          "autodeserialize",
          "allowloadlocalinfile",
          "allowurlinlocalinfile",
          "queryinterceptors",
          "statementinterceptors",
          "socketfactory",
          "sslfactory",
          "loggerfile",
          "authenticationpluginclassname",
          "trace_level",
          "jndi",
          "ldap:");

  public JdbcSettings {
    if (url == null || !URL.matcher(url).matches()) {
      throw new InvalidValue("channel.url");
    }
    var plain = url.toLowerCase(Locale.ROOT).replace(" ", "");
    if (FORBIDDEN.stream().anyMatch(plain::contains)) {
      throw new InvalidValue("channel.url");
    }
    Form.text(user, 1, 100, "channel.user");
    reading(query, "channel.query");
    column(key, "channel.key");
    watermark = optionalColumn(watermark, "channel.watermark");
    Form.within(overlapMinutes, 0, 100_000, "channel.overlapMinutes");
    fileName = optionalColumn(fileName, "channel.fileName");
    reading(contentQuery, "channel.contentQuery");
    if (contentQuery.chars().filter(c -> c == '?').count() != 1) {
      throw new InvalidValue("channel.contentQuery");
    }
    recordQuery = Form.optional(recordQuery, 8_000, "channel.recordQuery");
    if (recordQuery != null) {
      reading(recordQuery, "channel.recordQuery");
      if (!recordQuery.contains(":admissionNo")) {
        throw new InvalidValue("channel.recordQuery");
      }
    }
  }

  @Override
  public String peer() {
    return url + " " + user;
  }

  @Override
  public Set<Secret> needs() {
    return Set.of(Secret.PASSWORD);
  }

  @Override
  public Set<Afterwards.Deed> deeds() {
    return Set.of(Afterwards.Deed.MARK);
  }

  @Override
  public Channel arrivesBy() {
    return Channel.DATABASE;
  }

  private static void reading(@Nullable String sql, String field) {
    var text = Form.text(sql, 6, 8_000, field).toLowerCase(Locale.ROOT);
    if (!(text.startsWith("select") || text.startsWith("with")) || text.contains(";")) {
      throw new InvalidValue(field);
    }
  }

  private static String column(@Nullable String name, String field) {
    if (name == null || !COLUMN.matcher(name).matches()) {
      throw new InvalidValue(field);
    }
    return name;
  }

  private static @Nullable String optionalColumn(@Nullable String name, String field) {
    return name == null || name.isBlank() ? null : column(name, field);
  }
}
