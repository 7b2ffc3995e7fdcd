package org.anjuan.archive.format;

import java.util.Optional;

/**
 * Takes what is read from a document, page by page. What it throws ends the extraction and reaches
 * the caller.
 */
public interface ExtractionSink {

  /** The document can be read; called once, first. */
  void opened(int pageCount);

  /**
   * The next page; called for each page in order.
   *
   * @param thumbnail a small JPEG, unless the page can't be drawn
   */
  void page(PageText text, Optional<byte[]> thumbnail);
}
