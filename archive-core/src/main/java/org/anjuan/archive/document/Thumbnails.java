package org.anjuan.archive.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.anjuan.archive.format.DocumentBytes;
import org.anjuan.archive.format.DocumentFormat;
import org.anjuan.archive.format.DocumentKey;
import org.anjuan.archive.format.FormatWorkers;
import org.anjuan.archive.format.PageStyle;
import org.anjuan.archive.format.UnreadableDocument;
import org.anjuan.archive.vault.Vault;
import org.springframework.stereotype.Service;

/**
 * Small pictures of pages. Those of scanned pages are kept from reading; most others are never
 * looked at, so they are drawn when somebody looks, and kept only for documents of several
 * versions, which are compared by them.
 */
@Service
public class Thumbnails {
  private static final PageStyle SMALL = PageStyle.plain().atWidth(PageStyle.THUMBNAIL_WIDTH);

  private final Documents documents;
  private final DerivedPages pages;
  private final FormatWorkers workers;
  private final DocumentPasswords passwords;
  private final Vault vault;

  Thumbnails(
      Documents documents,
      DerivedPages pages,
      FormatWorkers workers,
      DocumentPasswords passwords,
      Vault vault) {
    this.documents = documents;
    this.pages = pages;
    this.workers = workers;
    this.passwords = passwords;
    this.vault = vault;
  }

  /** A page's small picture as JPEG; empty when there is no such page, or it can't be drawn. */
  public Optional<byte[]> of(ArchivedDocument document, DocumentVersion version, int page) {
    var extracted = version.extracted();
    if (extracted == null || page < 1 || page > extracted.pageCount()) {
      return Optional.empty();
    }
    var kept = pages.thumbnail(extracted, page);
    return kept.isPresent()
        ? kept
        : opened(document, version, drawing -> drawing.forSomebody(page)).flatMap(jpeg -> jpeg);
  }

  /** Hands the small pictures of all pages that can be drawn to {@code reader}. */
  void each(
      ArchivedDocument document, DocumentVersion version, BiConsumer<Integer, byte[]> reader) {
    var extracted = version.extracted();
    if (extracted == null) {
      return;
    }
    pages.thumbnails(extracted, reader);
    var missing = pages.withoutThumbnail(extracted);
    if (!missing.isEmpty()) {
      opened(
          document,
          version,
          drawing -> {
            missing.forEach(
                page -> drawing.forSomebody(page).ifPresent(jpeg -> reader.accept(page, jpeg)));
            return true;
          });
    }
  }

  /**
   * Draws and keeps what is missing of a document that has several versions. Doing it again, or on
   * two nodes at once, does no harm.
   */
  public void keep(ArchivedDocument document) {
    if (document.versions().size() < 2) {
      return;
    }
    for (var version : document.versions()) {
      var extracted = version.extracted();
      if (extracted != null && !pages.withoutThumbnail(extracted).isEmpty()) {
        keep(document, version, extracted);
      }
    }
  }

  private void keep(ArchivedDocument document, DocumentVersion version, Extracted extracted) {
    var all = new ArrayList<byte[]>();
    for (int page = 1; page <= extracted.pageCount(); page++) {
      all.add(pages.thumbnail(extracted, page).orElseGet(() -> new byte[0]));
    }
    var missing = pages.withoutThumbnail(extracted);
    var drawn =
        opened(
            document,
            version,
            drawing -> {
              int pictures = 0;
              for (var page : missing) {
                var jpeg = drawing.meanwhile(page);
                jpeg.ifPresent(picture -> all.set(page - 1, picture));
                pictures += jpeg.isPresent() ? 1 : 0;
              }
              return pictures;
            });
    if (drawn.orElse(0) > 0) {
      replace(document.id(), version.number(), extracted, all);
    }
  }

  private void replace(DocumentId id, int version, Extracted before, List<byte[]> all) {
    var blob = pages.store(all);
    var noted = documents.note(id, version, before.thumbnails(), blob);
    if (noted.isPresent() && noted.get().blobs().contains(blob)) {
      vault.keep(blob);
      if (before.thumbnails() != null) {
        vault.remove(before.thumbnails());
      }
    } else {
      vault.remove(blob); // another node was faster
    }
  }

  private <T> Optional<T> opened(
      ArchivedDocument document, DocumentVersion version, Function<Drawing, T> work) {
    var format = DocumentFormat.of(version.mediaType());
    if (format.isEmpty()) {
      return Optional.empty();
    }
    try (var bytes = DocumentInVault.of(vault, passwords, document, version)) {
      var key = new DocumentKey(version.content().value());
      return Optional.of(work.apply(new Drawing(format.get(), key, bytes)));
    }
  }

  /** One document under the pen. */
  private final class Drawing {
    private final DocumentFormat format;
    private final DocumentKey key;
    private final DocumentBytes bytes;

    private Drawing(DocumentFormat format, DocumentKey key, DocumentBytes bytes) {
      this.format = format;
      this.key = key;
      this.bytes = bytes;
    }

    private Optional<byte[]> forSomebody(int page) {
      try {
        return Optional.of(workers.page(format, key, bytes, page, SMALL).jpeg());
      } catch (UnreadableDocument damaged) {
        return Optional.empty();
      }
    }

    /** While nobody waits for it: people go before. */
    private Optional<byte[]> meanwhile(int page) {
      try {
        return Optional.of(workers.thumbnail(format, key, bytes, page).jpeg());
      } catch (UnreadableDocument damaged) {
        return Optional.empty();
      }
    }
  }
}
