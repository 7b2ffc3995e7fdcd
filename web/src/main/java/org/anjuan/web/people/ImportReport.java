package org.anjuan.web.people;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an import does, or would do.
 *
 * @param applied whether it was done, or only looked at
 * @param removed what stands in no row any more; of rights only
 * @param lines what is not the same as before, row by row
 */
public record ImportReport(
    boolean applied,
    int added,
    int changed,
    int removed,
    int same,
    int refused,
    List<ImportLine> lines) {
  private static final int MOST_LINES = SheetReader.MOST_ROWS;

  /** What becomes of a row. */
  public enum Outcome {
    ADDED,
    CHANGED,
    REMOVED,
    SAME,
    REFUSED
  }

  /** Why a row is refused, or what changes, in both languages. */
  public record ImportReason(String zh, String en) {}

  /** A row. */
  public record ImportLine(int row, String key, Outcome outcome, @Nullable ImportReason reason) {}

  public static ImportReport of(boolean applied, List<ImportLine> all) {
    return new ImportReport(
        applied,
        count(all, Outcome.ADDED),
        count(all, Outcome.CHANGED),
        count(all, Outcome.REMOVED),
        count(all, Outcome.SAME),
        count(all, Outcome.REFUSED),
        all.stream().filter(line -> line.outcome() != Outcome.SAME).limit(MOST_LINES).toList());
  }

  private static int count(List<ImportLine> all, Outcome outcome) {
    return Math.toIntExact(all.stream().filter(line -> line.outcome() == outcome).count());
  }
}
