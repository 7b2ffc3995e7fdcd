package org.anjuan.archive.document;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * Lays the pages of two versions beside each other so that as much as possible matches: the same
 * pages first of all, then such that have much in common. What is left over in one place on both
 * sides, in equal number, is taken as changed; else as removed and added.
 */
final class PageAlignment {
  private static final double SAME = 2;
  private static final double ALIKE = 0.35;

  private final List<PageFace> before;
  private final List<PageFace> after;
  private final double[][] best;

  PageAlignment(List<PageFace> before, List<PageFace> after) {
    this.before = before;
    this.after = after;
    this.best = new double[before.size() + 1][after.size() + 1];
  }

  List<PageChange> changes() {
    for (int i = before.size() - 1; i >= 0; i--) {
      for (int j = after.size() - 1; j >= 0; j--) {
        var apart = Math.max(best[i + 1][j], best[i][j + 1]);
        best[i][j] = Math.max(apart, worth(i, j) + best[i + 1][j + 1]);
      }
    }
    return walk();
  }

  /** What it is worth to lay two pages beside each other; too little in common is worth nothing. */
  private double worth(int i, int j) {
    var one = before.get(i);
    var other = after.get(j);
    if (one.isSameAs(other)) {
      return SAME;
    }
    var likeness = one.likeness(other);
    return likeness < ALIKE ? Double.NEGATIVE_INFINITY : likeness;
  }

  private List<PageChange> walk() {
    var changes = new ArrayList<PageChange>();
    var gone = new ArrayDeque<PageFace>();
    var come = new ArrayDeque<PageFace>();
    int i = 0;
    int j = 0;
    while (i < before.size() && j < after.size()) {
      if (best[i][j] == best[i + 1][j]) {
        gone.add(before.get(i++));
      } else if (best[i][j] == best[i][j + 1]) {
        come.add(after.get(j++));
      } else {
        leftOver(changes, gone, come);
        if (!before.get(i).isSameAs(after.get(j))) {
          changes.add(PageChanges.changed(before.get(i), after.get(j)));
        }
        i++;
        j++;
      }
    }
    gone.addAll(before.subList(i, before.size()));
    come.addAll(after.subList(j, after.size()));
    leftOver(changes, gone, come);
    return changes;
  }

  private static void leftOver(
      List<PageChange> changes, ArrayDeque<PageFace> gone, ArrayDeque<PageFace> come) {
    if (gone.size() == come.size()) {
      while (!gone.isEmpty()) {
        changes.add(PageChanges.changed(gone.remove(), come.remove()));
      }
    }
    gone.forEach(page -> changes.add(PageChanges.removed(page)));
    come.forEach(page -> changes.add(PageChanges.added(page)));
    gone.clear();
    come.clear();
  }
}
