package org.anjuan.ingest.quarantine;

import java.util.List;
import java.util.Set;
import org.anjuan.archive.vault.BlobId;
import org.anjuan.archive.vault.BlobReferences;
import org.anjuan.archive.vault.Vault;

/**
 * The bytes of entries. A crash between filing and letting go leaves them to an entry and to a
 * version at once, so that whoever lets go asks everybody before they are destroyed.
 */
final class EntryBytes {
  private final Vault vault;
  private final List<BlobReferences> references;

  EntryBytes(Vault vault, List<BlobReferences> references) {
    this.vault = vault;
    this.references = List.copyOf(references);
  }

  void keep(BlobId content) {
    vault.keep(content);
  }

  /** Destroys what has just arrived, and nobody knows of yet. */
  void dropCopy(BlobId content) {
    vault.remove(content);
  }

  /** Destroys what an entry let go of, unless something else may refer to it. */
  void drop(BlobId content) {
    var asked = Set.of(content);
    if (!references.isEmpty()
        && references.stream().allMatch(it -> it.referenced(asked).isEmpty())) {
      vault.remove(content);
    }
  }
}
