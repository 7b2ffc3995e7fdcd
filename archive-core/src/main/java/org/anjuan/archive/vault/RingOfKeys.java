package org.anjuan.archive.vault;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Master keys held in this process.
 *
 * <p>A master key never encrypts by itself: for each blob, and for each domain of fields, a key of
 * its own is derived (HKDF-SHA256), so that random nonces don't run out in thirty years.
 */
final class RingOfKeys implements MasterKeys {

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Map<String, SecretKey> masters;
  private final String current;
  private final SecretKey hashKey;
  private final ArchiveSeal seal;

  /** A ring that was made without a key for anchors: all copies of it arrive at the same one. */
  RingOfKeys(Map<String, SecretKey> masters, String current, SecretKey hashKey) {
    this(masters, current, hashKey, List.of(derivedSeed(hashKey)));
  }

  RingOfKeys(
      Map<String, SecretKey> masters, String current, SecretKey hashKey, List<byte[]> sealSeeds) {
    this.masters = Map.copyOf(masters);
    this.current = current;
    this.hashKey = hashKey;
    this.seal = new ArchiveSeal(sealSeeds);
    if (!masters.containsKey(current)) {
      throw new IllegalArgumentException("The current key is not in the ring");
    }
  }

  @Override
  public String currentKeyId() {
    return current;
  }

  @Override
  public Set<String> keyIds() {
    return masters.keySet();
  }

  ArchiveSeal seal() {
    return seal;
  }

  static byte[] derivedSeed(SecretKey hashKey) {
    return derive(hashKey, "anjuan audit anchor 1").getEncoded();
  }

  KeyedHash keyedHash() {
    return new KeyedHash(hashKey);
  }

  @Override
  public WrappedKey wrap(SecretKey dataKey, BlobHeader header) {
    var key = derived(current, "anjuan blob " + header.id());
    return new WrappedKey(current, seal(key, dataKey.getEncoded(), header.binding(current)));
  }

  @Override
  public SecretKey unwrap(WrappedKey wrapped, BlobHeader header) {
    if (!masters.containsKey(wrapped.keyId())) {
      throw new TamperedBlob(header.id(), "its key " + wrapped.keyId() + " is not in the key ring");
    }
    var key = derived(wrapped.keyId(), "anjuan blob " + header.id());
    try {
      var plain = open(key, wrapped.bytes(), header.binding(wrapped.keyId()));
      return new SecretKeySpec(plain, header.suite().algorithm());
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new TamperedBlob(header.id(), "its metadata or its key are not what was stored", e);
    }
  }

  byte[] sealField(String domain, byte[] plain) {
    return seal(derived(current, "anjuan field " + domain), plain, fieldBinding(domain, current));
  }

  byte[] openField(String keyId, String domain, byte[] sealed) throws GeneralSecurityException {
    if (!masters.containsKey(keyId)) {
      throw new AEADBadTagException("key " + keyId + " is not in the key ring");
    }
    var key = derived(keyId, "anjuan field " + domain);
    return open(key, sealed, fieldBinding(domain, keyId));
  }

  private static byte[] fieldBinding(String domain, String keyId) {
    return ("anjuan-field\n" + domain + "\n" + keyId).getBytes(StandardCharsets.UTF_8);
  }

  private SecretKey derived(String keyId, String purpose) {
    var master = masters.get(keyId);
    if (master == null) {
      throw new IllegalArgumentException("No such key in the ring");
    }
    return derive(master, purpose);
  }

  private static SecretKey derive(SecretKey master, String purpose) {
    try {
      var derivation =
          HKDFParameterSpec.ofExtract()
              .addIKM(master)
              .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), 32);
      return KDF.getInstance("HKDF-SHA256").deriveKey("AES", derivation);
    } catch (NoSuchAlgorithmException | InvalidAlgorithmParameterException e) {
      throw new IllegalStateException("HKDF is missing in this Java runtime", e);
    }
  }

  private static byte[] seal(SecretKey key, byte[] plain, byte[] binding) {
    var nonce = new byte[Suite.NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    try {
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(8 * Suite.TAG_BYTES, nonce));
      cipher.updateAAD(binding);
      var sealed = new byte[nonce.length + plain.length + Suite.TAG_BYTES];
      System.arraycopy(nonce, 0, sealed, 0, nonce.length);
      cipher.doFinal(plain, 0, plain.length, sealed, nonce.length);
      return sealed;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM failed", e);
    }
  }

  private static byte[] open(SecretKey key, byte[] sealed, byte[] binding)
      throws GeneralSecurityException {
    if (sealed.length < Suite.NONCE_BYTES + Suite.TAG_BYTES) {
      throw new AEADBadTagException("too short");
    }
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.DECRYPT_MODE,
        key,
        new GCMParameterSpec(8 * Suite.TAG_BYTES, sealed, 0, Suite.NONCE_BYTES));
    cipher.updateAAD(binding);
    return cipher.doFinal(sealed, Suite.NONCE_BYTES, sealed.length - Suite.NONCE_BYTES);
  }
}
