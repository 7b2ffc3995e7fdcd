package org.anjuan.archive.access;

import org.jspecify.annotations.Nullable;

/** Says from where the present request comes. */
public interface VisitOrigin {
  /** The address; null outside of a request. */
  @Nullable String address();
}
