package org.anjuan.web.monitoring;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.anjuan.archive.reconciliation.DayRow;

/** Sums of rows by what people want to see them by. */
final class Totals {
  private Totals() {}

  /** What they are summed by. */
  enum By {
    SOURCE(DayRow::system),
    DEPARTMENT(DayRow::department),
    CAMPUS(DayRow::campus),
    DAY(DayRow::day);

    private final Function<DayRow, String> key;

    By(Function<DayRow, String> key) {
      this.key = key;
    }
  }

  /**
   * A sum.
   *
   * @param key source, department, campus or day; empty where no department was stated
   * @param name of the department, campus or source
   * @param records stays and sources of which something is expected; the next four are those that
   *     stand so
   * @param expected reports; the next four together
   * @param pdf how many of those received are PDF
   */
  record CollectionTotal(
      String key,
      String name,
      int records,
      int complete,
      int awaited,
      int missing,
      int failed,
      int expected,
      int received,
      int reportsAwaited,
      int reportsMissing,
      int reportsFailed,
      int pdf,
      int ofd) {

    private CollectionTotal with(DayRow row) {
      return new CollectionTotal(
          key,
          name,
          records + row.records(),
          complete + row.complete(),
          awaited + row.awaited(),
          missing + row.missing(),
          failed + row.failed(),
          expected + row.expected(),
          received + row.received(),
          reportsAwaited + row.reportsAwaited(),
          reportsMissing + row.reportsMissing(),
          reportsFailed + row.reportsFailed(),
          pdf + row.pdf(),
          ofd + row.ofd());
    }

    private static CollectionTotal none(String key, String name) {
      return new CollectionTotal(key, name, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }
  }

  static List<CollectionTotal> by(By by, Collection<DayRow> rows, Map<String, String> names) {
    var sums = new TreeMap<String, CollectionTotal>();
    for (var row : rows) {
      var key = by.key.apply(row);
      var sum = sums.getOrDefault(key, CollectionTotal.none(key, names.getOrDefault(key, key)));
      sums.put(key, sum.with(row));
    }
    return List.copyOf(sums.values());
  }

  static CollectionTotal all(Collection<DayRow> rows) {
    var sum = CollectionTotal.none("", "");
    for (var row : rows) {
      sum = sum.with(row);
    }
    return sum;
  }
}
