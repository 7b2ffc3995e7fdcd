package org.anjuan.archive.audit;

import org.jspecify.annotations.Nullable;

/** Where the present request comes from; the web side knows. */
public interface AuditOrigin {
  /** The network address, or null outside a request. */
  @Nullable String address();
}
