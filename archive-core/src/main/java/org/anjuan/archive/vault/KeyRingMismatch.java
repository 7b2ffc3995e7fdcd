package org.anjuan.archive.vault;

/**
 * The key ring is not the one that this database was encrypted with: most likely the key file was
 * lost or replaced, or the wrong database is connected. Starting would write what the others can't
 * read.
 */
public final class KeyRingMismatch extends RuntimeException {

  KeyRingMismatch() {
    super(
        "The key ring does not belong to this database. Restore the key file that this archive was"
            + " made with (anjuan.keys.file), or connect the database that belongs to it.");
  }
}
