package org.anjuan.search;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of an answer.
 *
 * @param total records found
 * @param totalIsLowerBound there may be more
 * @param facets null on all pages but the first
 * @param next cursor of the next page; null: there is none
 */
public record SearchResult(
    long total,
    boolean totalIsLowerBound,
    List<RecordHit> records,
    @Nullable Facets facets,
    @Nullable String next,
    Duration took) {

  /**
   * A record and its best pages.
   *
   * @param pageHits pages of which the text or title was met by the words; 0 when only the record's
   *     own data were
   * @param pages at most three, the best first
   */
  public record RecordHit(String recordId, long pageHits, List<PageHit> pages) {
    public RecordHit {
      pages = List.copyOf(pages);
    }
  }

  /**
   * A page that was met.
   *
   * @param highlights excerpts as HTML: everything is encoded but {@code <em>} around what was met
   */
  public record PageHit(
      String documentId,
      int version,
      int page,
      String title,
      String category,
      List<String> highlights) {
    public PageHit {
      highlights = List.copyOf(highlights);
    }

    @Override
    public String toString() {
      return "PageHit[" + documentId + ", version " + version + ", page " + page + "]";
    }
  }

  /** Values with the number of records (not pages) that have them, the most frequent first. */
  public record Facets(
      List<Count> campus,
      List<Count> department,
      List<Count> category,
      List<Count> source,
      List<Count> state,
      List<Count> doctor,
      List<Count> diagnosis,
      List<Count> dischargeYear) {}

  /** A value and how many records have it. */
  public record Count(String value, long records) {}

  public SearchResult {
    records = List.copyOf(records);
  }
}
