package org.anjuan.archive.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals and opens the segments of one blob; for one thread.
 *
 * <p>The nonce is the segment's number: the data key is used for this blob only, and each number
 * once.
 */
final class SegmentCipher {

  private final BlobId id;
  private final Suite suite;
  private final SecretKey key;
  private final Cipher cipher;

  SegmentCipher(BlobId id, Suite suite, SecretKey key) {
    this.id = id;
    this.suite = suite;
    this.key = key;
    this.cipher = suite.cipher();
  }

  byte[] seal(byte[] plain, int length, long number, boolean last) {
    try {
      init(Cipher.ENCRYPT_MODE, number, last);
      return cipher.doFinal(plain, 0, length);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Sealing a segment failed", e);
    }
  }

  /** Opens a segment into {@code plain}, which must be long enough. */
  void open(byte[] sealed, long number, boolean last, byte[] plain) {
    try {
      init(Cipher.DECRYPT_MODE, number, last);
      cipher.doFinal(sealed, 0, sealed.length, plain, 0);
    } catch (AEADBadTagException e) {
      throw new TamperedBlob(id, "segment " + number + " is not what was stored", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Opening a segment failed", e);
    }
  }

  private void init(int mode, long number, boolean last) throws GeneralSecurityException {
    var nonce = ByteBuffer.allocate(Suite.NONCE_BYTES).putInt(0).putLong(number).array();
    cipher.init(mode, key, new GCMParameterSpec(8 * Suite.TAG_BYTES, nonce));
    cipher.updateAAD(
        ByteBuffer.allocate(64)
            .put("anjuan-segment".getBytes(StandardCharsets.US_ASCII))
            .put((byte) BlobHeader.FORMAT)
            .put((byte) suite.code())
            .put(id.value().getBytes(StandardCharsets.US_ASCII))
            .putLong(number)
            .put((byte) (last ? 1 : 0))
            .flip());
  }
}
