package org.anjuan.archive.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a later version does to one page.
 *
 * @param before the page's number in the earlier version; null for an added one
 * @param after the page's number in the later version; null for a removed one
 * @param text whether its words differ
 * @param image whether its picture differs
 * @param gone lines that only the earlier version has, the first few
 * @param come lines that only the later version has, the first few
 */
public record PageChange(
    Kind kind,
    @Nullable Integer before,
    @Nullable Integer after,
    boolean text,
    boolean image,
    List<String> gone,
    List<String> come) {

  /** What has become of the page. */
  public enum Kind {
    ADDED,
    CHANGED,
    REMOVED
  }

  public PageChange {
    gone = List.copyOf(gone);
    come = List.copyOf(come);
  }

  @Override
  public String toString() {
    return kind + " " + before + "→" + after;
  }
}
