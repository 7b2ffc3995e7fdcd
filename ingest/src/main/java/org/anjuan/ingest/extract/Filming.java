package org.anjuan.ingest.extract;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.anjuan.archive.document.DerivedPages;
import org.anjuan.archive.document.DocumentId;
import org.anjuan.archive.document.DocumentVersion;
import org.anjuan.archive.document.Documents;
import org.anjuan.archive.document.Film;
import org.anjuan.archive.document.FilmProgress;
import org.anjuan.archive.document.VideoBlob;
import org.anjuan.archive.format.UnreadableDocument;
import org.anjuan.archive.format.VideoBytes;
import org.anjuan.archive.format.VideoWorkers;
import org.anjuan.archive.format.WorkerFailed;
import org.anjuan.archive.vault.BlobContent;
import org.anjuan.archive.vault.StoredBlob;
import org.anjuan.archive.vault.Vault;
import org.springframework.stereotype.Component;

/**
 * Looks into videos and converts those that browsers don't play. The fragments that come out of the
 * conversion are stored first and put in order then, so that neither memory nor a disk in the clear
 * is needed for them; that first store goes when the second is there, or with the sweep.
 */
@Component
class Filming {
  private final Documents documents;
  private final VideoWorkers videos;
  private final FilmProgress progress;
  private final Vault vault;

  Filming(Documents documents, VideoWorkers videos, FilmProgress progress, Vault vault) {
    this.documents = documents;
    this.videos = videos;
    this.progress = progress;
    this.vault = vault;
  }

  /** Notes what a video is, with a picture of it. */
  void look(DocumentVersion version, BlobContent content, DerivedPages.Collected collected) {
    if (!videos.available()) {
      return;
    }
    var video = VideoBlob.of(content);
    var facts = videos.look(version.mediaType(), video);
    var state = facts.playable() ? Film.State.AS_IS : Film.State.PENDING;
    var film = new Film(state, facts.millis(), facts.width(), facts.height(), null, null, 0, null);
    collected.film(film, videos.poster(version.mediaType(), video, facts));
  }

  /**
   * Converts what is still to be converted.
   *
   * @throws UnreadableDocument when a video can't be converted; it is noted
   * @throws WorkerFailed when a conversion was lost
   */
  void convert(DocumentId id) {
    UnreadableDocument fault = null;
    for (var version : unconverted(id)) {
      var film = film(version);
      try {
        convert(id, version, film);
      } catch (UnreadableDocument e) {
        documents.note(id, version.number(), film.failed(e.reason().name()));
        fault = e;
      } finally {
        progress.forget(id, version.number());
      }
    }
    if (fault != null) {
      throw fault;
    }
  }

  /** What can't be converted after several tries is played as it is, as far as it can be. */
  void giveUp(DocumentId id, String trouble) {
    for (var version : unconverted(id)) {
      documents.note(id, version.number(), film(version).failed(trouble));
    }
  }

  private List<DocumentVersion> unconverted(DocumentId id) {
    var all = new ArrayList<DocumentVersion>();
    documents
        .find(id)
        .ifPresent(document -> {
          for (var version : document.versions()) {
            var extracted = version.extracted();
            var film = extracted == null ? null : extracted.film();
            if (film != null
                && (film.state() == Film.State.PENDING || film.state() == Film.State.FAILED)) {
              all.add(version);
            }
          }
        });
    return all;
  }

  private static Film film(DocumentVersion version) {
    var extracted = version.extracted();
    if (extracted == null || extracted.film() == null) {
      throw new IllegalStateException("no film");
    }
    return extracted.film();
  }

  private void convert(DocumentId id, DocumentVersion version, Film film) {
    var fragments = new AtomicReference<BlobContent>();
    var stored = new AtomicReference<StoredBlob>();
    try (var content = vault.open(version.content())) {
      var video = VideoBlob.of(content);
      var facts = videos.look(version.mediaType(), video);
      var rendition =
          videos.convert(
              version.mediaType(),
              video,
              facts,
              in -> kept(in, fragments, stored),
              percent -> progress.note(id, version.number(), percent));
      var ordered = new AtomicReference<StoredBlob>();
      rendition.read(in -> ordered.set(vault.store(in)));
      note(id, version, film, ordered.get(), rendition.millis());
    } finally {
      drop(fragments.get(), stored.get());
    }
  }

  private VideoBytes kept(
      InputStream in, AtomicReference<BlobContent> fragments, AtomicReference<StoredBlob> stored) {
    stored.set(vault.store(in));
    fragments.set(vault.open(stored.get().id()));
    return VideoBlob.of(fragments.get());
  }

  private void note(
      DocumentId id, DocumentVersion version, Film film, StoredBlob rendition, long millis) {
    var ready = film.ready(rendition.id(), rendition.size(), millis);
    var noted = documents.note(id, version.number(), ready);
    if (noted.isPresent() && noted.get().blobs().contains(rendition.id())) {
      vault.keep(rendition.id());
    } else {
      vault.remove(rendition.id()); // another node was faster
    }
  }

  private void drop(
      @org.jspecify.annotations.Nullable BlobContent fragments,
      @org.jspecify.annotations.Nullable StoredBlob stored) {
    if (fragments != null) {
      fragments.close();
    }
    if (stored != null) {
      vault.remove(stored.id());
    }
  }
}
