package org.anjuan.archive.vault;

/** There is no blob of this id: never stored, not stored to its end, or removed. */
public final class NoSuchBlob extends RuntimeException {

  public NoSuchBlob(BlobId id) {
    super("No blob " + id);
  }
}
