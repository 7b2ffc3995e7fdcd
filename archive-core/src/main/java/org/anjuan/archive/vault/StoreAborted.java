package org.anjuan.archive.vault;

/** The sweep took the blob for an orphan while it was still being written; nothing was stored. */
public final class StoreAborted extends RuntimeException {

  StoreAborted(BlobId id) {
    super("Blob " + id + " was swept away before it was complete");
  }
}
