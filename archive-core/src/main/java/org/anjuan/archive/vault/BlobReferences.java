package org.anjuan.archive.vault;

import java.util.Set;

/**
 * Implemented by everybody who keeps blob ids: tells the sweep which of them are in use. A blob
 * that no implementation names is removed, so an answer must come from the primary store, not from
 * a projection; and whoever can't answer throws.
 */
public interface BlobReferences {

  /** Those of the candidates that this capability refers to. */
  Set<BlobId> referenced(Set<BlobId> candidates);
}
