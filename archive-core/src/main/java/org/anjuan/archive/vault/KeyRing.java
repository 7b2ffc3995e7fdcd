package org.anjuan.archive.vault;

import java.util.Set;

/**
 * The master keys of this archive: what others may know of them, which is their names. The keys
 * themselves are used inside this package only.
 */
public interface KeyRing {

  /** The key that new blobs' keys are wrapped with. */
  String currentKeyId();

  /** All keys by which older blobs can still be opened. */
  Set<String> keyIds();
}
