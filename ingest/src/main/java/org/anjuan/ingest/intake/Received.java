package org.anjuan.ingest.intake;

import org.anjuan.archive.vault.StoredBlob;
import org.anjuan.ingest.quarantine.Quarantined;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that have come in and lie in the vault, with the type that they really are.
 *
 * @param from the claimed entry of the quarantine that they are tried again from
 */
public record Received(StoredBlob content, String mediaType, @Nullable Quarantined from) {

  /** As they have just come in. */
  Received(StoredBlob content, String mediaType) {
    this(content, mediaType, null);
  }

  /** What lies in quarantine. */
  static Received from(Quarantined entry) {
    var content = new StoredBlob(entry.content(), entry.size(), entry.sha256());
    return new Received(content, entry.mediaType(), entry);
  }
}
