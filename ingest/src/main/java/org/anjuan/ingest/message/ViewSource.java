package org.anjuan.ingest.message;

import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.ingest.collect.channel.JdbcView;
import org.anjuan.ingest.collect.collector.Schedule;

/**
 * A view of a database that is asked for its rows.
 *
 * @param password sealed; {@link ViewPasswords} opens it
 */
public record ViewSource(JdbcView query, Schedule schedule, String password) {

  public ViewSource {
    if (password.isEmpty()) {
      throw new InvalidValue("view.password");
    }
  }

  /** What the audit trail says of it. */
  String said() {
    return "%s %s [%s] key %s changed %s overlap %d %s"
        .formatted(
            query.url(),
            query.user(),
            query.query(),
            query.key(),
            query.changed(),
            query.overlapMinutes(),
            schedule);
  }

  @Override
  public String toString() {
    return "ViewSource[" + query.url() + "]";
  }
}
