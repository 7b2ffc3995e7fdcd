package org.anjuan.archive.format;

import java.util.List;
import java.util.Optional;
import org.anjuan.worker.protocol.Fact;

/**
 * Takes what is read from a document, page by page. What it throws ends the extraction and reaches
 * the caller.
 */
public interface ExtractionSink {

  /** The document can be read; called once, first. */
  void opened(int pageCount);

  /** What the document says of itself; called at most once, before the pages. */
  default void said(List<Fact> facts) {}

  /**
   * The next page; called for each page in order.
   *
   * @param thumbnail a small JPEG of a scanned page, where it can be drawn
   */
  void page(PageText text, Optional<byte[]> thumbnail);
}
