package org.anjuan.archive.document;

import java.io.InputStream;
import java.util.List;
import java.util.function.Supplier;
import org.anjuan.archive.format.DocumentBytes;
import org.anjuan.archive.vault.BlobContent;
import org.anjuan.archive.vault.BlobId;
import org.anjuan.archive.vault.Vault;
import org.jspecify.annotations.Nullable;

/**
 * A document as a format worker is given it: the vault is asked when the worker first wants bytes,
 * which it does not while it has the document open from before.
 */
public final class DocumentInVault implements DocumentBytes, AutoCloseable {
  private final Vault vault;
  private final BlobId blob;
  private final long length;
  private final Supplier<List<String>> passwords;
  private @Nullable BlobContent content;

  /**
   * A document that is not opened yet.
   *
   * @param length of its bytes
   * @param passwords asked for where it is locked
   */
  public DocumentInVault(Vault vault, BlobId blob, long length, Supplier<List<String>> passwords) {
    this.vault = vault;
    this.blob = blob;
    this.length = length;
    this.passwords = passwords;
  }

  /** A version of an archived document. */
  public static DocumentInVault of(
      Vault vault,
      DocumentPasswords passwords,
      ArchivedDocument document,
      DocumentVersion version) {
    var source = document.source().system();
    return new DocumentInVault(
        vault, version.content(), version.size(), () -> passwords.of(source));
  }

  @Override
  public long length() {
    return length;
  }

  @Override
  public InputStream open() {
    return content().stream();
  }

  @Override
  public List<String> passwords() {
    return passwords.get();
  }

  private synchronized BlobContent content() {
    var opened = content;
    if (opened == null) {
      opened = vault.open(blob);
      content = opened;
    }
    return opened;
  }

  @Override
  public synchronized void close() {
    if (content != null) {
      content.close();
    }
  }
}
