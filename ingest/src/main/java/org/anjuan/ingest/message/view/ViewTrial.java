package org.anjuan.ingest.message.view;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.anjuan.ingest.collect.channel.Trouble;
import org.anjuan.ingest.message.RowStatements.Foreseen;
import org.anjuan.ingest.message.RowSubject;
import org.jspecify.annotations.Nullable;

/**
 * What the first rows of a view are and what would become of them.
 *
 * @param columns of the view, as the database writes them
 * @param missing columns that rows can't do without and the view does not have
 * @param trouble why there are none
 */
public record ViewTrial(
    RowSubject subject,
    List<String> columns,
    List<String> missing,
    List<TriedRow> rows,
    @Nullable Trouble trouble,
    @Nullable String detail) {

  /**
   * A row.
   *
   * @param values by our names
   * @param changed when it last changed, where the view says so
   * @param foreseen what would become of it; null where it would be refused
   * @param refused the field it would be refused for
   */
  public record TriedRow(
      Map<String, String> values,
      @Nullable Instant changed,
      @Nullable Foreseen foreseen,
      @Nullable String refused) {
    @Override
    public String toString() {
      return "TriedRow[masked]";
    }
  }
}
