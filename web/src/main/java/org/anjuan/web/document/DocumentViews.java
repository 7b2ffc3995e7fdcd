package org.anjuan.web.document;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.anjuan.archive.document.ArchivedDocument;
import org.anjuan.archive.document.Categories;
import org.anjuan.archive.document.Category;
import org.anjuan.archive.document.CategoryCode;
import org.anjuan.archive.document.DocumentId;
import org.anjuan.archive.document.DocumentVersion;
import org.anjuan.archive.document.Film;
import org.anjuan.archive.document.FilmProgress;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows documents to people: in binding order, with their versions. */
@Component
class DocumentViews {
  private static final int LAST = Integer.MAX_VALUE;

  private final Categories categories;
  private final FilmProgress progress;

  DocumentViews(Categories categories, FilmProgress progress) {
    this.categories = categories;
    this.progress = progress;
  }

  /**
   * A document with all its versions, the latest first.
   *
   * @param withdrawnAt when its source took the current version back; null: it did not
   */
  record DocumentView(
      String documentId,
      String recordId,
      String category,
      String categoryName,
      String categoryNameEnglish,
      int categoryOrder,
      String title,
      String source,
      @Nullable String author,
      @Nullable Instant createdAt,
      int current,
      String origin,
      @Nullable Instant withdrawnAt,
      List<VersionView> versions) {}

  /** A version. */
  record VersionView(
      int version,
      String mediaType,
      long size,
      @Nullable Integer pageCount,
      int ocrPages,
      Instant receivedAt,
      @Nullable Instant modifiedAt,
      String extraction,
      String sha256,
      String channel,
      @Nullable FilmView film,
      List<String> enclosed) {}

  /**
   * A video.
   *
   * @param state AS_IS, PENDING, READY or FAILED
   * @param percent how far the conversion is; absent before it begins
   */
  record FilmView(
      String state,
      long millis,
      int width,
      int height,
      boolean poster,
      @Nullable Integer percent,
      @Nullable String trouble) {}

  List<DocumentView> inBindingOrder(List<ArchivedDocument> documents) {
    return documents.stream()
        .map(this::view)
        .sorted(
            Comparator.comparingInt(DocumentView::categoryOrder)
                .thenComparing(
                    DocumentView::createdAt, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(DocumentView::title)
                .thenComparing(DocumentView::documentId))
        .toList();
  }

  /** Closed categories in binding order, with the number of documents. */
  List<DocumentController.ClosedPart> closed(Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .map(closed -> {
          var category = category(new CategoryCode(closed.getKey()));
          return new DocumentController.ClosedPart(
              closed.getKey(),
              category.name(),
              category.english(),
              category.order(),
              closed.getValue());
        })
        .sorted(Comparator.comparingInt(DocumentController.ClosedPart::order))
        .toList();
  }

  private Category category(CategoryCode code) {
    return categories
        .find(code)
        .orElseGet(() -> new Category(code, code.value(), code.value(), LAST));
  }

  DocumentView view(ArchivedDocument document) {
    var code = document.category();
    var category = category(code);
    return new DocumentView(
        document.id().value(),
        document.recordId().value(),
        code.value(),
        category.name(),
        category.english(),
        category.order(),
        document.title(),
        document.source().system(),
        document.author(),
        document.createdAt(),
        document.current().number(),
        document.current().isScanned() ? "SCANNED" : "COLLECTED",
        document.isWithdrawn() ? document.withdrawnAt() : null,
        document.versions().stream()
            .sorted(Comparator.comparingInt(DocumentVersion::number).reversed())
            .map(version -> version(document.id(), version))
            .toList());
  }

  private VersionView version(DocumentId id, DocumentVersion version) {
    var extracted = version.extracted();
    return new VersionView(
        version.number(),
        version.mediaType(),
        version.size(),
        extracted == null ? null : extracted.pageCount(),
        extracted == null ? 0 : extracted.ocrPages(),
        version.receivedAt(),
        version.modifiedAt(),
        version.reading().name(),
        version.sha256(),
        version.channel().name(),
        extracted == null ? null : film(id, version.number(), extracted.film()),
        extracted == null || extracted.enclosed() == null ? List.of() : extracted.enclosed());
  }

  private @Nullable FilmView film(DocumentId id, int version, @Nullable Film film) {
    if (film == null) {
      return null;
    }
    var percent =
        film.state() == Film.State.PENDING ? progress.of(id, version) : OptionalInt.empty();
    return new FilmView(
        film.state().name(),
        film.millis(),
        film.width(),
        film.height(),
        film.poster() != null,
        percent.isPresent() ? percent.getAsInt() : null,
        film.trouble());
  }
}
