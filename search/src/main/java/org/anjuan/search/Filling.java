package org.anjuan.search;

import java.util.List;

/** Writes what a rebuild reads. An entry that the index refuses costs itself only. */
final class Filling {

  private final PageWriter writer;
  private final IndexRebuild.Source source;
  private final Runnable beat;

  /**
   * @param beat run after each request: where many entries are refused, a batch takes long
   */
  Filling(PageWriter writer, IndexRebuild.Source source, Runnable beat) {
    this.writer = writer;
    this.source = source;
    this.beat = beat;
  }

  void write(List<DocumentPages> batch) {
    if (batch.isEmpty()) {
      return;
    }
    try {
      writer.write(batch);
      beat.run();
    } catch (SearchUnavailable refused) {
      requireEntryRefused(refused);
      if (batch.size() == 1) {
        source.refused(batch.getFirst());
      } else {
        batch.forEach(each -> write(List.of(each)));
      }
    }
  }

  void writeRecords(List<RecordEntry> batch) {
    try {
      writer.writeRecords(batch);
      beat.run();
    } catch (SearchUnavailable refused) {
      requireEntryRefused(refused);
      if (batch.size() == 1) {
        source.refused(batch.getFirst());
      } else {
        batch.forEach(each -> writeRecords(List.of(each)));
      }
    }
  }

  /** Of any other refusal all the rest would die as well, and the index come out empty. */
  private static void requireEntryRefused(SearchUnavailable refused) {
    if (!refused.isOfEntry()) {
      throw refused;
    }
  }
}
