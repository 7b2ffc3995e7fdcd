package org.anjuan.archive.reconciliation;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;

/** A day's sheets, summed. */
record DaySums(List<DayRow> rows, List<DayStays> stays) {
  private static final Comparator<DayRow> ORDER =
      Comparator.comparing(DayRow::campus)
          .thenComparing(DayRow::department)
          .thenComparing(DayRow::system);

  private record Place(String campus, String department, String system) {}

  static DaySums of(String day, List<CollectionSheet> sheets) {
    var rows = new HashMap<Place, DayRow>();
    var stays = new HashMap<String, DayStays>();
    for (var sheet : sheets) {
      stays.merge(
          sheet.campus(),
          new DayStays(day, sheet.campus(), 0, 0, 0, 0, 0).with(sheet),
          (sum, any) -> sum.with(sheet));
      for (var figures : sheet.sources()) {
        var place = new Place(sheet.campus(), sheet.department(), figures.system());
        var sum =
            rows.getOrDefault(
                place, DayRow.none(day, sheet.campus(), sheet.department(), figures.system()));
        rows.put(place, sum.with(figures));
      }
    }
    return new DaySums(
        rows.values().stream().sorted(ORDER).toList(),
        stays.values().stream().sorted(Comparator.comparing(DayStays::campus)).toList());
  }
}
