package org.anjuan.search;

import java.util.Comparator;

/**
 * By what it is known which of two writers has read a document later. Its version comes first: that
 * is what its pages are of.
 *
 * @param revision 0 on pages written by a release that did not note it
 */
record Edition(int version, long revision) implements Comparable<Edition> {

  static final Edition NONE = new Edition(0, 0);

  private static final Comparator<Edition> ORDER =
      Comparator.comparingInt(Edition::version).thenComparingLong(Edition::revision);

  @Override
  public int compareTo(Edition other) {
    return ORDER.compare(this, other);
  }
}
