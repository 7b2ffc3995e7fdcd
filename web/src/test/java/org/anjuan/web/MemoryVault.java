package org.anjuan.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.anjuan.archive.platform.UnguessableId;
import org.anjuan.archive.vault.BlobContent;
import org.anjuan.archive.vault.BlobId;
import org.anjuan.archive.vault.NoSuchBlob;
import org.anjuan.archive.vault.StoredBlob;
import org.anjuan.archive.vault.Vault;

/** Keeps bytes for as long as a test lasts. */
public final class MemoryVault implements Vault {
  private final Map<BlobId, byte[]> blobs = new ConcurrentHashMap<>();

  @Override
  public StoredBlob store(InputStream content) {
    try {
      var bytes = content.readAllBytes();
      var id = new BlobId(UnguessableId.next());
      blobs.put(id, bytes);
      return new StoredBlob(id, bytes.length, digest(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many it holds. */
  public int size() {
    return blobs.size();
  }

  @Override
  public void keep(BlobId id) {}

  @Override
  public void letGo(BlobId id) {}

  @Override
  public BlobContent open(BlobId id) {
    var bytes = blobs.get(id);
    if (bytes == null) {
      throw new NoSuchBlob(id);
    }
    return new BlobContent() {
      @Override
      public long size() {
        return bytes.length;
      }

      @Override
      public String sha256() {
        return digest(bytes);
      }

      @Override
      public InputStream stream() {
        return new ByteArrayInputStream(bytes);
      }

      @Override
      public InputStream stream(long offset, long length) {
        return new ByteArrayInputStream(bytes, (int) offset, (int) length);
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public void remove(BlobId id) {
    blobs.remove(id);
  }

  public static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
