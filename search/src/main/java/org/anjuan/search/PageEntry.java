package org.anjuan.search;

/**
 * The text of one page.
 *
 * @param page from 1
 * @param origin where the text is from: {@code LAYER}, {@code OCR} or {@code NONE}
 */
public record PageEntry(int page, String text, String origin) {

  public PageEntry {
    if (page < 1) {
      throw new IllegalArgumentException("page");
    }
  }

  @Override
  public String toString() {
    return "PageEntry[" + page + "]";
  }
}
