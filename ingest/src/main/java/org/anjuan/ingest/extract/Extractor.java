package org.anjuan.ingest.extract;

import org.anjuan.archive.document.ArchivedDocument;
import org.anjuan.archive.document.DerivedPages;
import org.anjuan.archive.document.DocumentId;
import org.anjuan.archive.document.DocumentInVault;
import org.anjuan.archive.document.DocumentPasswords;
import org.anjuan.archive.document.DocumentVersion;
import org.anjuan.archive.document.Documents;
import org.anjuan.archive.document.Extracted;
import org.anjuan.archive.document.Film;
import org.anjuan.archive.document.Reading;
import org.anjuan.archive.document.Thumbnails;
import org.anjuan.archive.format.DocumentFormat;
import org.anjuan.archive.format.DocumentKey;
import org.anjuan.archive.format.FormatWorkers;
import org.anjuan.archive.format.UnreadableDocument;
import org.anjuan.archive.record.MedicalRecords;
import org.anjuan.archive.vault.Vault;
import org.anjuan.archive.work.WorkKind;
import org.anjuan.archive.work.WorkQueue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the versions of a document that have not been read yet. */
@Component
class Extractor {
  private final Documents documents;
  private final MedicalRecords records;
  private final DerivedPages pages;
  private final FormatWorkers workers;
  private final Thumbnails thumbnails;
  private final Filming filming;
  private final DocumentPasswords passwords;
  private final Vault vault;
  private final WorkQueue work;

  Extractor(
      Documents documents,
      MedicalRecords records,
      DerivedPages pages,
      FormatWorkers workers,
      Thumbnails thumbnails,
      Filming filming,
      DocumentPasswords passwords,
      Vault vault,
      WorkQueue work) {
    this.documents = documents;
    this.records = records;
    this.pages = pages;
    this.workers = workers;
    this.thumbnails = thumbnails;
    this.filming = filming;
    this.passwords = passwords;
    this.vault = vault;
    this.work = work;
  }

  /**
   * Reads what is to be read. Doing it again does no harm: what has been read stays.
   *
   * @throws UnreadableDocument when a version can't be read; it is marked so
   */
  void extract(DocumentId id) {
    var found = documents.find(id);
    if (found.isEmpty()) {
      return; // announced, but its intake never came to the end: the source sends again
    }
    var document = found.get();
    UnreadableDocument unreadable = null;
    for (var version : document.versions()) {
      if (version.reading() == Reading.PENDING) {
        try {
          document = note(document, version, read(document, version));
        } catch (UnreadableDocument e) {
          document = note(document, version, Reading.FAILED, null);
          unreadable = e;
        }
      }
    }
    publish(document);
    thumbnails.keep(document);
    if (unreadable != null) {
      throw unreadable;
    }
  }

  /** Gives up on what has not been read, so that the versions before it hold again. */
  void giveUp(DocumentId id) {
    documents
        .find(id)
        .ifPresent(found -> {
          var document = found;
          for (var version : found.versions()) {
            if (version.reading() == Reading.PENDING) {
              document = note(document, version, Reading.FAILED, null);
            }
          }
          publish(document);
        });
  }

  private Extracted read(ArchivedDocument document, DocumentVersion version) {
    var collected = pages.collect();
    var format = DocumentFormat.of(version.mediaType());
    if (format.isPresent()) {
      try (var bytes = DocumentInVault.of(vault, passwords, document, version)) {
        workers.extract(format.get(), new DocumentKey(version.content().value()), bytes, collected);
      }
    } else if (version.mediaType().startsWith("video/")) {
      try (var content = vault.open(version.content())) {
        filming.look(version, content, collected);
      }
    }
    return collected.store();
  }

  private ArchivedDocument note(
      ArchivedDocument document, DocumentVersion version, Extracted extracted) {
    var noted = note(document, version, Reading.DONE, extracted);
    for (var blob : extracted.blobs()) {
      if (noted.blobs().contains(blob)) {
        vault.keep(blob);
      } else {
        vault.remove(blob); // another node was faster
      }
    }
    return noted;
  }

  private ArchivedDocument note(
      ArchivedDocument document,
      DocumentVersion version,
      Reading reading,
      @Nullable Extracted extracted) {
    return documents.note(document, version.number(), reading, extracted).orElseThrow();
  }

  private void publish(ArchivedDocument document) {
    records.note(document.recordId(), document.asNoted());
    if (document.versions().stream().anyMatch(Extractor::isToBeConverted)) {
      work.ask(WorkKind.CONVERT, document.id().value(), document.touchedAt());
    }
    // Its record comes into the index with it.
    work.ask(WorkKind.INDEX_DOCUMENT, document.id().value(), document.touchedAt());
  }

  private static boolean isToBeConverted(DocumentVersion version) {
    var extracted = version.extracted();
    var film = extracted == null ? null : extracted.film();
    return film != null && film.state() == Film.State.PENDING;
  }
}
