package org.anjuan.search;

/** There is no index to search: it was dropped, and is or will be rebuilt. */
public final class IndexBeingRebuilt extends RuntimeException {

  private static final long serialVersionUID = 1L;

  IndexBeingRebuilt() {
    super("The index is being rebuilt");
  }
}
