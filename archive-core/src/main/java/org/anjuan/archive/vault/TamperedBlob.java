package org.anjuan.archive.vault;

import org.jspecify.annotations.Nullable;

/**
 * What lies in the store is not what was stored: changed, cut short, lengthened, put elsewhere, or
 * sealed under another key. Never the caller's mistake.
 */
public final class TamperedBlob extends RuntimeException {

  TamperedBlob(BlobId id, String what) {
    this(id, what, null);
  }

  TamperedBlob(BlobId id, String what, @Nullable Throwable cause) {
    super("Blob " + id + ": " + what, cause);
  }
}
