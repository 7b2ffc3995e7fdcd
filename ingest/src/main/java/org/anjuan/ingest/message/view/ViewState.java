package org.anjuan.ingest.message.view;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where the reading of a view stands, and what the last one came to.
 *
 * @param askedAt somebody wants it read now
 * @param plannedAt since when its schedule is what it is
 * @param scheduledAt when its schedule last started it
 * @param begunAt when the present reading, or the last one, began with the first page
 * @param unfinished it has not come to its end
 * @param meaning of the rows when it was begun
 * @param since from which time of change on it reads; null for all
 * @param checkpoint how far it has come
 * @param latest the latest time of change it has seen
 * @param watermark the same of the last reading that came to its end
 * @param failures readings in a row that could not go on
 */
public record ViewState(
    @Nullable Instant askedAt,
    @Nullable Instant plannedAt,
    @Nullable Instant scheduledAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable Instant succeededAt,
    @Nullable Instant begunAt,
    boolean unfinished,
    @Nullable String meaning,
    @Nullable Instant since,
    @Nullable String checkpoint,
    @Nullable Instant latest,
    @Nullable Instant watermark,
    Figures figures,
    int failures,
    @Nullable String trouble,
    @Nullable String detail) {

  public static final ViewState NONE =
      new ViewState(
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          false,
          null,
          null,
          null,
          null,
          null,
          Figures.NONE,
          0,
          null,
          null);

  /**
   * What a reading came to.
   *
   * @param pages that it took
   * @param rows that it saw
   * @param taken those that were new or changed, and could be taken
   * @param changed those of them that changed anything here
   * @param refused those that could not be taken; their message says why
   */
  public record Figures(int pages, long rows, long taken, long changed, long refused) {
    static final Figures NONE = new Figures(0, 0, 0, 0, 0);

    Figures plus(long rows, long taken, long changed, long refused) {
      return new Figures(
          pages + 1,
          this.rows + rows,
          this.taken + taken,
          this.changed + changed,
          this.refused + refused);
    }
  }
}
