package org.anjuan.archive.export;

import org.anjuan.archive.document.ArchivedDocument;
import org.anjuan.archive.document.DocumentPasswords;
import org.anjuan.archive.document.DocumentVersion;
import org.anjuan.archive.format.CopyForm;
import org.anjuan.archive.format.DocumentBytes;
import org.anjuan.archive.format.DocumentFormat;
import org.anjuan.archive.format.DocumentKey;
import org.anjuan.archive.format.FormatWorkers;
import org.anjuan.archive.vault.StoredBlob;
import org.anjuan.archive.vault.Vault;
import org.anjuan.archive.watermark.Viewing;
import org.anjuan.archive.watermark.Watermarking;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Makes stamped copies. A copy goes from its worker straight into the vault, so that no slow line
 * holds up a worker, and a copy that fails half-way never leaves. It is not {@link Vault#keep
 * kept}: whoever asked removes it; what a crash leaves, the sweep finds.
 */
@Service
public class StampedCopies {
  private final Vault vault;
  private final FormatWorkers workers;
  private final Watermarking watermarking;
  private final DocumentPasswords passwords;

  StampedCopies(
      Vault vault, FormatWorkers workers, Watermarking watermarking, DocumentPasswords passwords) {
    this.vault = vault;
    this.workers = workers;
    this.watermarking = watermarking;
    this.passwords = passwords;
  }

  /**
   * A copy in the vault.
   *
   * @param signed whether the original bears signatures: they don't hold for the copy
   */
  public record Copy(StoredBlob blob, DocumentFormat format, int pages, boolean signed) {}

  /**
   * Copies a version of a document for somebody. What a password of its source opens leaves
   * unlocked: who takes it was allowed to read it.
   *
   * @param viewing who takes it; the rule book has been asked
   * @param address from where
   * @throws NotCopyable when its format has no pages that could carry a stamp
   * @throws org.anjuan.archive.format.UnreadableDocument when it can't be read
   */
  public Copy make(
      Viewing viewing,
      @Nullable String address,
      ArchivedDocument document,
      DocumentVersion version,
      CopyForm form) {
    var format = DocumentFormat.of(version.mediaType()).orElseThrow(NotCopyable::new);
    var becomes = form.of(format);
    var pictures = becomes == DocumentFormat.PDF && format != DocumentFormat.PDF;
    var stamp =
        pictures
            ? watermarking.ofPictures(viewing, address)
            : watermarking.ofCopy(viewing, address);
    try (var content = vault.open(version.content())) {
      return workers.copy(
          format,
          new DocumentKey(version.content().value()),
          DocumentBytes.of(version.size(), content::stream)
              .unlockedBy(() -> passwords.of(document.source().system())),
          form,
          stamp,
          copy -> {
            var stored = vault.store(copy);
            return new Copy(stored, becomes, copy.pages(), copy.signed());
          });
    }
  }
}
