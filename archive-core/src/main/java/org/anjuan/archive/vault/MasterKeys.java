package org.anjuan.archive.vault;

import java.util.Objects;
import javax.crypto.SecretKey;

/**
 * The working side of a key ring: a file today, a key service behind the same port later. Data keys
 * go in and out, master keys stay.
 */
interface MasterKeys extends KeyRing {

  /** Wraps a data key under the current master key, bound to the blob's header. */
  WrappedKey wrap(SecretKey dataKey, BlobHeader header);

  /**
   * The data key of a blob.
   *
   * @throws TamperedBlob when the header is not the one it was bound to, or the key isn't in the
   *     ring
   */
  SecretKey unwrap(WrappedKey wrapped, BlobHeader header);

  /** A data key in its wrap. */
  record WrappedKey(String keyId, byte[] bytes) {
    public WrappedKey {
      Objects.requireNonNull(keyId);
    }
  }
}
