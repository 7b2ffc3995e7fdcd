package org.anjuan.search;

import java.util.List;

/**
 * All pages of a document's current version, with the record that it belongs to. A document without
 * pages is found by its title.
 */
public record DocumentPages(RecordEntry record, DocumentEntry document, List<PageEntry> pages) {

  public DocumentPages {
    pages = List.copyOf(pages);
    for (int i = 0; i < pages.size(); i++) {
      if (pages.get(i).page() != i + 1) {
        throw new IllegalArgumentException("pages of " + document + " are not numbered from 1");
      }
    }
  }

  long characters() {
    return pages.stream().mapToLong(page -> page.text().length()).sum();
  }
}
