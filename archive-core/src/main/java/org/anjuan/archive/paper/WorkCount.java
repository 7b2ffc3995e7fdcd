package org.anjuan.archive.paper;

import java.time.LocalDate;
import java.util.Map;
import org.anjuan.archive.organisation.CampusCode;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * What one person has done with paper on one campus on one day.
 *
 * @param day in the hospital's zone, as {@code 2026-03-01}
 * @param counts by the name of the deed
 */
@Document("paper-workload")
public record WorkCount(
    @Id String id,
    CampusCode campus,
    String day,
    String person,
    String name,
    Map<String, Long> counts) {

  public WorkCount {
    counts = Map.copyOf(counts);
  }

  /** What is counted. */
  public enum Deed {
    /** Pages taken, or taken again. */
    PAGES_TAKEN,
    /** Records whose scanning was finished. */
    RECORDS_PROCESSED,
    /** Pages that became documents. */
    PAGES_FILED,
    IMAGES_REVIEWED,
    RECORDS_REVIEWED,
    RECORDS_ARCHIVED,
    RECORDS_BOXED
  }

  public long count(Deed deed) {
    return counts.getOrDefault(deed.name(), 0L);
  }

  static String id(CampusCode campus, LocalDate day, String person) {
    return campus.value() + "|" + day + "|" + person;
  }
}
