package org.anjuan.search;

import java.util.ArrayList;
import java.util.List;

/** Documents gathered to be written together: until they have many pages, or much text. */
public final class PageBatch {

  /** Beside these there is at most one more document's text in memory. */
  private static final long MOST_CHARACTERS = 4_000_000;

  private final int mostPages;
  private final List<DocumentPages> documents = new ArrayList<>();
  private long pages;
  private long characters;

  public PageBatch(int mostPages) {
    this.mostPages = mostPages;
  }

  public void add(DocumentPages document) {
    documents.add(document);
    pages += Math.max(1, document.pages().size());
    characters += document.characters();
  }

  /** Whether it is time to write. */
  public boolean isFull() {
    return pages >= mostPages || characters >= MOST_CHARACTERS;
  }

  /** What was gathered; it is empty afterwards. */
  public List<DocumentPages> take() {
    var taken = List.copyOf(documents);
    documents.clear();
    pages = 0;
    characters = 0;
    return taken;
  }
}
