package org.anjuan.ingest.paper;

import java.util.ArrayList;
import java.util.List;
import org.anjuan.archive.document.CategoryCode;
import org.anjuan.archive.paper.PaperCode;
import org.anjuan.archive.paper.ScanPage;
import org.anjuan.archive.record.StayNumber;
import org.jspecify.annotations.Nullable;

/**
 * Puts pages under what the separator sheets between them say: category by category, record by
 * record. A category goes on until the next sheet.
 */
final class Sorting {

  private Sorting() {}

  /**
   * Pages of one record.
   *
   * @param stay null: of the record that is being scanned
   */
  record Batch(@Nullable StayNumber stay, List<ScanPage> pages) {}

  /**
   * @param goesOn the category before the first page
   */
  static List<Batch> sort(List<ScanPage> pages, @Nullable CategoryCode goesOn) {
    var batches = new ArrayList<Batch>();
    var batch = new Batch(null, new ArrayList<>());
    batches.add(batch);
    var category = goesOn;
    for (var page : pages) {
      var code = page.signs().paperCode().orElse(null);
      if (code instanceof PaperCode.RecordSheet(var stay)) {
        batch = new Batch(stay, new ArrayList<>());
        batches.add(batch);
        category = null;
      } else if (code instanceof PaperCode.CategorySheet(var next)) {
        category = next;
      }
      boolean separates = code != null && !(code instanceof PaperCode.Label);
      batch.pages().add(placed(page, category, separates));
    }
    batches.removeIf(it -> it.pages().isEmpty());
    return batches;
  }

  private static ScanPage placed(
      ScanPage page, @Nullable CategoryCode category, boolean separator) {
    return page.placed(new ScanPage.Placing(page.id(), category, false, separator, page.retouch()));
  }
}
