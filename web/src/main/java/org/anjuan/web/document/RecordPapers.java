package org.anjuan.web.document;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.document.DocumentId;
import org.anjuan.archive.document.Documents;
import org.anjuan.archive.format.DocumentFormat;
import org.anjuan.archive.record.RecordId;
import org.anjuan.web.document.DocumentViews.DocumentView;
import org.anjuan.web.document.DocumentViews.VersionView;
import org.anjuan.web.problem.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A record's documents and their pages, for pages outside the client. Goes through the interface's
 * own controllers: the same gate, the same marks on the pictures, the same traces.
 */
@Component
public class RecordPapers {
  private final DocumentController lists;
  private final PageController pages;
  private final Documents documents;

  RecordPapers(DocumentController lists, PageController pages, Documents documents) {
    this.lists = lists;
    this.pages = pages;
    this.documents = documents;
  }

  /**
   * A document in its present version.
   *
   * @param pageCount null before it was read, and for what has no pages
   * @param drawable whether it has pages that can be shown
   * @param scanned whether it is a picture of paper
   */
  public record Paper(
      String id,
      String category,
      String categoryEnglish,
      String title,
      @Nullable Instant createdAt,
      int version,
      @Nullable Integer pageCount,
      boolean drawable,
      boolean scanned) {}

  /** In binding order; absent and invisible records look the same. */
  public List<Paper> of(Actor actor, RecordId record) {
    return lists.ofRecord(actor, record).items().stream().map(RecordPapers::paper).toList();
  }

  /** A page as JPEG, of a document of this record and no other. */
  public byte[] picture(
      Actor actor, RecordId record, DocumentId document, int version, int page, int width) {
    var found = documents.find(document).orElseThrow(NotFound::new);
    if (!found.recordId().equals(record)) {
      throw new NotFound();
    }
    return Objects.requireNonNull(pages.page(actor, document, version, page, width).getBody());
  }

  private static Paper paper(DocumentView view) {
    var now =
        view.versions().stream()
            .filter(version -> version.version() == view.current())
            .findFirst()
            .orElseThrow(NotFound::new);
    return new Paper(
        view.documentId(),
        view.categoryName(),
        view.categoryNameEnglish(),
        view.title(),
        view.createdAt(),
        now.version(),
        now.pageCount(),
        isDrawable(now),
        view.origin().equals("SCANNED"));
  }

  private static boolean isDrawable(VersionView version) {
    var count = version.pageCount();
    return count != null && count > 0 && DocumentFormat.of(version.mediaType()).isPresent();
  }
}
