package org.anjuan.ingest.collect.channel;

import java.util.Set;
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

  public JdbcSettings {
    JdbcForm.url(url, "channel.url");
    Form.text(user, 1, 100, "channel.user");
    JdbcForm.reading(query, "channel.query");
    JdbcForm.column(key, "channel.key");
    watermark = JdbcForm.optionalColumn(watermark, "channel.watermark");
    Form.within(overlapMinutes, 0, 100_000, "channel.overlapMinutes");
    fileName = JdbcForm.optionalColumn(fileName, "channel.fileName");
    JdbcForm.reading(contentQuery, "channel.contentQuery");
    if (contentQuery.chars().filter(c -> c == '?').count() != 1) {
      throw new InvalidValue("channel.contentQuery");
    }
    recordQuery = Form.optional(recordQuery, 8_000, "channel.recordQuery");
    if (recordQuery != null) {
      JdbcForm.reading(recordQuery, "channel.recordQuery");
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
}
