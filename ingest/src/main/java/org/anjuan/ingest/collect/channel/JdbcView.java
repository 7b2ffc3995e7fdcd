package org.anjuan.ingest.collect.channel;

import org.jspecify.annotations.Nullable;

/**
 * A view whose rows are wanted themselves, without a content behind them.
 *
 * @param query a {@code SELECT} without an order of its own
 * @param key the column that names a row for good, one row each
 * @param changed the column with the time of the last change; without one the view is always read
 *     whole
 * @param overlapMinutes how far before the last time seen the next reading begins: rows may be
 *     committed late
 */
public record JdbcView(
    String url,
    String user,
    String query,
    String key,
    @Nullable String changed,
    int overlapMinutes) {

  public JdbcView {
    JdbcForm.url(url, "view.url");
    Form.text(user, 1, 100, "view.user");
    JdbcForm.reading(query, "view.query");
    JdbcForm.column(key, "view.key");
    changed = JdbcForm.optionalColumn(changed, "view.changed");
    Form.within(overlapMinutes, 0, 100_000, "view.overlapMinutes");
  }

  /** All that decides whom we tell our secrets: when it changes, they must be entered again. */
  public String peer() {
    return url + " " + user;
  }
}
